import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrived } from './arrivals.ts';
import type { Beginning, Memory } from './memory.ts';

const LOOK_EVERY_MS = 50;
/** Longer than a greeting waits for its question. */
const PATIENCE_MS = 3_000;

/**
 * Waits until earlier messages of the same asker are answered, also those that another instance
 * has. `isNext` is still `false` when that takes too long.
 */
export async function takeTurn(
  memory: Pick<Memory, 'begin'>,
  arrived: Arrived,
): Promise<Beginning> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const beginning = await memory.begin(arrived);
    if (beginning.isNext || performance.now() > end) return beginning;
    await sleep(LOOK_EVERY_MS);
  }
}
