import { categoryChoices, PRIVACY_CHOICE, TOPICS, TOPICS_ASIDE } from './choices.ts';
import { CONTACTS_ENTRY, contactsTurn } from './contacts-turn.ts';
import type { Dialogue } from './dialogue.ts';
import { partTurn } from './entry-turns.ts';
import { guideTurn } from './guide-turns.ts';
import type { Command } from './intent.ts';
import { languageTurn } from './language-turns.ts';
import type { InboundMessage } from './message.ts';
import { ASK_CODE } from './notice-replies.ts';
import {
  GREETING,
  HELP,
  HELP_ON,
  NOTHING_MORE,
  PRIVACY,
  STORE_AWAY,
  TOPICS_INTRO,
} from './replies.ts';
import { namedAudience, statusSetTurn, statusTurn } from './status-turns.ts';
import { findTicketCode } from './ticket-code.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';

/** The turn of a command, with or without slash. */
export function commandTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  command: Command,
  argument: string | undefined,
): Turn {
  const { text } = message;
  const say = (reply: string, choices: Turn['reply']['choices']): Turn =>
    plainTurn(text, reply, 'courtesy', dialogue, choices);
  switch (command) {
    case 'start': {
      const linked = parts.knowledge.entry(argument ?? '');
      return linked
        ? entryTurn(parts, message, dialogue, linked)
        : say(GREETING, [TOPICS, PRIVACY_CHOICE]);
    }
    case 'help':
      return say(HELP_ON[message.channel], [TOPICS, PRIVACY_CHOICE]);
    case 'topics':
      return say(TOPICS_INTRO, categoryChoices(parts.content.entries));
    case 'privacy':
      return { ...say(PRIVACY, [TOPICS_ASIDE]), action: { kind: 'show-record' } };
    case 'erase':
      return { ...say(STORE_AWAY, [TOPICS]), action: { kind: 'erase-record' } };
    case 'status':
      return statusCommand(parts, text, dialogue, argument);
    case 'language':
      return languageTurn(text, dialogue, argument);
    case 'remind':
    case 'stop':
      return { ...say(STORE_AWAY, [TOPICS_ASIDE]), action: { kind: command } };
    case 'code':
      return codeCommand(text, dialogue);
    case 'guide':
      return guideTurn(parts, message, dialogue, []) ?? say(HELP, [TOPICS]);
    case 'more': {
      const wasLast = dialogue.offered.some(({ id }) => id.startsWith('rate:'));
      const entry = wasLast ? undefined : parts.knowledge.entry(dialogue.entryId ?? '');
      const turn = entry && partTurn(parts, message, dialogue, entry, 'more', 0);
      return turn ?? say(NOTHING_MORE, [TOPICS]);
    }
    case 'contacts': {
      const contacts = parts.knowledge.entry(CONTACTS_ENTRY);
      return contacts
        ? contactsTurn(parts, message, dialogue, contacts)
        : say(NOTHING_MORE, [TOPICS]);
    }
  }
}

function codeCommand(text: string, dialogue: Dialogue): Turn {
  const code = findTicketCode(text);
  if (code === undefined) return plainTurn(text, ASK_CODE, 'courtesy', dialogue, []);
  const turn = plainTurn(text, STORE_AWAY, 'courtesy', dialogue, [TOPICS_ASIDE]);
  return { ...turn, action: { kind: 'read-ticket', code } };
}

/** "Status saya" shows and offers; "status saya PPPK" sets. */
function statusCommand(
  parts: EngineParts,
  text: string,
  dialogue: Dialogue,
  argument: string | undefined,
): Turn {
  const named = argument === undefined ? undefined : namedAudience(parts, argument);
  return named ? statusSetTurn(text, dialogue, named) : statusTurn(text, dialogue);
}
