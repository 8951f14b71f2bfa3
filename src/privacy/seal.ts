import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { deriveKey } from './pseudonym.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK = Buffer.from('TNS1');
const HEADER_BYTES = MARK.length + 4;
/** What was sealed before seals named their key. */
export const FIRST_KEY_ID = 1;

/** Thrown when a sealed value was made with another secret or has been changed. */
export class UnsealError extends Error {
  constructor(cause: unknown) {
    super('a sealed value cannot be opened: APP_SECRET differs from the one it was sealed with', {
      cause,
    });
    this.name = 'UnsealError';
  }
}

/** The keys that seal; each value names the one that it was sealed with. */
export interface SealKeys {
  /** The id of the key that new values are sealed with. */
  readonly currentId: () => number;
  readonly byId: (id: number) => Buffer | undefined;
}

/** What is sealed apart from the rest, under a key of its own. */
export type SealPurpose = 'channel keys' | 'sent messages';

/** A seal for one purpose; without purpose the one that most things share. */
export type SealFor = (purpose?: SealPurpose) => Seal;

/** Encrypts what must be kept for a moment and must be readable by nobody else. */
export interface Seal {
  /** JSON of any value, encrypted and authenticated. */
  close(value: unknown): Buffer;
  /** @throws UnsealError when the value was not sealed with a key that is there */
  open(sealed: Buffer): unknown;
}

export function createSeal(keys: SealKeys, purpose?: SealPurpose): Seal {
  const derived = new Map<number, KeyObject>();

  function keyOf(id: number): KeyObject {
    const known = derived.get(id);
    if (known) return known;
    const root = keys.byId(id);
    if (!root) throw new Error(`there is no key ${id}`);
    const secret = deriveKey(purpose === undefined ? root : deriveKey(root, purpose), 'seal');
    // Made once: bytes would be made into a key again at each use.
    const key = createSecretKey(secret);
    derived.set(id, key);
    return key;
  }

  return {
    close(value) {
      const id = keys.currentId();
      const header = headerOf(id);
      return Buffer.concat([
        header,
        encrypt(keyOf(id), Buffer.from(JSON.stringify(value)), header),
      ]);
    },
    open(sealed) {
      try {
        const id = keyIdOf(sealed);
        const plain =
          id === undefined
            ? decrypt(keyOf(FIRST_KEY_ID), sealed)
            : decrypt(keyOf(id), sealed.subarray(HEADER_BYTES), headerOf(id));
        return JSON.parse(plain.toString());
      } catch (cause) {
        throw new UnsealError(cause);
      }
    },
  };
}

/** How every value begins that was sealed with this key. */
export function headerOf(keyId: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MARK.copy(header);
  header.writeUInt32BE(keyId, MARK.length);
  return header;
}

/** The key that a value names; nothing where it names none. */
export function keyIdOf(sealed: Buffer): number | undefined {
  const named = sealed.length > HEADER_BYTES && sealed.subarray(0, MARK.length).equals(MARK);
  return named ? sealed.readUInt32BE(MARK.length) : undefined;
}

/** @param context is authenticated with the text and not part of the result */
export function encrypt(
  key: Buffer | KeyObject,
  plain: Buffer,
  context: Buffer = Buffer.alloc(0),
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(context);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when the key, the context or a single bit differs */
export function decrypt(
  key: Buffer | KeyObject,
  sealed: Buffer,
  context: Buffer = Buffer.alloc(0),
): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(context).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
