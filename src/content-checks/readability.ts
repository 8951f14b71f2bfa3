import type { EntryContext } from '../conversation/entry-message.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem } from './entry-problem.ts';
import { plainText, sentencesOf, wordsOf } from './plain-text.ts';
import { messageParagraphs } from './whole-message.ts';

export const LONG_WORD_LETTERS = 8;
export const READABILITY_MAX = 30;

/**
 * How hard a text is to read: LIX, words per sentence plus long words per hundred words.
 * Affixes make Indonesian words long ("menyukai", "dilaporkan"), so a word is long above
 * 8 letters, not above 6; the halves of "teman-teman" are looked at one by one.
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
  const score = Math.round(readability(messageProse(entry, context, today)));
  if (score <= READABILITY_MAX) return [];
  return [
    entryProblem(entry, 'message', `readable, LIX ${READABILITY_MAX} or less`, String(score)),
  ];
}
