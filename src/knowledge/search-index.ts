import MiniSearch from 'minisearch';
import type { KnowledgeEntry } from './entry.ts';

/** How much a match in each field counts. */
const FIELD_BOOST = { title: 3, question: 2, ways: 1.5, body: 0.5 } as const;
const FIELDS = ['title', 'question', 'ways', 'body'] as const;

/** Full-text search over the entries, by the roots of words. */
export interface SearchIndex {
  /** Entry ids with their BM25 scores, best first. */
  search(stems: readonly string[]): readonly { readonly id: string; readonly score: number }[];
  /** The same, with words still being typed and misspelt ones; slower. */
  searchLoosely(
    stems: readonly string[],
  ): readonly { readonly id: string; readonly score: number }[];
}

/** An entry as the index sees it: the roots of its texts. */
export type SearchDocument = Readonly<Record<(typeof FIELDS)[number] | 'id', string>>;

/** @param stemsOf gives the roots of a text */
export function toSearchDocument(
  entry: KnowledgeEntry,
  stemsOf: (text: string) => readonly string[],
): SearchDocument {
  const joined = (text: string): string => stemsOf(text).join(' ');
  return {
    id: entry.id,
    title: joined(entry.title),
    question: `${joined(entry.question)} ${joined(entry.act)}`,
    ways: entry.ways.map((way) => joined(way.text)).join(' '),
    body: entry.sections.map((section) => joined(section.markdown)).join(' '),
  };
}

/** @param faint roots that say too little to search for */
export function createSearchIndex(
  documents: readonly SearchDocument[],
  faint: ReadonlySet<string>,
): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' || faint.has(term) ? null : term),
    searchOptions: { boost: FIELD_BOOST },
  });
  index.addAll(documents);
  return {
    search: (stems) => index.search(stems.join(' ')).map(toHit),
    searchLoosely: (stems) =>
      index.search(stems.join(' '), { prefix: true, fuzzy: 0.2 }).map(toHit),
  };
}

function toHit(result: { readonly id: unknown; readonly score: number }): {
  readonly id: string;
  readonly score: number;
} {
  return { id: String(result.id), score: result.score };
}
