import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { contextHolds, parseDockerfile } from '../../scripts/parts/dockerfile.ts';
import { PROJECT_FOLDER } from '../support/environment.ts';

const read = (name: string) => readFile(join(PROJECT_FOLDER, name), 'utf8');

describe('the Dockerfile', () => {
  it('takes only what the build context holds, and what the program needs', async () => {
    const { stages } = parseDockerfile(await read('Dockerfile'));
    const dockerignore = await read('.dockerignore');
    const copied = stages
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'copy' && step.from === undefined ? step.sources : []));
    expect(copied).toEqual(expect.arrayContaining(['src', 'content', 'package.json']));
    expect(copied.filter((path) => !contextHolds(dockerignore, path))).toEqual([]);
    for (const secret of ['.env', 'data', 'tests', 'node_modules', '.git']) {
      expect(contextHolds(dockerignore, secret), secret).toBe(false);
    }
  });

  it('installs no development tools, runs no install script, and ends as nobody special', async () => {
    const { stages, command, healthcheck, volumes, port } = parseDockerfile(
      await read('Dockerfile'),
    );
    const steps = stages.flatMap((stage) => stage.steps);
    expect(steps).toContainEqual({ kind: 'run', command: 'npm ci --omit=dev --ignore-scripts' });
    expect(stages.map(({ image }) => image)).toEqual(['node:24-slim', 'node:24-slim']);
    expect(stages.at(-1)?.steps.at(-1)).toEqual({ kind: 'user', name: 'node' });
    expect(command).toEqual(['node', 'src/main.ts']);
    expect(healthcheck.join(' ')).toContain('/healthz');
    expect([volumes, port]).toEqual([['/data'], 3000]);
  });

  it('is read whole: an instruction that cannot be replayed is refused', () => {
    expect(() => parseDockerfile('FROM a\nADD https://example.org /x')).toThrow('ADD');
  });
});

const serviceSchema = z.looseObject({
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

async function readCompose() {
  return composeSchema.parse(parse(await read('compose.yaml'), { merge: true }));
}

describe('compose.yaml', () => {
  it('runs three alike, each with a volume of its own, behind the proxy', async () => {
    const { services, volumes } = await readCompose();
    const apps = Object.entries(services).filter(([name]) => name.startsWith('app-'));
    expect(apps.map(([name]) => name)).toEqual(['app-1', 'app-2', 'app-3']);
    const [first, ...others] = apps.map(([, { volumes: _, ...service }]) => service);
    for (const other of others) expect(other).toEqual(first);
    const data = apps.flatMap(([, service]) => service.volumes);
    expect(new Set(data).size).toBe(3);
    const upstreams = /reverse_proxy (.*) \{/.exec(await read('deploy/caddy/Caddyfile'))?.[1];
    expect(upstreams?.split(' ')).toEqual(apps.map(([name]) => `${name}:3000`));
    const named = Object.values(services).flatMap((service) =>
      service.volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    expect(named.filter((name) => !name.startsWith('.')).sort()).toEqual(
      Object.keys(volumes).sort(),
    );
  });

  it('opens one port, to this machine, and gives every container as little as possible', async () => {
    const { services } = await readCompose();
    const all = Object.values(services);
    expect(all.flatMap(({ ports }) => ports)).toEqual(['127.0.0.1:3000:8080']);
    for (const service of all) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
    expect(services.database).toHaveProperty('healthcheck');
    expect(services['app-1']?.depends_on.database).toEqual({ condition: 'service_healthy' });
  });

  it('takes every secret from .env and refuses to start without it', async () => {
    const { services } = await readCompose();
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|DATABASE_URL/.test(name)),
    );
    expect(secrets.length).toBe(7);
    for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{\w+:\?\}/);
  });

  it('lets nobody outside see the metrics', async () => {
    expect(await read('deploy/caddy/Caddyfile')).toMatch(
      /@inside path [^\n]*\/metrics[^\n]*\n\s*respond @inside 404/,
    );
  });
});
