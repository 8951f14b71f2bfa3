import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { report, seconds, startFlow } from '../support/chaos.ts';
import { startInstances } from '../support/instances.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { readiness } from '../support/readiness.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const TIMEOUT_MS = 300_000;
/** In blocks of 512 bytes, as POSIX has it; no file of the program can grow beyond. */
const SMALL_FILES = ['sh', '-c', 'ulimit -f 64; exec "$@"', 'sh'];
const SMALL_DISK_MB = 120;

it('the spool full while the database is away', { timeout: TIMEOUT_MS }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const flow = await startFlow();
  const { processes, balancer } = await startInstances(
    ...([1, flow.telegram, { DATABASE_URL: postgres.url }, SMALL_FILES] as const),
  );
  await waitFor('the webhook', () => flow.telegram.webhook());
  await flow.begin(postgres.url, 40);
  await sleep(500);
  await postgres.halt();
  await waitFor('the spool to be full', () => processes[0]?.output().includes('"kept":false'));
  await sleep(seconds(1, 20));
  await postgres.resume();
  // Everybody is answered; of what the disk had no room for, only the record is missing.
  const unrecorded = Number.POSITIVE_INFINITY;
  await flow.settle('the spool full while PostgreSQL is away', { unrecorded });
  await waitFor('the program to be ready', async () => {
    const { status } = await readiness(balancer.url);
    return status === 'ready';
  });
  expect(processes[0]?.output()).toContain('turns came from disk into the database');
});

it('the disk of the embedded database full, and room again', { timeout: TIMEOUT_MS }, async () => {
  const folder = await temporaryFolder();
  // A file system of its own, which only this process sees; whoever is not root becomes it there.
  const unshare = ['unshare', '-m', ...(process.getuid?.() === 0 ? [] : ['-r'])];
  const mount = `mount -t tmpfs -o size=${SMALL_DISK_MB}m tmpfs ${folder} && exec "$@"`;
  expect(spawnSync('unshare', [...unshare.slice(1), 'true']).status).toBe(0);
  const bot = startProcess(folder, {}, undefined, [...unshare, 'sh', '-c', mount, 'sh']);
  const url = await bot.ready();
  const seenInside = join('/proc', String(bot.pid), 'root', folder);
  let [sent, answered, longestMs] = [0, 0, 0];
  async function ask(times: number): Promise<void> {
    for (let index = 0; index < times; index++) {
      const begun = performance.now();
      const response = await fetch(`${url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ session: randomUUID(), text: 'boleh like postingan caleg?' }),
      });
      const { topic } = (await response.json()) as { readonly topic: string };
      sent += 1;
      if (topic === 'medsos-like-komentar-bagikan') answered += 1;
      longestMs = Math.max(longestMs, Math.round(performance.now() - begun));
    }
  }
  await ask(5);
  const fill = join(seenInside, 'fill');
  await writeFile(fill, Buffer.alloc(SMALL_DISK_MB * 1_000_000)).catch(() => undefined); // full
  await ask(60);
  await rm(fill);
  await ask(10);
  await waitFor('what waited on disk to be drained', async () => {
    const waiting = await readdir(join(seenInside, 'spool')).catch((): string[] => []);
    return waiting.length === 0 && (await readiness(url)).status === 'ready';
  });
  expect({ sent, answered }).toEqual({ sent: 75, answered: 75 });
  await report({
    fault: 'the disk of the embedded database full',
    ...{ sent, answered, lost: sent - answered, doubled: 0, unknown: 0, longestMs },
  });
});
