import { type KnowledgeEntry, sectionText } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted, waysFileOf } from './entry-problem.ts';
import { bareText, nearPairs } from './similarity.ts';

/** Above this two short answers or explanations say the same in the same words. */
export const ENTRY_SIMILARITY_MAX = 0.6;
/** Above this two ways of asking differ in typing, not in what they ask. */
export const WAY_SIMILARITY_MAX = 0.75;

/** Entries that repeat another's short answer or explanation. */
export function nearDuplicateEntries(
  entries: readonly KnowledgeEntry[],
): readonly ContentProblem[] {
  const pairsOf = (field: string, textOf: (entry: KnowledgeEntry) => string) =>
    nearPairs(
      entries.map((entry) => ({ text: textOf(entry), group: entry.id, entry })),
      ENTRY_SIMILARITY_MAX,
    ).map(({ one, other, similarity }) => {
      const found = `${percent(similarity)} the same as ${one.group}`;
      return entryProblem(other.entry, field, 'unlike every other', found);
    });
  return [
    ...pairsOf('short', ({ short }) => short),
    ...pairsOf('## Penjelasan', (entry) => sectionText(entry, 'Penjelasan') ?? entry.id),
  ];
}

/** Ways of asking that two entries claim, and that an entry holds twice. */
export function nearDuplicateWays(entries: readonly KnowledgeEntry[]): readonly ContentProblem[] {
  const ways = entries.flatMap((entry) =>
    entry.ways.map(({ text }) => ({ text, group: entry.id, file: waysFileOf(entry) })),
  );
  const between = nearPairs(ways, WAY_SIMILARITY_MAX).map(({ one, other, similarity }) => ({
    file: other.file,
    field: quoted(other.text),
    expected: 'unlike the ways of other entries',
    found: `${percent(similarity)} the same as ${quoted(one.text)} of ${one.group}`,
  }));
  return [...between, ...entries.flatMap(repeatedWays)];
}

function repeatedWays(entry: KnowledgeEntry): readonly ContentProblem[] {
  const groups = Map.groupBy(entry.ways, ({ text }) => bareText(text));
  return [...groups.values()].flatMap(([, ...others]) =>
    others.map(({ text }) => ({
      file: waysFileOf(entry),
      field: quoted(text),
      expected: 'given once',
      found: 'it again',
    })),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
