import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { UnsealError } from '../../src/privacy/seal.ts';
import { sealWith } from '../support/seal.ts';

const SECRET = Buffer.alloc(32, 7);
const MESSAGE = { text: 'boleh like postingan?', address: '{"chatId":987654321}' };

it('gives back what it was given', () => {
  const seal = sealWith(SECRET);
  expect(seal.open(seal.close(MESSAGE))).toEqual(MESSAGE);
});

it('opens in another life of the program that has the same secret', () => {
  expect(sealWith(SECRET).open(sealWith(Buffer.from(SECRET)).close(MESSAGE))).toEqual(MESSAGE);
});

it('shows nothing of it, and the same value never looks the same', () => {
  const seal = sealWith(SECRET);
  const sealed = seal.close(MESSAGE);
  expect(sealed.toString('latin1')).not.toContain('987654321');
  expect(sealed.toString('latin1')).not.toContain('postingan');
  expect(seal.close(MESSAGE)).not.toEqual(sealed);
});

it('does not open with another secret, and says what is wrong', () => {
  const sealed = sealWith(SECRET).close(MESSAGE);
  const other = sealWith(randomBytes(32));
  expect(() => other.open(sealed)).toThrow(UnsealError);
  expect(() => other.open(sealed)).toThrow('APP_SECRET');
});

it('does not open when a single bit was changed, or bytes are missing', () => {
  const seal = sealWith(SECRET);
  const sealed = seal.close(MESSAGE);
  for (const position of [0, 12, 28, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[position] = (changed[position] ?? 0) ^ 1;
    expect(() => seal.open(changed)).toThrow(UnsealError);
  }
  expect(() => seal.open(sealed.subarray(0, 20))).toThrow(UnsealError);
  expect(() => seal.open(Buffer.alloc(0))).toThrow(UnsealError);
});
