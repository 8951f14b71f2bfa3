import type { Dialogue } from './dialogue.ts';
import { PRIVATELY } from './replies.ts';
import type { Turn } from './turn.ts';
import { LEAD } from './wording.ts';

const SURE = 0.85;
const PARAGRAPHS = 2;

/**
 * A turn as it may be shown to a group: verdict, reason and basis, nothing asked back, and the
 * person's own dialogue as it was. `undefined` when the answer is not sure enough for that.
 */
export function publicTurn(turn: Turn, dialogue: Dialogue): Turn | undefined {
  if (turn.announcement) return { ...turn, dialogue };
  if (turn.outcome !== 'answered' || (turn.confidence ?? 0) < SURE) return undefined;
  const paragraphs = turn.reply.text.split('\n\n');
  const basis = paragraphs.find((paragraph) => paragraph.startsWith(LEAD.legalBasis));
  const text = [...paragraphs.slice(0, PARAGRAPHS), basis?.split('\n', 1)[0], PRIVATELY];
  return {
    ...turn,
    dialogue,
    reply: { text: [...new Set(text.filter(Boolean))].join('\n\n'), choices: [] },
  };
}
