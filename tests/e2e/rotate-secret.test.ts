import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { keyIdOf } from '../../src/privacy/seal.ts';
import { startProcess } from '../support/app-process.ts';
import { ask } from '../support/ask.ts';
import { type Environment, PROJECT_FOLDER, testEnvironment } from '../support/environment.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

/** One network may ask a few dozen times a minute. */
const PAUSE_MS = 1_500;
const run = promisify(execFile);
const OLD = 'the old secret of the whole installation';
const NEW = 'the new secret of the whole installation';

async function rotateSecret(dataDir: string, environment: Environment = {}): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [join(PROJECT_FOLDER, 'src/commands/rotate-secret.ts')],
    { cwd: dataDir, env: { PATH: process.env.PATH, ...testEnvironment(dataDir, environment) } },
  );
  return stdout;
}

/** Asks again and again until it is told to stop; returns how many questions were answered. */
function keepAsking(url: string): () => Promise<number> {
  let [answered, stopped] = [0, false];
  const asking = (async () => {
    while (!stopped) {
      await ask(url, 'boleh like postingan caleg?', { session: randomUUID() });
      answered += 1;
      await setTimeout(PAUSE_MS);
    }
  })();
  return async () => {
    stopped = true;
    await asking;
    return answered;
  };
}

it('on PostgreSQL: another process replaces the secret while questions are answered', async () => {
  const DATABASE_URL = await createPostgresDatabase();
  const dataDir = await temporaryFolder();
  const running = startProcess(dataDir, { DATABASE_URL, APP_SECRET: OLD });
  const url = await running.ready();
  const stopAsking = keepAsking(url);
  const output = await rotateSecret(dataDir, {
    ...{ DATABASE_URL, APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD },
  });
  expect(output).toContain('only APP_SECRET opens the database now');
  const answered = await stopAsking();
  expect(answered).toBeGreaterThan(3);
  const turns = await queryPostgres(DATABASE_URL, 'select id from turns');
  expect(turns).toHaveLength(answered);
  const askers = await queryPostgres(DATABASE_URL, 'select distinct asker from turns');
  const keys = await queryPostgres<{ key: Buffer }>(DATABASE_URL, 'select key from pseudonym_keys');
  expect(keys.map(({ key }) => keyIdOf(key))).toEqual([2, 2]);
  const session = randomUUID();
  await ask(url, 'boleh ikut kampanye?', { session });
  await running.kill('SIGTERM');
  expect(running.output()).not.toMatch(/"level":(50|60)/);

  const old = startProcess(dataDir, { DATABASE_URL, APP_SECRET: OLD });
  expect(await old.exited()).toBe(1);
  expect(old.output()).toContain('APP_SECRET is not the one that this database was made with');
  const renewed = startProcess(dataDir, { DATABASE_URL, APP_SECRET: NEW });
  await ask(await renewed.ready(), 'boleh ikut kampanye?', { session });
  const after = await queryPostgres(DATABASE_URL, 'select distinct asker from turns');
  expect(after).toHaveLength(askers.length + 1);
});

it('embedded: the running program replaces its own kept secret', async () => {
  const dataDir = await temporaryFolder();
  const file = join(dataDir, 'app-secret');
  const first = startProcess(dataDir);
  const url = await first.ready();
  expect((await stat(join(dataDir, 'control.sock'))).mode & 0o777).toBe(0o600);
  await ask(url, 'boleh like postingan caleg?', { session: randomUUID() });
  const secret = await readFile(file, 'utf8');
  expect(await rotateSecret(dataDir)).toContain('the old one opens nothing any more');
  const secondSecret = await readFile(file, 'utf8');
  expect(secondSecret).not.toBe(secret);
  await rotateSecret(dataDir);
  expect(await readFile(file, 'utf8')).not.toBe(secondSecret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await ask(url, 'boleh ikut kampanye?', { session: randomUUID() });
  await first.kill('SIGTERM');
  await waitFor('the lock to be gone', () =>
    stat(join(dataDir, 'pglite.lock')).then(
      () => false,
      () => true,
    ),
  );
  expect(await rotateSecret(dataDir)).toContain('sealed anew');
  const again = startProcess(dataDir);
  await ask(await again.ready(), 'boleh ikut kampanye?', { session: randomUUID() });
});
