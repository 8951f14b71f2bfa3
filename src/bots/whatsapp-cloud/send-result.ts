import type { SendResult } from '../../conversation/delivery.ts';

/** Errors that come before anything has left this machine. */
const NOTHING_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const UNREACHABLE_RETRY_MS = 10_000;
const TOKEN_RETRY_MS = 60_000;

/** Refusals that a pause mends, with its length. */
const PAUSES: ReadonlyMap<number, number> = new Map([
  [4, 60_000], // the app's calls per hour
  [80007, 60_000], // the account's calls per hour
  [130429, 30_000], // the number's messages per second
  [131056, 10_000], // messages to this person
]);
/** The token is expired or lacks a right: an operator's business, no fault of the message. */
const TOKEN_REFUSED = new Set([0, 3, 10, 190, 200]);
/** The person has not written for 24 hours, so that only paid templates would go out. */
export const WINDOW_CLOSED = 131047;

/** What the Graph API's refusal means for the message. */
export function toCloudSendResult(status: number, code: number | undefined): SendResult {
  const reason = `whatsapp-cloud-${code ?? status}`;
  const pause = code === undefined ? undefined : PAUSES.get(code);
  if (pause !== undefined) return { kind: 'retry', afterMs: pause, reason };
  if (code !== undefined && TOKEN_REFUSED.has(code)) {
    return { kind: 'away', afterMs: TOKEN_RETRY_MS, reason };
  }
  if (status === 429) return { kind: 'retry', afterMs: UNREACHABLE_RETRY_MS, reason };
  return status >= 500 ? { kind: 'unknown', reason } : { kind: 'refused', reason };
}

/** What a failed request means: only what certainly did not leave may be repeated. */
export function toNetworkResult(error: unknown): SendResult {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : undefined;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  const reason = typeof code === 'string' ? code : 'network-error';
  return NOTHING_LEFT.has(reason)
    ? { kind: 'retry', afterMs: UNREACHABLE_RETRY_MS, reason }
    : { kind: 'unknown', reason };
}
