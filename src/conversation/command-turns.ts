import { categoryChoices, PRIVACY_CHOICE, RECORD, statusChoices, TOPICS } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { partTurn } from './entry-turns.ts';
import { guideTurn } from './guide-turns.ts';
import type { Command } from './intent.ts';
import type { InboundMessage } from './message.ts';
import {
  ASK_CODE,
  GREETING,
  HELP,
  ONLY_INDONESIAN,
  PRIVACY,
  STATUS_UNKNOWN,
  STORE_AWAY,
  statusKnown,
  TOPICS_INTRO,
} from './replies.ts';
import { findTicketCode } from './ticket-code.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';
import { AUDIENCE_NAME } from './wording.ts';

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
  const { audience } = dialogue;
  switch (command) {
    case 'start': {
      const linked = parts.knowledge.entry(argument ?? '');
      return linked
        ? entryTurn(parts, message, linked, audience)
        : say(GREETING, [TOPICS, PRIVACY_CHOICE]);
    }
    case 'help':
      return say(HELP, [TOPICS, PRIVACY_CHOICE]);
    case 'topics':
      return say(TOPICS_INTRO, categoryChoices(parts.content.entries));
    case 'privacy':
      return say(PRIVACY, [RECORD, TOPICS]);
    case 'erase':
      return { ...say(STORE_AWAY, [TOPICS]), action: { kind: 'erase-record' } };
    case 'status':
      return say(
        audience === undefined ? STATUS_UNKNOWN : statusKnown(AUDIENCE_NAME[audience]),
        statusChoices(audience),
      );
    case 'language':
      return say(ONLY_INDONESIAN, [TOPICS]);
    case 'code': {
      const code = findTicketCode(text);
      return code === undefined
        ? say(ASK_CODE, [])
        : { ...say(STORE_AWAY, [TOPICS]), action: { kind: 'read-ticket', code } };
    }
    case 'guide':
      return guideTurn(parts, message, dialogue, []) ?? say(HELP, [TOPICS]);
    case 'more': {
      const entry = parts.knowledge.entry(dialogue.entryId ?? '');
      return entry ? partTurn(parts, text, dialogue, 'more', entry) : say(HELP, [TOPICS]);
    }
    case 'contacts': {
      const contacts = parts.knowledge.entry('lapor-kontak');
      return contacts ? entryTurn(parts, message, contacts, audience) : say(HELP, [TOPICS]);
    }
  }
}
