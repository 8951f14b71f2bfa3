import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyIndex } from '../../src/knowledge/key-index.ts';

const key = fc.oneof(fc.nat(50), fc.integer({ min: 0, max: 2 ** 47 }));

describe('key index', () => {
  it('numbers keys as a Map would, however many there are', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 2000 }), (keys) => {
        const index = createKeyIndex();
        const expected = new Map<number, number>();
        for (const each of keys) {
          if (!expected.has(each)) expected.set(each, expected.size);
          expect(index.add(each)).toBe(expected.get(each));
        }
        expect([...index.keys()]).toEqual([...expected.keys()]);
        expect(keys.map((each) => index.idOf(each))).toEqual(
          keys.map((each) => expected.get(each)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('knows what it was made with, and nothing else', () => {
    const index = createKeyIndex(Float64Array.of(7, 2 ** 46, 9));
    expect(index.idOf(2 ** 46)).toBe(1);
    expect(index.idOf(8)).toBe(-1);
    expect(index.size()).toBe(3);
  });

  it('forgets all at once', () => {
    const index = createKeyIndex(Float64Array.of(7, 8));
    index.clear();
    expect(index.idOf(7)).toBe(-1);
    expect(index.add(8)).toBe(0);
  });
});
