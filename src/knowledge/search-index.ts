import { LRUCache } from 'lru-cache';
import MiniSearch from 'minisearch';
import { leastOfBest } from './best.ts';
import { indonesianSections, type KnowledgeEntry } from './entry.ts';

/** How much a match in each field counts. */
const FIELD_BOOST = { title: 3, question: 2, ways: 1.5, body: 0.5 } as const;
const FIELDS = ['title', 'question', 'ways', 'body'] as const;

interface Hit {
  readonly id: string;
  readonly score: number;
}

/** Full-text search over the entries, by the roots of words. */
export interface SearchIndex {
  /** Entry ids with their BM25 scores, best first. */
  search(stems: readonly string[]): readonly Hit[];
  /** The same, with words still being typed and misspelt ones; slower. */
  searchLoosely(stems: readonly string[]): readonly Hit[];
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
    body: indonesianSections(entry)
      .map((section) => joined(section.markdown))
      .join(' '),
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
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  const postings = new LRUCache<string, Postings>({
    maxSize: MOST_REMEMBERED,
    sizeCalculation: ({ documents: found }) => found.length + 1,
  });
  function postingsOf(stem: string): Postings {
    const remembered = postings.get(stem);
    if (remembered) return remembered;
    const found = toPostings(index.search(stem).map(toHit), places);
    postings.set(stem, found);
    return found;
  }
  return {
    search: (stems) => merge(stems, postingsOf, documents),
    searchLoosely: (stems) =>
      index.search(stems.join(' '), { prefix: true, fuzzy: 0.2 }).map(toHit),
  };
}

/** How many places of roots in documents are remembered. */
const MOST_REMEMBERED = 2_000_000;

/** Places further down say nothing. */
const MOST_HITS = 100;

/** The documents that hold a root, with what it is worth in each. */
interface Postings {
  readonly documents: Int32Array;
  readonly scores: Float64Array;
}

function toPostings(hits: readonly Hit[], places: ReadonlyMap<string, number>): Postings {
  return {
    documents: Int32Array.from(hits, ({ id }) => places.get(id) ?? 0),
    scores: Float64Array.from(hits, ({ score }) => score),
  };
}

/** Adds up the roots' scores as MiniSearch does: times the number of different roots found; the best only. */
function merge(
  stems: readonly string[],
  postingsOf: (stem: string) => Postings,
  documents: readonly SearchDocument[],
): readonly Hit[] {
  const scores = new Float64Array(documents.length);
  const matched = new Int32Array(documents.length);
  const seen = new Set<string>();
  for (const stem of stems) {
    const { documents: found, scores: worth } = postingsOf(stem);
    const news = seen.has(stem) ? 0 : 1;
    seen.add(stem);
    for (let k = 0; k < found.length; k++) {
      const at = found[k] ?? 0;
      scores[at] = (scores[at] ?? 0) + (worth[k] ?? 0);
      matched[at] = (matched[at] ?? 0) + news;
    }
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * (matched[at] ?? 0);
  const least = leastOfBest(scores, MOST_HITS);
  const hits: Hit[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    const document = documents[at];
    if (document && score > 0 && score >= least) hits.push({ id: document.id, score });
  }
  return hits.sort((one, other) => other.score - one.score);
}

function toHit(result: { readonly id: unknown; readonly score: number }): Hit {
  return { id: String(result.id), score: result.score };
}
