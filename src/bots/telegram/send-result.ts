import { GrammyError, HttpError } from 'grammy';
import type { SendResult } from '../../conversation/delivery.ts';

/** Errors that come before anything has left this machine. */
const NOTHING_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const UNREACHABLE_RETRY_MS = 10_000;

/**
 * What a failed send means. Only what certainly did not go out may be repeated, because Telegram
 * has no way to send a message at most once.
 */
export function toSendResult(error: unknown): SendResult {
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    const reason = `telegram-${code}`;
    if (code === 429) {
      return { kind: 'retry', afterMs: (parameters.retry_after ?? 1) * 1000, reason };
    }
    return code >= 500 ? { kind: 'unknown', reason } : { kind: 'refused', reason };
  }
  if (error instanceof HttpError) {
    const code = networkCode(error.error);
    return NOTHING_LEFT.has(code)
      ? { kind: 'retry', afterMs: UNREACHABLE_RETRY_MS, reason: code }
      : { kind: 'unknown', reason: code };
  }
  throw error;
}

/** A Telegram 400 that says our HTML could not be read. */
export function isMarkupRefusal(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes("can't parse entities");
}

/**
 * A 400 that says a message cannot become what we wanted: it already is, it is gone, it is too
 * old. The reply is sent anew then.
 */
export function isEditRefusal(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400;
}

/** A 400 that says the forum's topic is no longer there. */
export function isThreadGone(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('thread not found');
}

/** A 403: the person has blocked the bot, or is gone. */
export function isBlocked(result: SendResult): boolean {
  return result.kind === 'refused' && result.reason === 'telegram-403';
}

function networkCode(error: unknown): string {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'network-error';
}
