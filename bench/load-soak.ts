import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Programs } from './load-programs.ts';

const PER_SECOND = 50;
const MINUTE_MS = 60_000;

/** Steady load for a while: memory, open handles and table bloat, minute by minute. */
export async function soak(
  programs: Programs,
  ask: () => Promise<number>,
  minutes: number,
  say: (line: string) => void,
): Promise<void> {
  say(`soak: ${PER_SECOND} messages/s for ${minutes} minutes`);
  const end = Date.now() + minutes * MINUTE_MS;
  let nextLook = Date.now() + MINUTE_MS;
  const slowest: number[] = [];
  while (Date.now() < end) {
    void ask().then((ms) => slowest.push(ms));
    await sleep(1000 / PER_SECOND);
    if (Date.now() < nextLook) continue;
    nextLook += MINUTE_MS;
    say(`  ${await look(programs, slowest.splice(0))}`);
  }
}

async function look({ pid, databaseUrl }: Programs, times: readonly number[]): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const rss = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  const handles = (await readdir(`/proc/${pid}/fd`)).length;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ table: string; live: string; dead: string }>(
    `select relname as table, n_live_tup as live, n_dead_tup as dead from pg_stat_user_tables
     where relname in ('inbox', 'outbox', 'dialogues') order by 1`,
  );
  await client.end();
  const tables = rows.map(({ table, live, dead }) => `${table} ${live} live, ${dead} dead`);
  const sorted = times.toSorted((one, other) => one - other);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  return `${rss.toFixed(0)} MB, ${handles} handles, p99 ${p99.toFixed(0)} ms; ${tables.join('; ')}`;
}
