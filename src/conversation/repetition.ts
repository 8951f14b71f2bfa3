import { createHash } from 'node:crypto';
import { CONTACTS, GUIDE_CHOICE, TOPICS_ASIDE } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import type { InboundMessage } from './message.ts';
import { ANSWER_AGAIN, STILL_HERE, STUCK } from './replies.ts';
import type { Turn } from './turn.ts';
import { offering } from './turn-parts.ts';

/** Said this often in a row to different messages, a reply gives way to one that leads on. */
const SAID_TOO_OFTEN = 3;
const HASH_CHARACTERS = 12;

/** The turn, or another in its place when its reply keeps coming whatever the asker says. */
export function withoutRepetition(turn: Turn, message: InboundMessage, before: Dialogue): Turn {
  // What the store has to say is not known yet.
  if (turn.action) return turn;
  const { reply } = turn;
  const said = hashOf(JSON.stringify([reply.text, reply.choices.map(({ id }) => id)]));
  const heard = turn.unstored ? '' : hashOf(message.choiceId ?? message.text.toLowerCase());
  const { echo } = before;
  const isEcho = echo?.said === said;
  const isSameInput = isEcho && heard !== '' && echo.heard === heard;
  const times = isEcho ? echo.times + (isSameInput ? 0 : 1) : 1;
  const kept = { ...turn, dialogue: { ...turn.dialogue, echo: { said, heard, times } } };
  return times % SAID_TOO_OFTEN === 0 && !isSameInput ? insteadOf(kept) : kept;
}

function insteadOf(turn: Turn): Turn {
  const say = (text: string): Turn => ({ ...turn, reply: { text, choices: turn.reply.choices } });
  if (turn.unstored) return say(STILL_HERE);
  if (turn.outcome === 'answered') {
    const [verdict = ''] = turn.reply.text.split('\n\n', 1);
    return say([verdict, ANSWER_AGAIN].join('\n\n'));
  }
  return offering(say(STUCK), [TOPICS_ASIDE, GUIDE_CHOICE, CONTACTS]);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, HASH_CHARACTERS);
}
