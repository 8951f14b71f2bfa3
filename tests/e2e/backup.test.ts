import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeBackup } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { startProcess } from '../support/app-process.ts';
import { ask } from '../support/ask.ts';
import { type Environment, PROJECT_FOLDER, testEnvironment } from '../support/environment.ts';
import { contentsOf, fillDatabase } from '../support/filled-database.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const SECRET = { APP_SECRET: 'a secret that is long enough for the tests' };

/** PostgreSQL numbers what it did not make itself from here on; files bear these numbers. */
const FIRST_OWN_OBJECT = 16_384;

/** A command as an operator types it; resolves when it has ended. */
function startCommand(
  name: 'backup' | 'restore' | 'move-database',
  args: readonly string[],
  dataDir: string,
  environment: Environment = {},
) {
  const child = spawn(
    process.execPath,
    [join(PROJECT_FOLDER, `src/commands/${name}.ts`), ...args],
    {
      cwd: dataDir,
      env: { PATH: process.env.PATH, ...testEnvironment(dataDir, { ...SECRET, ...environment }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return { child, ended };
}

const runCommand = (...args: Parameters<typeof startCommand>) => startCommand(...args).ended;

async function contentsIn(dataDir: string, url?: string) {
  const { db, close } = await openDatabase({
    dataDir,
    onConnectionLost: () => undefined,
    ...(url === undefined ? {} : { url }),
  });
  try {
    return await contentsOf(db);
  } finally {
    await close();
  }
}

/** Whether a table of ours in the embedded database has grown to this size. */
async function hasTableOf(dataDir: string, bytes: number): Promise<boolean> {
  const folder = join(dataDir, 'pglite', 'base');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const ours = files.filter((file) => Number(basename(file)) >= FIRST_OWN_OBJECT);
  const sizes = await Promise.all(
    ours.map(async (file) => (await stat(join(folder, file)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.some((size) => size >= bytes);
}

/** The backup of a database that takes a while to restore. */
async function largeBackup(turns: number): Promise<string> {
  const { db, close } = await openDatabase({
    url: await createPostgresDatabase(),
    dataDir: 'unused',
    onConnectionLost: () => undefined,
  });
  onTestFinished(close);
  await fillDatabase(db, turns);
  const file = join(await temporaryFolder(), 'backup.gz');
  await writeBackup(db, { file, release: '1', withWhatsAppKeys: false });
  return file;
}

describe('the commands', () => {
  it('carry an installation to another machine and to another database', {
    timeout: 180_000,
  }, async () => {
    const home = await temporaryFolder();
    const first = startProcess(home, SECRET);
    const answer = await ask(await first.ready(), 'boleh gak like postingan caleg?');
    const busy = await runCommand('backup', ['backup.gz'], home);
    expect(busy).toMatchObject({
      code: 1,
      output: expect.stringContaining(`process ${first.pid}`),
    });
    await first.kill('SIGTERM');
    const made = await runCommand('backup', ['backup.gz'], home);
    expect(made).toMatchObject({
      code: 0,
      output: expect.stringMatching(/turns: 1\n[\s\S]*APP_SECRET/),
    });

    const elsewhere = await temporaryFolder();
    const databaseUrl = await createPostgresDatabase();
    const args = [join(home, 'backup.gz')] as const;
    const restored = await runCommand('restore', args, elsewhere, { DATABASE_URL: databaseUrl });
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('turns: 1') });
    const second = startProcess(elsewhere, { ...SECRET, DATABASE_URL: databaseUrl });
    expect(await ask(await second.ready(), 'boleh gak like postingan caleg?')).toEqual(answer);
    await expect
      .poll(() => queryPostgres(databaseUrl, 'select outcome from turns'), { timeout: 20_000 })
      .toEqual([{ outcome: 'answered' }, { outcome: 'answered' }]);
  });

  it('explain themselves when there is nothing to work on', async () => {
    const folder = await temporaryFolder();
    const empty = { DATABASE_URL: await createPostgresDatabase() };
    const results = await Promise.all([
      runCommand('backup', ['b.gz'], folder),
      runCommand('backup', ['b.gz'], folder, empty),
      runCommand('restore', ['b.gz'], folder, empty),
      runCommand('move-database', [], folder),
      runCommand('move-database', [], folder, empty),
    ]);
    expect(results.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    expect(results.map(({ output }) => output.trim())).toEqual([
      expect.stringContaining('there is no database'),
      expect.stringContaining('nothing to back up'),
      expect.stringContaining('no such file'),
      expect.stringContaining('DATABASE_URL must be'),
      expect.stringContaining('no database to move'),
    ]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('moving to PostgreSQL', () => {
  it('takes everything along, sets the old database aside, and not twice', async () => {
    const dataDir = await temporaryFolder();
    const source = await openDatabase({ dataDir, onConnectionLost: () => undefined });
    await fillDatabase(source.db);
    const url = await createPostgresDatabase();
    const held = startCommand('move-database', [], dataDir, { DATABASE_URL: url });
    expect(await held.ended).toMatchObject({
      code: 1,
      output: expect.stringContaining('is held by'),
    });
    const before = await contentsOf(source.db);
    await source.close();
    const moved = await runCommand('move-database', [], dataDir, { DATABASE_URL: url });
    expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('turns: 1200 = 1200') });
    expect(await contentsIn('unused', url)).toEqual(before);
    expect(before.channel_keys).toMatch(/^1 /);
    expect(await readdir(dataDir)).toEqual([expect.stringMatching(/^pglite\.moved-\d+$/)]);
    const again = await runCommand('move-database', [], dataDir, { DATABASE_URL: url });
    expect(again.code).toBe(1);
  });
});

describe('a restore that is killed', () => {
  it('leaves PostgreSQL as it was, and the next one completes', async () => {
    const file = await largeBackup(60_000);
    const url = await createPostgresDatabase();
    const folder = await temporaryFolder();
    const killed = startCommand('restore', [file], folder, { DATABASE_URL: url });
    await waitFor('rows to be on their way', async () => {
      const busy = await queryPostgres(
        url,
        `select 1 from pg_stat_activity where datname = current_database()
         and state <> 'idle' and query like '%jsonb_populate_recordset%' and pid <> pg_backend_pid()`,
      );
      return busy.length > 0;
    });
    killed.child.kill('SIGKILL');
    expect((await killed.ended).code).toBeNull();
    await expect
      .poll(async () => Object.values(await contentsIn('unused', url)).filter((it) => it !== '0 '))
      .toEqual([]);
    const again = await runCommand('restore', [file], folder, { DATABASE_URL: url });
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('turns: 60000') });
  });

  it('leaves the embedded database as it was, and the next one completes', async () => {
    const file = await largeBackup(20_000);
    const dataDir = await temporaryFolder();
    const killed = startCommand('restore', [file], dataDir);
    await waitFor('rows to be on their way', () => hasTableOf(dataDir, 1_000_000));
    killed.child.kill('SIGKILL');
    expect((await killed.ended).code).toBeNull();
    const left = Object.values(await contentsIn(dataDir)).filter((content) => content !== '0 ');
    expect(left).toEqual([]);
    const again = await runCommand('restore', [file], dataDir);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('turns: 20000') });
  });
});
