import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startApp } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { PROJECT_FOLDER } from '../support/environment.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';

const read = (name: string) => readFile(join(PROJECT_FOLDER, name), 'utf8');

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+m$/)
            .optional(),
          labels: z.object({ severity: z.enum(['info', 'warning', 'critical']) }),
          annotations: z.object({ summary: z.string(), runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});
const dashboardSchema = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string(), refId: z.string() })).min(1),
    }),
  ),
});

async function readRules() {
  const { groups } = rulesSchema.parse(parse(await read('deploy/prometheus/alerts.yaml')));
  return groups.flatMap(({ rules }) => rules);
}

async function readPanels() {
  return dashboardSchema.parse(JSON.parse(await read('deploy/grafana/dashboard.json'))).panels;
}

/** A name that Prometheus adds by itself. */
const FROM_PROMETHEUS = new Set(['up']);
const LABELS_FROM_PROMETHEUS = ['job', 'instance', 'le'];

interface Used {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** The metrics of an expression, each with the labels that are asked of it. */
function usedIn(expression: string): readonly Used[] {
  const grouped = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, names = '']) =>
    names.split(/,\s*/),
  );
  return [...expression.matchAll(/\b((?:tanya_netral|process|nodejs)_\w+|up)\b(?:\{([^}]*)\})?/g)]
    .filter(([, metric = '']) => !FROM_PROMETHEUS.has(metric))
    .map(([, metric = '', selector = '']) => ({
      metric,
      labels: [...selector.matchAll(/(\w+)\s*[=!]/g)].map(([, name = '']) => name).concat(grouped),
    }));
}

/** What `/metrics` exposes: names, each with its labels. */
async function exposed(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const databaseUrl = await createPostgresDatabase();
  const app = await startApp({
    DATABASE_URL: databaseUrl,
    TELEGRAM_BOT_TOKEN: '1:token',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    WHATSAPP_MODE: 'baileys',
    WHATSAPP_WS_URL: 'ws://127.0.0.1:9',
  });
  await ask(app.url, 'terima kasih');
  await queryPostgres(
    databaseUrl,
    `insert into inbox (id, channel, message_key, asker, state, claimed_until)
     values (gen_random_uuid(), 'telegram', 'k', 'a', 'received', now() + interval '1 hour')`,
  );
  await expect
    .poll(async () => (await scrape(app.url)).has('tanya_netral_lease_held'), { timeout: 20_000 })
    .toBe(true);
  return scrape(app.url);
}

async function scrape(url: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const found = new Map<string, Set<string>>();
  for (const [, name = ''] of text.matchAll(/^# TYPE (\S+)/gm)) found.set(name, new Set());
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{([^}]*)\})? \S+$/gm)) {
    const known = found.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    found.set(name, known);
  }
  return found;
}

describe('alerts and dashboard', () => {
  it('ask only for what /metrics exposes, by labels that it has', async () => {
    const metrics = await exposed();
    const expressions = [
      ...(await readRules()).map(({ expr }) => expr),
      ...(await readPanels()).flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const used = expressions.flatMap(usedIn);
    expect(used.length).toBeGreaterThan(30);
    // Counted only when something is sent: known by its declaration.
    const undrawn = new Map([['tanya_netral_sends_total', ['channel', 'result']]]);
    const wrong = used.filter(({ metric, labels }) => {
      const known = metrics.get(metric);
      const all = [...(known ?? []), ...(undrawn.get(metric) ?? []), ...LABELS_FROM_PROMETHEUS];
      return !known || labels.some((label) => !all.includes(label));
    });
    expect(wrong).toEqual([]);
    expect(usedIn('rate(tanya_netral_absent{a="b"}[5m])')).toEqual([
      { metric: 'tanya_netral_absent', labels: ['a'] },
    ]);
  });

  it('expose no label by which anybody could be told apart', async () => {
    const metrics = await exposed();
    const ours = [...metrics].filter(([name]) => name.startsWith('tanya_netral_'));
    expect(ours.length).toBeGreaterThan(10);
    const labels = new Set(ours.flatMap(([, names]) => [...names]));
    expect([...labels].sort()).toEqual(
      ['channel', 'le', 'lease', 'method', 'outcome', 'queue', 'route', 'state', 'status'].filter(
        (name) => labels.has(name),
      ),
    );
  });
});

describe('the alerts', () => {
  it('have names of their own, and a recipe each', async () => {
    const rules = await readRules();
    expect(rules.length).toBeGreaterThan(10);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const operations = await read('docs/operations.md');
    for (const { alert, annotations } of rules) {
      expect(annotations.runbook_url).toBe(`docs/operations.md#${alert.toLowerCase()}`);
      expect(operations, alert).toMatch(new RegExp(`^#+ ${alert}$`, 'm'));
    }
  });
});

describe('the dashboard', () => {
  it('has panels that do not cover each other', async () => {
    const panels = await readPanels();
    const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(panels.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});
