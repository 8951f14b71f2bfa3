import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { citationProblems } from './citations.ts';
import { lengthProblems, sentenceProblems } from './length.ts';
import { nearDuplicateEntries, nearDuplicateWays } from './near-duplicates.ts';
import type { ReadContent } from './read-content.ts';
import { readabilityProblems } from './readability.ts';
import { contactProblems, relationProblems } from './relations.ts';
import { audiencePartProblems, sectionProblems } from './sections.ts';
import { verdictProblems } from './verdict-words.ts';
import { wayProblems } from './ways.ts';
import { wordingProblems } from './wording.ts';

/** Every problem of the content, sorted by file; what one file lacks does not hide the others. */
export function contentProblems(content: ReadContent, today: Date): readonly ContentProblem[] {
  const { entries, register, regions, calendar } = content;
  const ofEntries = entries.flatMap((entry) => [
    ...sectionProblems(entry),
    ...audiencePartProblems(entry),
    ...verdictProblems(entry),
    ...sentenceProblems(entry),
    ...wordingProblems(entry),
    ...wayProblems(entry),
    ...contactProblems(entry, regions),
    ...(register ? citationProblems(entry, register) : []),
  ]);
  const composed = regions.flatMap((region) =>
    register && calendar
      ? entries.flatMap((entry) => [
          ...lengthProblems(entry, { register, region, calendar }, today),
          ...readabilityProblems(entry, { register, region, calendar }, today),
        ])
      : [],
  );
  const unique = new Map(
    [
      ...content.problems,
      ...ofEntries,
      ...composed,
      ...relationProblems(entries),
      ...nearDuplicateEntries(entries),
      ...nearDuplicateWays(entries),
    ].map((problem) => [JSON.stringify(problem), problem]),
  );
  return [...unique.values()].toSorted((one, other) => one.file.localeCompare(other.file));
}
