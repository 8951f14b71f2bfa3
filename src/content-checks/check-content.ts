import type { EntryContext } from '../conversation/entry-message.ts';
import type { Content } from '../knowledge/content.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { citationProblems } from './citations.ts';
import { englishProblems } from './english.ts';
import { fileOf } from './entry-problem.ts';
import { lengthProblems, sentenceProblems } from './length.ts';
import { nearDuplicateEntries, nearDuplicateWays } from './near-duplicates.ts';
import type { ReadContent } from './read-content.ts';
import { readabilityProblems } from './readability.ts';
import { contactProblems, namedSourceProblems, relationProblems } from './relations.ts';
import { audiencePartProblems, sectionProblems } from './sections.ts';
import { verdictProblems } from './verdict-words.ts';
import { wayProblems } from './ways.ts';
import { wordingProblems } from './wording.ts';

/** Every problem of the content, sorted by file; what one file lacks does not hide the others. */
export function contentProblems(content: ReadContent, today: Date): readonly ContentProblem[] {
  const { register, regions, calendar } = content;
  return inOrder([
    ...problemsOf(content.entries, content, today),
    ...(register && calendar ? namedSourceProblems(regions, calendar, register) : []),
  ]);
}

/** The same as far as it concerns some entries, which takes less time. */
export function problemsConcerning(
  ids: readonly string[],
  content: ReadContent,
  today: Date,
): readonly ContentProblem[] {
  const concern = (text: string): boolean =>
    ids.some((id) => text.endsWith(` ${id}`) || text.includes(`/${id}.`));
  const entries = content.entries.filter(({ id }) => ids.includes(id));
  return inOrder(
    problemsOf(entries, content, today).filter(
      ({ file, found }) => concern(file) || concern(found),
    ),
  );
}

/** What is wrong with some of the entries, by themselves and beside all others. */
function problemsOf(
  some: readonly KnowledgeEntry[],
  content: ReadContent,
  today: Date,
): readonly ContentProblem[] {
  const { register, regions, calendar, entries } = content;
  // Where nothing is answered, nothing needs to be well said.
  const inUse = ({ underReview }: KnowledgeEntry): boolean => !underReview;
  const answering = some.filter(inUse);
  const contexts: readonly EntryContext[] =
    register && calendar ? regions.map((region) => ({ register, region, calendar })) : [];
  return [
    ...content.problems,
    ...answering.flatMap(writingProblems),
    ...answering.flatMap((entry) => contactProblems(entry, regions)),
    ...answering.flatMap((entry) => (register ? citationProblems(entry, register) : [])),
    ...contexts.flatMap((context) => composedProblems(answering, context, today)),
    ...relationProblems(entries),
    ...nearDuplicateEntries(entries.filter(inUse)),
    ...nearDuplicateWays(entries.filter(inUse)),
  ];
}

function inOrder(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  return withoutRepetition(problems).toSorted((one, other) => one.file.localeCompare(other.file));
}

/** What can be said of one entry among others, in one region, without comparing all texts. */
export function draftProblems(
  entry: KnowledgeEntry,
  { entries, register, region, calendar }: Content,
  today: Date,
): readonly ContentProblem[] {
  if (entry.underReview) return [];
  const others = entries.filter(({ id }) => id !== entry.id);
  const mine = ({ file }: ContentProblem): boolean => file === fileOf(entry);
  return withoutRepetition([
    ...writingProblems(entry),
    ...contactProblems(entry, [region]),
    ...citationProblems(entry, register),
    ...composedProblems([entry], { register, region, calendar }, today),
    ...relationProblems([...others, entry]).filter(mine),
  ]);
}

/** What can be said of an entry by itself. */
function writingProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  return [
    ...sectionProblems(entry),
    ...audiencePartProblems(entry),
    ...verdictProblems(entry),
    ...sentenceProblems(entry),
    ...wordingProblems(entry),
    ...wayProblems(entry),
    ...englishProblems(entry),
  ];
}

/** What can be said of the message that an entry becomes in a region. */
function composedProblems(
  entries: readonly KnowledgeEntry[],
  context: EntryContext,
  today: Date,
): readonly ContentProblem[] {
  return entries.flatMap((entry) => [
    ...lengthProblems(entry, context, today),
    ...readabilityProblems(entry, context, today),
  ]);
}

/** Regions share most of their problems. */
function withoutRepetition(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  const byText = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...byText.values()];
}
