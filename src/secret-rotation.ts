import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type AppSecret, newSecret, replaceKeptSecret } from './app-secret.ts';
import { type Keyring, keysForRotation, secretId } from './keyring.ts';
import { headerOf } from './privacy/seal.ts';
import type { DatabaseSchema } from './storage/schema.ts';
import { type ResealCounts, resealColumn, SEALED_COLUMNS } from './storage/sealed-columns.ts';
import type { WrappedKeys } from './storage/wrapped-keys.ts';

/** How often every process looks for new keys. */
export const KEY_REFRESH_MS = 2_000;
/** So long a new key is known before it seals, and so long the last seal of an old one may take. */
const SPREAD_MS = 4 * KEY_REFRESH_MS;
const MOST_PASSES = 10;

export interface RotationParts {
  readonly db: Kysely<DatabaseSchema>;
  readonly store: WrappedKeys;
  readonly keyring: Keyring;
  /** What running processes may have been started with. */
  readonly running: readonly Buffer[];
  /** The secret that alone counts afterwards. */
  readonly next: Buffer;
  /** Makes `next` the secret that is kept; does nothing where it comes from the environment. */
  readonly keep: () => Promise<void>;
  /** Whether other processes have the same database open. */
  readonly shared: boolean;
}

/**
 * Replaces the secret and the key that seals, while everything runs. At each moment the secret
 * that is configured opens all there is; after a crash it can simply be run again.
 */
export async function rotateSecret(parts: RotationParts): Promise<ResealCounts> {
  const { store, keyring, running, next, keep, shared } = parts;
  const wait = async () => {
    if (shared) await pause(SPREAD_MS);
  };
  await store.add(
    (present) => keysForRotation(present, keyring, { next, running }),
    shared ? SPREAD_MS : 0,
  );
  await wait();
  await keyring.refresh();
  await wait();
  const counts = await resealAll(parts);
  await keep();
  await store.dropOtherSecrets(secretId(next));
  return counts;
}

/** Seals anew what is not sealed with the newest key, until nothing is left. */
export async function resealAll({
  db,
  keyring,
}: Pick<RotationParts, 'db' | 'keyring'>): Promise<ResealCounts> {
  const header = headerOf(keyring.keys.currentId());
  let resealed = 0;
  for (let pass = 1; ; pass += 1) {
    const counts: ResealCounts[] = [];
    for (const sealed of SEALED_COLUMNS) {
      const seal = keyring.sealFor(sealed.purpose);
      counts.push(await resealColumn(db, sealed, header, (value) => seal.close(seal.open(value))));
    }
    const changed = sum(counts.map((one) => one.resealed));
    resealed += changed;
    if (changed === 0 || pass === MOST_PASSES) {
      return { resealed, unreadable: sum(counts.map((one) => one.unreadable)) };
    }
  }
}

/**
 * Once a day: what a rotation left behind is sealed anew, and sealing keys that have been replaced
 * for a day are destroyed. Returns how many.
 */
export async function destroyOldSealKeys(
  parts: Pick<RotationParts, 'db' | 'keyring' | 'store'>,
): Promise<number> {
  await parts.keyring.refresh();
  const settled = await parts.store.settledId();
  if (settled === undefined || settled !== parts.keyring.keys.currentId()) return 0;
  const { unreadable } = await resealAll(parts);
  return unreadable > 0 ? 0 : parts.store.dropBefore(settled);
}

/**
 * What to rotate to. A kept secret is replaced by a new one; a configured secret has been replaced
 * in the configuration already, and what was before it is `previous`.
 */
export function planRotation(secret: AppSecret): Pick<RotationParts, 'running' | 'next' | 'keep'> {
  const { current, previous, file } = secret;
  if (file === undefined) {
    const running = previous === undefined ? [] : [previous];
    return { next: current, running, keep: async () => undefined };
  }
  const next = newSecret();
  return { next, running: [current], keep: () => replaceKeptSecret(file, next) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
