import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CACHE_FOLDER, CONTENT_FOLDER } from '../tests/support/environment.ts';
import { freePort } from '../tests/support/free-port.ts';
import { startPostgres } from '../tests/support/postgres-server.ts';

/** The program, the baselines and PostgreSQL, each a process of its own. */
export interface Programs {
  readonly webhookUrl: string;
  readonly baselineUrl: string;
  readonly databaseUrl: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** @param profileDir where the program leaves a CPU profile; absent: nowhere */
export async function startPrograms(
  telegramUrl: string,
  secret: string,
  profileDir?: string,
): Promise<Programs> {
  const postgres = await startPostgres({ durable: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-bench-'));
  const port = String(await freePort());
  const ours = start('src/main.ts', dataDir, {
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    CONTENT_DIR: CONTENT_FOLDER,
    CACHE_DIR: CACHE_FOLDER,
    DATABASE_URL: postgres.url,
    LOG_LEVEL: 'warn',
    TELEGRAM_BOT_TOKEN: '7:bench',
    TELEGRAM_API_ROOT: telegramUrl,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
    ...(profileDir === undefined
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDir}` }),
  });
  const baseline = start('bench/load-baseline.ts', dataDir, {}, [postgres.url]);
  const webhookUrl = `http://127.0.0.1:${port}/telegram/webhook`;
  const [baselineUrl] = await Promise.all([firstLine(baseline), untilReady(port, ours)]);
  return {
    webhookUrl,
    baselineUrl,
    databaseUrl: postgres.url,
    pid: ours.pid ?? 0,
    async stop() {
      await Promise.all([end(ours), end(baseline)]);
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function start(
  program: string,
  cwd: string,
  environment: Readonly<Record<string, string>>,
  parameters: readonly string[] = [],
) {
  return spawn(process.execPath, [join(ROOT, program), ...parameters], {
    cwd,
    env: { NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk).split('\n')[0] ?? '';
}

async function untilReady(port: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      async (response) => ((await response.json()) as { status: string }).status === 'ready',
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error('the program does not start');
}

async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}
