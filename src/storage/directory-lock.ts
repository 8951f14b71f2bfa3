import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/** Thrown when another process works in the same folder. */
export class DirectoryLockedError extends Error {
  constructor(lockFile: string, pid: number) {
    super(
      `${lockFile} is held by process ${pid}: another Tanya Netral works in this folder. ` +
        'Stop that process, or give this one its own DATA_DIR.',
    );
    this.name = 'DirectoryLockedError';
  }
}

export interface DirectoryLock {
  /** Lets go; does nothing if somebody else holds the lock by now. */
  release(): Promise<void>;
}

/**
 * Takes a lock file for this process. A lock whose process no longer lives is taken over; one
 * whose process lives is never, however old it is.
 *
 * @throws DirectoryLockedError when a living process holds it
 */
export async function acquireDirectoryLock(lockFile: string): Promise<DirectoryLock> {
  const mine = JSON.stringify({ pid: process.pid, started: await processStart(process.pid) });
  const draft = `${lockFile}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    while (!(await linkIfFree(draft, lockFile))) await removeIfDead(lockFile);
    return { release: () => releaseIfMine(lockFile, mine) };
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link appears whole or not at all, so nobody ever reads half a lock. */
async function linkIfFree(draft: string, lockFile: string): Promise<boolean> {
  try {
    await link(draft, lockFile);
    return true;
  } catch (error) {
    if (isErrorCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function removeIfDead(lockFile: string): Promise<void> {
  const holder = await readHolder(lockFile);
  if (holder && (await isAlive(holder))) throw new DirectoryLockedError(lockFile, holder.pid);
  await rm(lockFile, { force: true });
}

interface Holder {
  readonly pid: number;
  /** When the process started, in the system's own unit; tells apart a reused pid. */
  readonly started: string;
}

async function readHolder(lockFile: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(lockFile, 'utf8'));
    if (typeof holder !== 'object' || holder === null) return undefined;
    const pid: unknown = Reflect.get(holder, 'pid');
    return typeof pid === 'number'
      ? { pid, started: String(Reflect.get(holder, 'started')) }
      : undefined;
  } catch {
    return undefined; // torn or already gone: nobody holds it
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return isErrorCode(error, 'EPERM');
  }
  return (await processStart(holder.pid)) === holder.started;
}

/** Linux tells when a process started; elsewhere the pid alone has to do. */
async function processStart(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function releaseIfMine(lockFile: string, mine: string): Promise<void> {
  const content = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (content === mine) await rm(lockFile, { force: true });
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === code;
}
