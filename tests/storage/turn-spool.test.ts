import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TurnRecord } from '../../src/storage/turn-log.ts';
import { createTurnSpool } from '../../src/storage/turn-spool.ts';
import { aTurnRecord } from '../support/builders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FULL_BYTES = 10_000_001;

async function spoolFolder(): Promise<string> {
  return join(await temporaryFolder(), 'spool');
}

/** The one file that a process writes to. */
async function fileOf(folder: string): Promise<string> {
  const [name, ...others] = await readdir(folder);
  if (name === undefined || others.length > 0) throw new Error(`one file expected in ${folder}`);
  return join(folder, name);
}

/** As if the process had died while it wrote the last line. */
async function cutLastLineShort(folder: string): Promise<void> {
  const file = await fileOf(folder);
  await truncate(file, (await stat(file)).size - 20);
}

/** As if nobody had written there for a while. */
async function leaveBehind(folder: string): Promise<void> {
  const then = new Date(Date.now() - 120_000);
  for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
}

it('gives back every turn as it was, in order, and then is empty', async () => {
  const folder = await spoolFolder();
  const spool = createTurnSpool(folder);
  const turns = [aTurnRecord(), aTurnRecord({ entryId: null, audience: 'pppk' }), aTurnRecord()];
  for (const turn of turns) expect(await spool.add(turn)).toBe(true);
  const drained: TurnRecord[] = [];
  expect(await spool.drain(async (turn) => void drained.push(turn))).toBe(3);
  expect(drained).toEqual(turns);
  expect(await spool.drain(async () => expect.unreachable())).toBe(0);
});

it('loses nothing when the database goes away again while it is drained', async () => {
  const spool = createTurnSpool(await spoolFolder());
  const turns = [aTurnRecord(), aTurnRecord()];
  for (const turn of turns) await spool.add(turn);
  const recorded = new Set<string>();
  const failing = spool.drain(async ({ id }) => {
    if (recorded.size === 1) throw new Error('the database is away');
    recorded.add(id);
  });
  await expect(failing).rejects.toThrow('away');
  const late = aTurnRecord();
  await spool.add(late);
  await spool.drain(async ({ id }) => void recorded.add(id));
  expect([...recorded].sort()).toEqual([...turns, late].map(({ id }) => id).sort());
});

it('survives the process: another one drains what it left', async () => {
  const folder = await spoolFolder();
  await createTurnSpool(folder).add(aTurnRecord());
  const another = createTurnSpool(folder);
  expect(await another.drain(async () => undefined), 'it may still be writing').toBe(0);
  await leaveBehind(folder);
  expect(await another.drain(async () => undefined)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('leaves out a line that a crash cut short, and keeps those before and after it', async () => {
  const folder = await spoolFolder();
  const [before, torn, after] = [aTurnRecord(), aTurnRecord(), aTurnRecord()];
  const spool = createTurnSpool(folder);
  await spool.add(before);
  await spool.add(torn);
  await cutLastLineShort(folder);
  await spool.add(after);
  const drained: string[] = [];
  await spool.drain(async ({ id }) => void drained.push(id));
  expect(drained).toEqual([before.id, after.id]);
});

it('says no when it is full', async () => {
  const folder = await spoolFolder();
  const spool = createTurnSpool(folder);
  await spool.add(aTurnRecord());
  const file = await fileOf(folder);
  await writeFile(file, Buffer.alloc(FULL_BYTES));
  expect(await spool.add(aTurnRecord())).toBe(false);
  expect((await readFile(file)).length).toBe(FULL_BYTES);
});
