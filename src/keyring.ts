import { createHash, randomBytes } from 'node:crypto';
import { deriveKey } from './privacy/pseudonym.ts';
import {
  createSeal,
  decrypt,
  encrypt,
  FIRST_KEY_ID,
  headerOf,
  type SealFor,
  type SealKeys,
} from './privacy/seal.ts';
import type { NewWrappedKey, WrappedKey, WrappedKeys } from './storage/wrapped-keys.ts';

const KEY_BYTES = 32;
const ROOT_ID = 0;

/** Thrown when no key in the database opens with the secrets that are configured. */
export class WrongSecretError extends Error {
  constructor() {
    super(
      'APP_SECRET is not the one that this database was made with. Set the right one; while it is ' +
        'being replaced, APP_SECRET is the new one and APP_SECRET_PREVIOUS the one before it.',
    );
    this.name = 'WrongSecretError';
  }
}

/** The keys of the program: random, kept in the database, readable only with the secret. */
export interface Keyring {
  /** What hashes are keyed with; it stays the same when the secret changes. */
  readonly root: Buffer;
  readonly keys: SealKeys;
  readonly sealFor: SealFor;
  /**
   * Learns of keys that another process has added, before anything is sealed with them.
   *
   * @throws WrongSecretError when there are keys that the secrets of this process do not open
   */
  refresh(): Promise<void>;
}

/**
 * Opens the keys, and makes them where there are none yet.
 *
 * @param secrets the current one first
 * @throws WrongSecretError
 */
export async function openKeyring(
  store: WrappedKeys,
  secrets: readonly Buffer[],
): Promise<Keyring> {
  const opened = new Map<number, Buffer>();
  let currentId = FIRST_KEY_ID;

  function learn(present: readonly WrappedKey[]): void {
    for (const key of present) {
      const plain = opened.get(key.id) ?? unwrap(key, secrets);
      if (plain) opened.set(key.id, plain);
    }
    if (present.some(({ id }) => !opened.has(id))) throw new WrongSecretError();
    currentId = Math.max(...present.filter(({ active }) => active).map(({ id }) => id));
  }

  learn(await store.add((present, isUsed) => firstKeys(present, secrets[0], isUsed)));
  const root = opened.get(ROOT_ID);
  if (!root) throw new WrongSecretError();
  const keys: SealKeys = { currentId: () => currentId, byId: (id) => opened.get(id) };
  return {
    root,
    keys,
    sealFor: (purpose) => createSeal(keys, purpose),
    refresh: async () => learn(await store.all()),
  };
}

/**
 * Random keys for a new database. A database that was in use before keys were wrapped goes on with
 * its secret as the key, so that everything in it stays readable.
 */
function firstKeys(
  present: readonly WrappedKey[],
  secret: Buffer | undefined,
  isUsed: boolean,
): readonly NewWrappedKey[] {
  if (present.length > 0 || !secret) return [];
  const make = () => (isUsed ? secret : randomBytes(KEY_BYTES));
  return [ROOT_ID, FIRST_KEY_ID].map((id) => wrap(id, make(), secret));
}

/** Every key once more under another secret, and a new key for sealing under both. */
export function keysForRotation(
  present: readonly WrappedKey[],
  keyring: Keyring,
  secrets: { readonly next: Buffer; readonly running: readonly Buffer[] },
): readonly NewWrappedKey[] {
  const ids = [...new Set(present.map(({ id }) => id))];
  const again = ids.map((id) => {
    const key = id === ROOT_ID ? keyring.root : keyring.keys.byId(id);
    if (!key) throw new WrongSecretError();
    return wrap(id, key, secrets.next);
  });
  const [fresh, freshId] = [randomBytes(KEY_BYTES), Math.max(...ids) + 1];
  const wrapped = [secrets.next, ...secrets.running].map((secret) => wrap(freshId, fresh, secret));
  return [...again, ...wrapped];
}

/** Tells secrets apart without telling anything about them. */
export function secretId(secret: Buffer): string {
  return createHash('sha256').update(deriveKey(secret, 'secret id')).digest('hex').slice(0, 16);
}

function wrap(id: number, key: Buffer, secret: Buffer): NewWrappedKey {
  const wrapped = encrypt(deriveKey(secret, 'wrap'), key, headerOf(id));
  return { id, secretId: secretId(secret), wrapped };
}

function unwrap(
  { id, secretId: wanted, wrapped }: WrappedKey,
  secrets: readonly Buffer[],
): Buffer | undefined {
  const secret = secrets.find((one) => secretId(one) === wanted);
  return secret && decrypt(deriveKey(secret, 'wrap'), wrapped, headerOf(id));
}
