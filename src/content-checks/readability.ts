import type { EntryContext } from '../conversation/entry-message.ts';
import { indonesianSections, type KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem } from './entry-problem.ts';
import { plainText, sentencesOf, wordsOf } from './plain-text.ts';
import { messageParagraphs } from './whole-message.ts';

export const LONG_WORD_LETTERS = 8;
export const MESSAGE_READABILITY_MAX = 30;
export const BODY_READABILITY_MAX = 26;

/**
 * How hard a text is to read: LIX, words per sentence plus long words per hundred words.
 *
 * Affixes make Indonesian words long ("menyukai", "dilaporkan"), so a word is long above
 * 8 letters, not above 6; the halves of "teman-teman" are looked at one by one. A clause in the
 * style of regulations scores about 50. The bars are what plainly written entries keep: of the
 * first ninety, messages lay between 11 and 32 with a median of 23, and bodies, which have lists
 * of short lines, between 14 and 25.
 */
export function readability(markdown: string): number {
  const sentences = sentencesOf(markdown);
  const words = wordsOf(plainText(markdown));
  if (words.length === 0) return 0;
  const long = words.filter((word) =>
    word.split(/[^\p{L}]+/u).some((part) => part.length > LONG_WORD_LETTERS),
  );
  return words.length / sentences.length + (100 * long.length) / words.length;
}

/** What an editor wrote of the first message: all but its footer. */
export function messageProse(entry: KnowledgeEntry, context: EntryContext, today: Date): string {
  return messageParagraphs(entry, context, today).slice(0, -1).join('\n\n');
}

export function readabilityProblems(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
): readonly ContentProblem[] {
  const body = indonesianSections(entry)
    .map(({ markdown }) => markdown)
    .join('\n\n');
  return [
    ...tooHard(entry, 'message', messageProse(entry, context, today), MESSAGE_READABILITY_MAX),
    ...tooHard(entry, 'body', body, BODY_READABILITY_MAX),
  ];
}

function tooHard(
  entry: KnowledgeEntry,
  field: string,
  text: string,
  max: number,
): readonly ContentProblem[] {
  const score = readability(text);
  if (score <= max) return [];
  return [entryProblem(entry, field, `readable, LIX ${max} or less`, score.toFixed(1))];
}
