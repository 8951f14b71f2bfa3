import { describe, expect, it } from 'vitest';
import { createMonthlyKeys } from '../../src/privacy/monthly-keys.ts';
import { createPseudonyms, deriveKey, type Pseudonyms } from '../../src/privacy/pseudonym.ts';

const SECRET = Buffer.alloc(32, 7);
const MONTHS = ['2026-11', '2026-12'];
const NOVEMBER = new Date('2026-11-22T10:00:00Z');
const PHONE = '6281254879631';

/** @param seed what this installation's keys are made of */
function installation(seed: number): Pseudonyms {
  const keys = new Map(MONTHS.map((month, index) => [month, Buffer.alloc(32, seed + index)]));
  return createPseudonyms(SECRET, createMonthlyKeys(keys, '2026-12'));
}

describe('a pseudonym', () => {
  const { asker } = installation(10);

  it('is the same for one person throughout a month', () => {
    const first = asker('telegram', PHONE, new Date('2026-11-01T00:00:00Z'));
    const last = asker('telegram', PHONE, new Date('2026-11-30T23:59:59Z'));
    expect(first).toBe(last);
  });

  it('changes with the month, so that nobody can be followed for longer', () => {
    const december = new Date('2026-12-01T00:00:00Z');
    expect(asker('telegram', PHONE, NOVEMBER)).not.toBe(asker('telegram', PHONE, december));
  });

  it('differs between people, channels and installations', () => {
    const elsewhere = installation(20);
    const pseudonyms = [
      asker('telegram', PHONE, NOVEMBER),
      asker('whatsapp', PHONE, NOVEMBER),
      asker('telegram', '6281254879632', NOVEMBER),
      elsewhere.asker('telegram', PHONE, NOVEMBER),
    ];
    expect(new Set(pseudonyms).size).toBe(pseudonyms.length);
  });

  it('makes somebody new of a person whose month has no key any more', () => {
    const october = new Date('2026-10-31T23:00:00Z');
    expect(asker('telegram', PHONE, october)).not.toBe(asker('telegram', PHONE, NOVEMBER));
  });

  it('does not run channel and id together', () => {
    expect(asker('web', 'x1', NOVEMBER)).not.toBe(asker('webx', '1', NOVEMBER));
  });

  it('shows nothing of what it stands for', () => {
    expect(asker('telegram', PHONE, NOVEMBER)).toMatch(/^[\w-]{22}$/);
    expect(asker('telegram', PHONE, NOVEMBER)).not.toContain(PHONE.slice(-4));
  });
});

describe('a message key', () => {
  const { message } = installation(10);

  it('notices a repetition, also in another month, and only on its own channel', () => {
    expect(message('telegram', '500')).toBe(message('telegram', '500'));
    expect(message('telegram', '500')).not.toBe(message('telegram', '501'));
    expect(message('telegram', '500')).not.toBe(message('whatsapp', '500'));
  });
});

it('no two purposes share a key', () => {
  expect(deriveKey(SECRET, 'seal')).not.toEqual(deriveKey(SECRET, 'message'));
  expect(deriveKey(SECRET, 'seal')).toHaveLength(32);
});

it('gives what it gave before: a hash of another kind would make everybody somebody new', () => {
  const keys = new Map([['2026-11', Buffer.alloc(32, 1)]]);
  const { asker, message } = createPseudonyms(SECRET, createMonthlyKeys(keys, '2026-11'));
  expect(asker('telegram', '987654321', NOVEMBER)).toBe('0-p-xs-Ad9r_25hJRv3VYt');
  expect(message('telegram', '55')).toBe('lb2AiDp4tuXEqFWV_L8Ptn');
  expect(deriveKey(SECRET, 'seal').toString('hex')).toBe(
    'fecda2e2aa04300058c7f541e28778aff88104f386899ee0c33884ad6093f305',
  );
});

it('needs a key for the current month', () => {
  expect(() => createMonthlyKeys(new Map([['2026-11', SECRET]]), '2026-12')).toThrow(
    'no key for 2026-12',
  );
});
