import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { MonthlyKeys } from './monthly-keys.ts';

declare const askerIdBrand: unique symbol;
/** A person, known only by a keyed hash that changes with the month. */
export type AskerId = string & { readonly [askerIdBrand]: true };

declare const messageKeyBrand: unique symbol;
/** A message, known only by a keyed hash: enough to notice that it came twice. */
export type MessageKey = string & { readonly [messageKeyBrand]: true };

const HASH_CHARACTERS = 22;

export interface Pseudonyms {
  /** The same person in the same month gives the same pseudonym; nothing leads back. */
  asker(channel: string, platformId: string, at: Date): AskerId;
  message(channel: string, messageId: string): MessageKey;
}

/**
 * @param secret the application's secret, at least 32 bytes
 * @param months whose keys make askers of different months strangers to each other
 */
export function createPseudonyms(secret: Buffer, months: MonthlyKeys): Pseudonyms {
  const messageKey = createSecretKey(deriveKey(secret, 'message'));
  return {
    asker: (channel, platformId, at) =>
      keyedHash(months.keyAt(at), `${channel}\n${platformId}`) as AskerId,
    message: (channel, messageId) =>
      keyedHash(messageKey, `${channel}\n${messageId}`) as MessageKey,
  };
}

/** A 32-byte key for one purpose, so that no two purposes share one. */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'tanya-netral', purpose, 32));
}

function keyedHash(key: Buffer | KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, HASH_CHARACTERS);
}
