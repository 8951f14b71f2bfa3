import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { acquireDirectoryLock, DirectoryLockedError } from '../../src/storage/directory-lock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

async function lockFile(): Promise<string> {
  return join(await temporaryFolder(), 'pglite.lock');
}

async function startBystander(): Promise<{ readonly pid: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const closed = once(child, 'close');
  const end = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(end);
  return { pid: child.pid ?? 0, end };
}

it('refuses a second opener and says who holds the folder and what to do', async () => {
  const file = await lockFile();
  await acquireDirectoryLock(file);
  const refusal = await acquireDirectoryLock(file).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DirectoryLockedError);
  expect(String(refusal)).toContain(`is held by process ${process.pid}`);
  expect(String(refusal)).toContain('DATA_DIR');
});

it('is free again after its release', async () => {
  const file = await lockFile();
  const lock = await acquireDirectoryLock(file);
  await lock.release();
  await expect(acquireDirectoryLock(file)).resolves.toBeDefined();
});

it('goes to exactly one of many who want it at once', async () => {
  const file = await lockFile();
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => acquireDirectoryLock(file)),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(join(file, '..'))).toEqual(['pglite.lock']);
});

it('is never taken from a living process, however old it is', async () => {
  const file = await lockFile();
  await acquireDirectoryLock(file);
  await utimes(file, LONG_AGO, LONG_AGO);
  await expect(acquireDirectoryLock(file)).rejects.toThrow(DirectoryLockedError);
});

it('is taken over from a process that has died', async () => {
  const file = await lockFile();
  const bystander = await startBystander();
  const stat = await readFile(`/proc/${bystander.pid}/stat`, 'utf8').catch(() => '');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  await writeFile(file, JSON.stringify({ pid: bystander.pid, started }));
  await expect(acquireDirectoryLock(file)).rejects.toThrow(`process ${bystander.pid}`);
  await bystander.end();
  await expect(acquireDirectoryLock(file)).resolves.toBeDefined();
});

it.runIf(process.platform === 'linux')(
  'is taken over when another process has got the number of the dead one',
  async () => {
    const file = await lockFile();
    await writeFile(file, JSON.stringify({ pid: process.pid, started: '1' }));
    await expect(acquireDirectoryLock(file)).resolves.toBeDefined();
  },
);

it('is taken over when what it says cannot be read', async () => {
  const file = await lockFile();
  await writeFile(file, '{"pid":');
  await expect(acquireDirectoryLock(file)).resolves.toBeDefined();
});

it('is left alone by a holder who has lost it', async () => {
  const file = await lockFile();
  const lock = await acquireDirectoryLock(file);
  await writeFile(file, JSON.stringify({ pid: 1, started: 'other' }));
  await lock.release();
  expect(await readFile(file, 'utf8')).toContain('other');
});
