import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from './pseudonym.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Thrown when a sealed value was made with another secret or has been changed. */
export class UnsealError extends Error {
  constructor(cause: unknown) {
    super('a sealed value cannot be opened: APP_SECRET differs from the one it was sealed with', {
      cause,
    });
    this.name = 'UnsealError';
  }
}

/** Encrypts what must be kept for a moment and must be readable by nobody else. */
export interface Seal {
  /** JSON of any value, encrypted and authenticated. */
  close(value: unknown): Buffer;
  /** @throws UnsealError when the value was not sealed with this secret */
  open(sealed: Buffer): unknown;
}

/** @param secret the application's secret, at least 32 bytes */
export function createSeal(secret: Buffer): Seal {
  const key = deriveKey(secret, 'seal');
  return {
    close(value) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
        return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString());
      } catch (cause) {
        throw new UnsealError(cause);
      }
    },
  };
}
