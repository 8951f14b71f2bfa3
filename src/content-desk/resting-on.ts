import type { EntryText } from '../knowledge/load-entries.ts';
import { isWithdrawn } from './content-desk.ts';
import { fieldsOf } from './entry-fields.ts';

/** An entry that rests on a source, as it is written. */
export interface RestingEntry {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly string[];
  /** Under review already. */
  readonly isWithdrawn: boolean;
}

/** Which entries rest on which sources, those under review included. */
export function restingOn(
  texts: readonly EntryText[],
): ReadonlyMap<string, readonly RestingEntry[]> {
  const bySource = new Map<string, RestingEntry[]>();
  for (const text of texts) {
    const cited = Map.groupBy(citationsOf(text), ({ source }) => source);
    for (const [source, citations] of cited) {
      const entries = bySource.get(source) ?? [];
      entries.push({
        id: text.id,
        title: citations[0]?.title ?? text.id,
        articles: citations.map(({ article }) => article),
        isWithdrawn: isWithdrawn(text),
      });
      bySource.set(source, entries);
    }
  }
  return bySource;
}

interface Citation {
  readonly title: string;
  readonly source: string;
  readonly article: string;
}

/** Reading all entries takes a while, and most texts stay the same for months. */
const citationsByText = new WeakMap<EntryText, readonly Citation[]>();

function citationsOf(text: EntryText): readonly Citation[] {
  const known = citationsByText.get(text);
  if (known) return known;
  const { title = text.id, legalBasis = '' } = fieldsOf(text.text) ?? {};
  const citations = legalBasis
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [source = '', article = ''] = line.split('|').map((part) => part.trim());
      return { title, source, article };
    });
  citationsByText.set(text, citations);
  return citations;
}
