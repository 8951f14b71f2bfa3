import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { openApp } from '../src/app.ts';
import { parseConfig } from '../src/config.ts';
import { loadEntries } from '../src/knowledge/load-entries.ts';
import { createLogger } from '../src/logger.ts';
import { DESK_TIME_ZONE, localDay } from '../src/review/period.ts';
import { migrate } from '../src/storage/migrate.ts';
import {
  type Database,
  type DatabaseLocation,
  openDatabase,
} from '../src/storage/open-database.ts';
import type { DatabaseSchema } from '../src/storage/schema.ts';
import { createTurnCounter } from '../src/storage/turn-counter.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';
import { createPlanLog, PLAN_FLAGS, type PlanLog } from './desk-plans.ts';
import { seedDesk } from './desk-seed.ts';
import { openBrowser, type SignedIn } from './desk-visitor.ts';

/** Every page of the desk over HTTP, signed in, with many turns behind it. */

const ROOT = join(import.meta.dirname, '..');
const POSTGRES_TURNS = 1_000_000;
const PGLITE_TURNS = 20_000;
const BAR_MS = 300;
const WARM_UPS = 3;
const VISITS = 20;
const DAY_MS = 24 * 60 * 60 * 1000;
const STAFF = { ADMIN_EMAIL: 'kepala@bench.test', ADMIN_PASSWORD: 'empat kata acak panjang' };

const daysAgo = (days: number) => localDay(new Date(Date.now() - days * DAY_MS));
const PAGES = [
  '',
  '?periode=7',
  '?periode=90',
  `?dari=${daysAgo(365)}&sampai=${daysAgo(0)}`,
  '/ringkasan.csv?periode=90',
  '/pertanyaan',
  '/pertanyaan?hal=5',
  '/pertanyaan?cari=foto+bareng',
  '/pertanyaan?alasan=unhelpful',
  '/pertanyaan/keputusan',
  '/balasan',
  '/konten',
  '/laporan',
  '/laporan.xlsx',
  '/laporan/mingguan',
  '/kanal',
  '/akun',
  '/jejak',
  '/saya',
];

interface Timing {
  readonly page: string;
  readonly p50: number;
  readonly p95: number;
}

const isSmall = process.argv.includes('--small');
const folder = await mkdtemp(join(tmpdir(), 'tanya-netral-bench-'));
const plans = createPlanLog();
const postgres = await startPostgres({ flags: PLAN_FLAGS, onLog: plans.take });
try {
  await run('PostgreSQL', isSmall ? PGLITE_TURNS : POSTGRES_TURNS, { url: postgres.url });
  await run('PGlite', PGLITE_TURNS, {});
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run(name: string, turns: number, where: { readonly url?: string }): Promise<void> {
  const dataDir = join(folder, name);
  await fill(name, turns, { ...where, dataDir, onConnectionLost: () => undefined });
  const config = parseConfig({
    ...STAFF,
    PORT: '0',
    DATA_DIR: dataDir,
    CONTENT_DIR: join(ROOT, 'content'),
    CACHE_DIR: join(ROOT, 'node_modules/.cache'),
    ...(where.url === undefined ? {} : { DATABASE_URL: where.url }),
  });
  const app = await openApp(config, createLogger('warn'));
  await app.start();
  try {
    const visitor = await openBrowser(app.server.listeningOrigin, STAFF);
    const timings: Timing[] = [];
    head(name, turns);
    for (const page of PAGES) {
      const timing = await time(visitor, page);
      timings.push(timing);
      row(timing);
    }
    judge(timings);
    if (where.url !== undefined) await showPlan(visitor, plans, timings, where.url);
  } finally {
    await app.stop();
  }
}

async function fill(name: string, turns: number, location: DatabaseLocation): Promise<void> {
  const { db, close } = await openUnhurried(location);
  await migrate(db);
  const seeding = performance.now();
  await seedDesk(db, turns, await loadEntries(join(ROOT, 'content/faq')));
  const counting = performance.now();
  const counter = createTurnCounter(db, DESK_TIME_ZONE);
  let days = 0;
  for (let more = 1; more > 0; days += more) more = await counter.countDays(10);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  const done = performance.now();
  say(
    `${name}: ${turns} turns filled in ${seconds(seeding, counting)} s, ${days} days counted in ${seconds(counting, done)} s`,
  );
  await sql`analyze`.execute(db);
  await close();
}

/** Without the time limit of the program's own connections: a million turns take longer. */
async function openUnhurried(location: DatabaseLocation): Promise<Pick<Database, 'db' | 'close'>> {
  if (location.url === undefined) return openDatabase(location);
  const pool = new pg.Pool({ connectionString: location.url, max: 1 });
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

async function time({ visit }: SignedIn, page: string): Promise<Timing> {
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UPS + VISITS; turn++) {
    const start = performance.now();
    await visit(`/dashboard${page}`);
    if (turn >= WARM_UPS) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  return { page: `/dashboard${page}`, p50: at(0.5), p95: at(0.95) };
}

function head(name: string, turns: number): void {
  say(
    `\n| ${name}, ${turns} turns | p50 ms | p95 ms | of ${BAR_MS} ms |\n| --- | ---: | ---: | ---: |`,
  );
}

function row({ page, p50, p95 }: Timing): void {
  say(`| ${page} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(p95 / BAR_MS).toFixed(2)} |`);
}

function judge(timings: readonly Timing[]): void {
  if (timings.every(({ p95 }) => p95 <= BAR_MS)) return;
  say(`Some page is above ${BAR_MS} ms.`);
  process.exitCode = 1;
}

/** The longest query of the slowest page, as PostgreSQL ran it. */
async function showPlan(
  { visit }: SignedIn,
  log: PlanLog,
  timings: readonly Timing[],
  url: string,
): Promise<void> {
  const [slowest] = timings.toSorted((one, other) => other.p95 - one.p95);
  if (!slowest) return;
  await log.switchOn(url);
  await visit(slowest.page);
  const plan = await log.longest();
  say(`\nThe longest query of the slowest page, ${slowest.page}:\n\n${plan}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
