import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { toSendResult } from '../../../src/bots/telegram/send-result.ts';

function refusal(code: number, retryAfter?: number): GrammyError {
  const parameters = retryAfter === undefined ? {} : { retry_after: retryAfter };
  const response = { ok: false, error_code: code, description: 'as ordered', parameters } as const;
  return new GrammyError('refused', response, 'sendMessage', {});
}
const networkError = (code?: string) =>
  new HttpError('failed', Object.assign(new Error('network'), code === undefined ? {} : { code }));

describe('a failed send', () => {
  it('is repeated after the pause that Telegram asks for', () => {
    const result = toSendResult(refusal(429, 17));
    expect(result).toEqual({ kind: 'retry', afterMs: 17_000, reason: 'telegram-429' });
  });

  it.each([400, 401, 403, 404])('is final after %i', (code) => {
    expect(toSendResult(refusal(code))).toEqual({ kind: 'refused', reason: `telegram-${code}` });
  });

  it.each([500, 502, 503])('may have gone out after %i', (code) => {
    expect(toSendResult(refusal(code))).toEqual({ kind: 'unknown', reason: `telegram-${code}` });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
    'is repeated when nothing left this machine: %s',
    (code) => {
      expect(toSendResult(networkError(code))).toMatchObject({ kind: 'retry', reason: code });
    },
  );

  it.each(['ECONNRESET', 'ETIMEDOUT', undefined])('may have gone out after %s', (code) => {
    expect(toSendResult(networkError(code)).kind).toBe('unknown');
  });

  it('that is a mistake of ours is not hidden', () => {
    expect(() => toSendResult(new TypeError('ours'))).toThrow('ours');
  });
});
