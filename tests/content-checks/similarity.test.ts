import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareText, nearPairs } from '../../src/content-checks/similarity.ts';

function gramsOf(text: string): ReadonlySet<string> {
  const padded = ` ${bareText(text)} `;
  const starts = Array.from({ length: Math.max(0, padded.length - 2) }, (_, start) => start);
  return new Set(starts.map((start) => padded.slice(start, start + 3)));
}

function jaccard(one: string, other: string): number {
  const [left, right] = [gramsOf(one), gramsOf(other)];
  const all = left.union(right).size;
  return all === 0 ? 0 : left.intersection(right).size / all;
}

describe('nearPairs', () => {
  it('ignores case, punctuation and accents', () => {
    const texts = [
      { text: 'Bolehkah PNS like postingan caleg?', group: 'a' },
      { text: 'bolehkah pns like postingan caleg', group: 'b' },
    ];
    expect(nearPairs(texts, 0.75)).toMatchObject([{ similarity: 1 }]);
  });

  it('does not compare within a group', () => {
    const text = { text: 'boleh like caleg?', group: 'a' };
    expect(nearPairs([text, text], 0.75)).toEqual([]);
  });

  it('finds just what comparing everything with everything finds', () => {
    const word = fc.constantFrom('boleh', 'like', 'caleg', 'pns', 'foto', 'hadir', 'a', 'ab');
    const texts = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.constantFrom(0.3, 0.5, 0.75, 1), (lines, bar) => {
        const compared = lines.map((line, index) => ({
          text: line.join(' '),
          group: String(index),
        }));
        const expected = compared.flatMap((one, index) =>
          compared
            .slice(index + 1)
            .filter((other) => jaccard(one.text, other.text) >= bar)
            .map((other) => [one.group, other.group].toSorted().join('+')),
        );
        const found = nearPairs(compared, bar).map(({ one, other }) =>
          [one.group, other.group].toSorted().join('+'),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
