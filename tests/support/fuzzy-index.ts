import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../src/knowledge/search-index.ts';

/**
 * Nothing but MiniSearch's fuzzy search over what our own index holds: the measure of what our
 * answers may cost.
 */
export function createFuzzyIndex(
  documents: readonly SearchDocument[],
  faint: readonly string[],
): (stems: readonly string[]) => readonly string[] {
  const dropped = new Set(faint);
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'question', 'ways', 'body'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' || dropped.has(term) ? null : term),
    searchOptions: { fuzzy: 0.2 },
  });
  index.addAll(documents);
  return (stems) => index.search(stems.join(' ')).map(({ id }) => String(id));
}
