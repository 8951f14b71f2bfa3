import type { Answer, KnowledgeBase, QuestionContext } from '../knowledge/answer.ts';

/** Longer messages are searched for the sentence that asks. */
export const LONG_MESSAGE_CHARACTERS = 1_000;

const SENTENCES_READ = 40;
const SENTENCE_MIN_CHARACTERS = 8;

/** A sentence of a long message, and what the knowledge base makes of it. */
export interface FoundQuestion {
  readonly sentence: string;
  readonly answer: Answer;
}

/**
 * The sentence of a long message that is most surely a question of ours: sentences with a question
 * mark before others, the last such before earlier ones. `undefined` when none is.
 */
export function findQuestion(
  text: string,
  knowledge: KnowledgeBase,
  context: QuestionContext,
): FoundQuestion | undefined {
  const sentences = text
    .split(/(?<=[.?!])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SENTENCE_MIN_CHARACTERS)
    .slice(-SENTENCES_READ);
  const found = sentences.map((sentence) => ({
    sentence,
    answer: knowledge.answer(sentence.slice(0, LONG_MESSAGE_CHARACTERS), context),
  }));
  return (
    found.findLast(({ sentence, answer }) => sentence.includes('?') && answer.kind === 'found') ??
    found.findLast(({ answer }) => answer.kind === 'found')
  );
}
