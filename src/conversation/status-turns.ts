import type { Audience } from '../knowledge/entry.ts';
import { statusChoices, TOPICS } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { STATUS_UNKNOWN, statusKnown, statusSet } from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';
import { plainTurn } from './turn-parts.ts';
import { AUDIENCE_NAME } from './wording.ts';

/** Says for whom the answers are, and offers another. */
export function statusTurn(question: string, dialogue: Dialogue): Turn {
  const { audience } = dialogue;
  const text = audience === undefined ? STATUS_UNKNOWN : statusKnown(AUDIENCE_NAME[audience]);
  return plainTurn(question, text, 'courtesy', dialogue, statusChoices(audience));
}

/** From now on the answers are for this audience. */
export function statusSetTurn(question: string, dialogue: Dialogue, audience: Audience): Turn {
  const known = { ...dialogue, audience };
  return plainTurn(question, statusSet(AUDIENCE_NAME[audience]), 'courtesy', known, [TOPICS]);
}

/** The audience that a few words name, such as "honorer" or "guru p3k". */
export function namedAudience({ knowledge }: EngineParts, words: string): Audience | undefined {
  return knowledge.answer(words).audience;
}
