import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;
/** Long, because a loaded machine is slow and a fulfilled condition costs nothing. */
const PATIENCE_MS = 45_000;

/**
 * Waits until `look` finds something.
 *
 * @param what names the condition in the error that ends the waiting
 */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain for ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}
