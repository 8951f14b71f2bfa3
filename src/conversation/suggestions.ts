import { verdictFor } from '../knowledge/entry.ts';
import { answerMessage } from './entry-message.ts';
import type { Edition } from './live-engine.ts';
import { VERDICT_WORD } from './wording.ts';

/** An entry that may be pasted into somebody else's chat. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** The verdict and its reason, on one line of plain text. */
  readonly summary: string;
  /** The whole first message, in Markdown. */
  readonly text: string;
}

const SUGGESTED = 5;

/** The entries nearest to a text; none for an empty one. Nothing of the text is kept. */
export function suggestionsFor(
  { knowledge, content }: Pick<Edition, 'knowledge' | 'content'>,
  text: string,
  today: Date,
): readonly Suggestion[] {
  if (!text.trim()) return [];
  const found = knowledge.search(text, SUGGESTED).filter(({ entry }) => !entry.underReview);
  return found.map(({ entry }) => {
    const verdict = verdictFor(entry);
    const word = verdict === 'informasi' ? '' : `${VERDICT_WORD[verdict]}. `;
    return {
      id: entry.id,
      title: entry.title,
      summary: `${word}${entry.short}`,
      text: answerMessage(entry, content, today),
    };
  });
}
