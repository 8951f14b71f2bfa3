import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKey } from '../../src/privacy/pseudonym.ts';
import {
  createSeal,
  decrypt,
  encrypt,
  headerOf,
  keyIdOf,
  UnsealError,
} from '../../src/privacy/seal.ts';
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

describe('keys', () => {
  const keys = new Map([
    [1, Buffer.alloc(32, 1)],
    [2, Buffer.alloc(32, 2)],
  ]);
  const sealAt = (currentId: number, purpose?: 'channel keys' | 'sent messages') =>
    createSeal({ currentId: () => currentId, byId: (id) => keys.get(id) }, purpose);

  it('are named by each value, which opens as long as its key is there', () => {
    const [first, second] = [sealAt(1).close('satu'), sealAt(2).close('dua')];
    expect([keyIdOf(first), keyIdOf(second)]).toEqual([1, 2]);
    expect(first.subarray(0, 8)).toEqual(headerOf(1));
    expect(headerOf(1).toString('latin1')).toBe('TNS1\0\0\0\x01');
    expect(sealAt(2).open(first)).toBe('satu');
    expect(sealAt(1).open(second)).toBe('dua');
    expect(() => sealWith(Buffer.alloc(32, 1)).open(second)).toThrow(UnsealError);
  });

  it('cannot be exchanged: the name is sealed too', () => {
    const value = sealAt(1).close('satu');
    value.writeUInt32BE(2, 4);
    expect(() => sealAt(1).open(value)).toThrow(UnsealError);
    const twin = new Map([
      [1, Buffer.alloc(32, 1)],
      [2, Buffer.alloc(32, 1)],
    ]);
    const seal = createSeal({ currentId: () => 1, byId: (id) => twin.get(id) });
    const renamed = seal.close('satu');
    renamed.writeUInt32BE(2, 4);
    expect(() => seal.open(renamed)).toThrow(UnsealError);
  });

  it('differ by purpose', () => {
    const value = sealAt(1, 'channel keys').close('kunci');
    expect(sealAt(1, 'channel keys').open(value)).toBe('kunci');
    expect(() => sealAt(1, 'sent messages').open(value)).toThrow(UnsealError);
    expect(() => sealAt(1).open(value)).toThrow(UnsealError);
  });

  it('are not needed by name for what was sealed before they had one', () => {
    const old = encrypt(deriveKey(Buffer.alloc(32, 1), 'seal'), Buffer.from('{"text":"lama"}'));
    expect(keyIdOf(old)).toBeUndefined();
    expect(sealAt(2).open(old)).toEqual({ text: 'lama' });
    expect(keyIdOf(headerOf(7))).toBeUndefined();
    expect(keyIdOf(Buffer.concat([headerOf(7), Buffer.alloc(1)]))).toBe(7);
  });

  it('that are made into others give the same ones again', () => {
    expect(deriveKey(Buffer.alloc(32, 7), 'seal').toString('hex')).toBe(
      deriveKey(Buffer.alloc(32, 7), 'seal').toString('hex'),
    );
    expect(deriveKey(Buffer.alloc(32, 7), 'seal')).not.toEqual(
      deriveKey(Buffer.alloc(32, 8), 'seal'),
    );
  });
});

it('encrypts for one context only', () => {
  const key = Buffer.alloc(32, 3);
  const sealed = encrypt(key, Buffer.from('rahasia'), Buffer.from('satu'));
  expect(sealed).toHaveLength(12 + 16 + 7);
  expect(decrypt(key, sealed, Buffer.from('satu')).toString()).toBe('rahasia');
  expect(() => decrypt(key, sealed, Buffer.from('dua'))).toThrow();
  expect(() => decrypt(key, sealed)).toThrow();
});

it('takes no shortened proof of authenticity', () => {
  const key = Buffer.alloc(32, 3);
  const sealed = encrypt(key, Buffer.alloc(0));
  expect(decrypt(key, sealed)).toHaveLength(0);
  for (const bytes of [4, 8, 12, 15]) {
    expect(() => decrypt(key, sealed.subarray(0, 12 + bytes))).toThrow();
  }
});

it('says by which key it failed, for whoever reads the log', () => {
  const sealed = sealWith(SECRET).close(MESSAGE);
  sealed.writeUInt32BE(9, 4);
  let failure: unknown;
  try {
    sealWith(SECRET).open(sealed);
  } catch (error) {
    failure = error;
  }
  expect(failure).toMatchObject({
    name: 'UnsealError',
    cause: { message: 'there is no key 9' },
  });
});
