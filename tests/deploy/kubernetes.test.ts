import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT_FOLDER } from '../support/environment.ts';
import {
  filesOf,
  KUBERNETES_FOLDER,
  type Manifest,
  readDocuments,
  readKustomization,
  readManifests,
  schemaProblems,
} from './manifests.ts';

const BASE = join(KUBERNETES_FOLDER, 'base');
const EXAMPLE = join(KUBERNETES_FOLDER, 'overlays/example');

let base: readonly Manifest[] = [];
let example: readonly Manifest[] = [];
beforeAll(async () => {
  [base, example] = await Promise.all([readManifests(BASE), readManifests(EXAMPLE)]);
});

function ofKind(kind: string): Manifest {
  const found = base.find((manifest) => manifest.kind === kind);
  if (!found) throw new Error(`the base has no ${kind}`);
  return found;
}

const containerSchema = z.looseObject({
  env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })),
  envFrom: z.array(z.looseObject({})),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});
const podSchema = z.looseObject({
  containers: z.tuple([containerSchema]),
  volumes: z.array(z.looseObject({ name: z.string() })),
});
const deploymentSchema = z.object({
  spec: z.object({ template: z.object({ spec: podSchema }) }),
});
const settingsSchema = z.object({ data: z.record(z.string(), z.string()) });

const pod = () => deploymentSchema.parse(ofKind('Deployment')).spec.template.spec;

describe('the manifests', () => {
  it('are all there is to run it', () => {
    expect(base.map(({ kind }) => kind).sort()).toEqual(
      [
        ...['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'NetworkPolicy'],
        ...['PodDisruptionBudget', 'Service', 'ServiceAccount'],
      ].sort(),
    );
  });

  it('fit the schemas of Kubernetes', async () => {
    const patch = await readDocuments(join(EXAMPLE, 'settings.yaml'));
    const all = [...base, ...example, ...(patch as readonly Manifest[])];
    expect(all.length).toBeGreaterThan(9);
    for (const manifest of all) expect(schemaProblems(manifest), manifest.kind).toEqual([]);
  });

  it.each([
    ['a missing field', /"selector":\{[^}]*\}\},/, ''],
    ['a misspelt field', '"readOnlyRootFilesystem"', '"readonlyRootFilesystem"'],
    ['a value of the wrong kind', '"replicas":3', '"replicas":"three"'],
    ['a field in the wrong place', '"metadata":{', '"metadata":{"replicas":3,'],
  ])('would be refused with %s', (_, what, instead) => {
    const text = JSON.stringify(ofKind('Deployment'));
    const broken = text.replace(what, instead);
    expect(broken).not.toBe(text);
    expect(schemaProblems(JSON.parse(broken))).not.toEqual([]);
  });

  it.each([BASE, EXAMPLE])('are named in the kustomization: %s', async (folder) => {
    const { resources, patches } = await readKustomization(folder);
    const named = [...resources, ...patches.map(({ path }) => path)];
    expect(named.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    const files = await filesOf(folder);
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !named.includes(file))).toEqual([]);
  });
});

describe('the overlay', () => {
  it('changes what the base has', async () => {
    const { images, patches } = await readKustomization(EXAMPLE);
    const names = base.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    const operation = z.object({ op: z.string(), path: z.string(), value: z.unknown() });
    for (const { path, target } of patches) {
      const [patch] = await readDocuments(join(EXAMPLE, path));
      const { kind, name } = target ?? {
        kind: z.object({ kind: z.string() }).parse(patch).kind,
        name: z.object({ metadata: z.object({ name: z.string() }) }).parse(patch).metadata.name,
      };
      expect(names).toContain(`${kind}/${name}`);
      if (!target) continue;
      for (const { path: pointer } of z.array(operation).parse(patch)) {
        const keys = pointer.split('/').slice(1);
        const found = keys.reduce<unknown>(
          (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
          ofKind(kind),
        );
        expect(found, pointer).toBeDefined();
      }
    }
    const image = /"image":"([^"]+)"/.exec(JSON.stringify(ofKind('Deployment')))?.[1];
    expect(images.map(({ name }) => name)).toEqual([image]);
  });
});

describe('a pod', () => {
  it('has no more rights than it needs', () => {
    expect(pod()).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            privileged: false,
            capabilities: { drop: ['ALL'] },
          },
          resources: {
            requests: { cpu: expect.any(String) },
            limits: { memory: expect.any(String) },
          },
        },
      ],
    });
    expect(ofKind('ServiceAccount')).toMatchObject({ automountServiceAccountToken: false });
  });

  it('writes only to volumes that it has', () => {
    const [container] = pod().containers;
    const volumes = pod().volumes.map(({ name }) => name);
    expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(volumes.sort());
    const { data } = settingsSchema.parse(ofKind('ConfigMap'));
    expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toContain(data.DATA_DIR);
  });

  it('is asked on the port on which it listens', () => {
    const [{ ports, ...container }] = pod().containers;
    const { data } = settingsSchema.parse(ofKind('ConfigMap'));
    expect(ports).toEqual([{ name: 'http', containerPort: Number(data.PORT) }]);
    expect(container).toMatchObject({
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
    });
    expect(ofKind('Service')).toMatchObject({ spec: { ports: [{ targetPort: 'http' }] } });
  });

  it('gets secrets by reference, and settings that the program knows', async () => {
    const [{ env, envFrom }] = pod().containers;
    expect(env.filter(({ value }) => value !== undefined)).toEqual([]);
    expect(env.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'APP_SECRET']),
    );
    expect(envFrom).toEqual([
      { configMapRef: { name: 'tanya-netral' } },
      { secretRef: { name: 'tanya-netral-channels', optional: true } },
    ]);
    const known = await readFile(join(PROJECT_FOLDER, '.env.example'), 'utf8');
    const { data } = settingsSchema.parse(ofKind('ConfigMap'));
    for (const name of [...Object.keys(data), ...env.map(({ name }) => name)]) {
      expect(known).toMatch(new RegExp(`^# ${name}=`, 'm'));
    }
    expect(Object.keys(data).filter((name) => /SECRET|TOKEN|PASSWORD|URL$/.test(name))).toEqual([]);
    expect([...base, ...example].map(({ kind }) => kind)).not.toContain('Secret');
  });
});

describe('together', () => {
  it('they are several, spread, replaced one at a time, and reached by few', () => {
    expect(ofKind('Deployment')).toMatchObject({
      spec: {
        replicas: 3,
        strategy: { rollingUpdate: { maxUnavailable: 0 } },
        template: { spec: { topologySpreadConstraints: [{}, {}] } },
      },
    });
    expect(ofKind('PodDisruptionBudget')).toMatchObject({ spec: { maxUnavailable: 1 } });
    expect(ofKind('HorizontalPodAutoscaler')).toMatchObject({
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: ofKind('Deployment').metadata.name },
        minReplicas: 3,
      },
    });
    expect(ofKind('NetworkPolicy')).toMatchObject({
      spec: {
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          { ports: [{ port: 53 }, { port: 53 }] },
          { ports: [{ port: 5432 }] },
          { ports: [{ port: 443 }] },
        ],
      },
    });
  });
});
