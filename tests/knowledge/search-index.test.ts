import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createSearchIndex, type SearchDocument } from '../../src/knowledge/search-index.ts';

function aDocument(id: string, title: string, ways: string, body = ''): SearchDocument {
  return { id, title, question: title, ways, body };
}

const DOCUMENTS = [
  aDocument('like', 'like unggah calon', 'boleh like foto calon like video', 'suka komentar'),
  aDocument('foto', 'foto sama calon', 'boleh foto calon pose jari', 'unggah'),
  aDocument('cuti', 'cuti kampanye', 'izin cuti calon kampanye kampanye', 'boleh'),
];
const FAINT = new Set(['boleh']);

/** What MiniSearch itself makes of the same roots. */
function bareSearch(query: string): readonly { id: string; score: number }[] {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'question', 'ways', 'body'],
    processTerm: (term) => (FAINT.has(term) ? null : term),
    searchOptions: { boost: { title: 3, question: 2, ways: 1.5, body: 0.5 } },
  });
  index.addAll(DOCUMENTS);
  return index.search(query).map(({ id, score }) => ({ id: String(id), score }));
}

describe('search index', () => {
  it.each(['like foto calon', 'foto foto jari', 'kampanye', 'boleh', 'zebra', 'unggah calon cuti'])(
    'scores %j as MiniSearch does, the second time too',
    (query) => {
      const index = createSearchIndex(DOCUMENTS, FAINT);
      for (const round of [1, 2]) {
        const hits = index.search(query.split(' '));
        const expected = bareSearch(query);
        expect(
          hits.map(({ id }) => id),
          `round ${round}`,
        ).toEqual(expected.map(({ id }) => id));
        for (const [at, { score }] of hits.entries()) {
          expect(score).toBeCloseTo(expected[at]?.score ?? 0, 9);
        }
      }
    },
  );

  it('finds words still being typed only when asked loosely', () => {
    const index = createSearchIndex(DOCUMENTS, FAINT);
    expect(index.search(['kampan'])).toEqual([]);
    expect(index.searchLoosely(['kampan']).map(({ id }) => id)).toEqual(['cuti']);
  });
});
