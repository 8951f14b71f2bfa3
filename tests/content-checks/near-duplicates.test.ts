import { describe, expect, it } from 'vitest';
import {
  nearDuplicateEntries,
  nearDuplicateWays,
} from '../../src/content-checks/near-duplicates.ts';
import { wayProblems } from '../../src/content-checks/ways.ts';
import { WAY_KINDS, type WayOfAsking } from '../../src/knowledge/entry.ts';
import { anEntry } from '../support/builders.ts';

function asked(...texts: readonly string[]): readonly WayOfAsking[] {
  return texts.map((text) => ({ kind: 'formal', text }));
}

describe('near-duplicate entries', () => {
  it('repeat a short answer or an explanation', () => {
    const problems = nearDuplicateEntries([anEntry({ id: 'a' }), anEntry({ id: 'b' })]);
    expect(problems.map(({ field }) => field)).toEqual(['short', '## Penjelasan']);
  });

  it('are not entries that speak of different things', () => {
    const other = anEntry({
      id: 'b',
      short: 'Tolak pemberian itu dengan sopan, lalu beri tahu pengawas pemilu di tempat Anda.',
      sections: [{ heading: 'Penjelasan', markdown: 'Uang dari calon memengaruhi suara.' }],
    });
    expect(nearDuplicateEntries([anEntry({ id: 'a' }), other])).toEqual([]);
  });
});

describe('near-duplicate ways of asking', () => {
  it('are claimed by two entries', () => {
    const one = anEntry({
      id: 'a',
      ways: asked('Bolehkah PNS memberi like pada postingan caleg?'),
    });
    const other = anEntry({
      id: 'b',
      ways: asked('bolehkah pns memberi like pada postingan caleg'),
    });
    expect(nearDuplicateWays([one, other])).toMatchObject([
      { expected: 'unlike the ways of other entries' },
    ]);
  });

  it('are given twice in one entry', () => {
    const entry = anEntry({ ways: asked('boleh like caleg?', 'Boleh like caleg') });
    expect(nearDuplicateWays([entry])).toMatchObject([{ expected: 'given once' }]);
  });

  it('are not questions in which the act differs', () => {
    const one = anEntry({ id: 'a', ways: asked('Bolehkah PNS menyukai unggahan calon bupati?') });
    const other = anEntry({ id: 'b', ways: asked('Bolehkah PNS memasang spanduk calon bupati?') });
    expect(nearDuplicateWays([one, other])).toEqual([]);
  });
});

describe('ways of asking', () => {
  const ninety = Array.from({ length: 90 }, (_, index) => ({
    kind: WAY_KINDS[index % WAY_KINDS.length] ?? 'formal',
    text: `cara ke-${index}`,
  }));

  it('are at least ninety, of every kind', () => {
    expect(wayProblems(anEntry({ ways: ninety }))).toEqual([]);
    expect(wayProblems(anEntry({ ways: ninety.slice(1) }))).toMatchObject([
      { field: 'ways', found: '89' },
    ]);
    const withoutSlang = ninety.map(({ kind, text }) => ({
      kind: kind === 'gaul' ? ('formal' as const) : kind,
      text,
    }));
    expect(wayProblems(anEntry({ ways: withoutSlang }))).toMatchObject([{ field: '# gaul' }]);
  });
});
