import { randomBytes } from 'node:crypto';
import { createMonthlyKeys, type MonthlyKeys, monthOf } from './privacy/monthly-keys.ts';
import type { Seal } from './privacy/seal.ts';
import type { PseudonymKeyStore } from './storage/pseudonym-key-store.ts';

const KEY_BYTES = 32;

/** Monthly keys that live in the database, sealed, and nowhere else. */
export interface PseudonymKeys extends MonthlyKeys {
  /** Makes the keys of this month and the next, destroys older ones; returns how many. */
  renew(now: Date): Promise<number>;
}

/**
 * Random keys, one a month: once a month's key is destroyed, nobody, not even who holds the
 * application's secret, can tell which pseudonyms of two months are the same person.
 */
export async function openPseudonymKeys(
  store: PseudonymKeyStore,
  seal: Seal,
  now: Date,
): Promise<PseudonymKeys> {
  let current: MonthlyKeys;

  async function keyOf(month: string): Promise<Buffer> {
    const proposed = seal.close(randomBytes(KEY_BYTES).toString('base64'));
    return Buffer.from(String(seal.open(await store.keep(month, proposed))), 'base64');
  }

  async function renew(at: Date): Promise<number> {
    const months = [monthOf(at), monthOf(firstOfNextMonth(at))];
    const keys = new Map<string, Buffer>();
    for (const month of months) keys.set(month, await keyOf(month));
    current = createMonthlyKeys(keys, monthOf(at));
    return store.destroyBefore(monthOf(at));
  }

  await renew(now);
  return { renew, keyAt: (at) => current.keyAt(at) };
}

function firstOfNextMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}
