import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shown, showCount, showParts, showShare } from '../../src/review/small-numbers.ts';

const exact = (count: number): Shown => ({ kind: 'exact', count });
const FEW: Shown = { kind: 'few' };
const HIDDEN: Shown = { kind: 'hidden' };

/** All ways in which the parts could be, for a reader who sees the table and knows the rule. */
function* readings(parts: readonly Shown[], total: number): Generator<readonly number[]> {
  const [first, ...rest] = parts;
  if (first === undefined) {
    if (total === 0) yield [];
    return;
  }
  const [low, high] =
    first.kind === 'exact'
      ? [first.count, first.count]
      : first.kind === 'few'
        ? [1, 4]
        : [0, total];
  for (let count = low; count <= Math.min(high, total); count += 1) {
    for (const others of readings(rest, total - count)) yield [count, ...others];
  }
}

/** Where "few" is shown, "hidden" is known to stand for five or more. */
function isReading(parts: readonly Shown[], counts: readonly number[]): boolean {
  if (!parts.some(({ kind }) => kind === 'few')) return true;
  return parts.every(({ kind }, index) => kind !== 'hidden' || (counts[index] ?? 0) >= 5);
}

describe('a single count', () => {
  it.each([
    [0, exact(0)],
    [1, FEW],
    [4, FEW],
    [5, exact(5)],
  ])('%i', (count, shown) => {
    expect(showCount(count)).toEqual(shown);
  });
});

describe('the parts of a total', () => {
  it('are shown as they are where none is small', () => {
    expect(showParts([10, 0, 5])).toEqual({
      parts: [exact(10), exact(0), exact(5)],
      total: exact(15),
    });
  });

  it('hide the next smallest where a single small one could be computed', () => {
    expect(showParts([3, 20, 50])).toEqual({ parts: [FEW, HIDDEN, exact(50)], total: exact(73) });
  });

  it('hide nothing more where small ones cover each other', () => {
    expect(showParts([3, 2, 50]).parts).toEqual([FEW, FEW, exact(50)]);
  });

  it('hide more where small ones are all as small or as large as they can be', () => {
    expect(showParts([1, 1, 50]).parts).toEqual([FEW, FEW, HIDDEN]);
    expect(showParts([4, 4, 50]).parts).toEqual([FEW, FEW, HIDDEN]);
  });

  it('do not even say which is small where that would give it away', () => {
    expect(showParts([1, 5]).parts).toEqual([HIDDEN, HIDDEN]);
  });

  it('never let a small part be computed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
        (counts) => {
          const { parts, total } = showParts(counts);
          if (total.kind !== 'exact') return;
          const possible = [...readings(parts, total.count)].filter((one) => isReading(parts, one));
          for (const [index, count] of counts.entries()) {
            if (count === 0 || count >= 5) continue;
            const values = new Set(possible.map((one) => one[index]));
            expect(values.size, `${counts.join(' ')} at ${index}`).toBeGreaterThan(1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a share', () => {
  it('is given where part and whole are', () => {
    expect(showShare(exact(30), exact(40))).toBe(75);
    expect(showShare(FEW, exact(40))).toBeUndefined();
    expect(showShare(exact(0), exact(0))).toBeUndefined();
  });
});
