import { type ChoiceTarget, parseChoiceId } from './choice-id.ts';
import {
  CONTACTS,
  categoryChoices,
  DONT_PASS_ON,
  nameOf,
  PASS_ON,
  TOPICS,
  TOPICS_ASIDE,
  topicChoices,
} from './choices.ts';
import { CONTACTS_ENTRY, contactsTurn } from './contacts-turn.ts';
import type { Dialogue } from './dialogue.ts';
import { partTurn } from './entry-turns.ts';
import { guideTurn } from './guide-turns.ts';
import { languageSetTurn } from './language-turns.ts';
import type { Choice, InboundMessage } from './message.ts';
import { PASS_DECLINED, TELL_DECLINED } from './notice-replies.ts';
import { askForPost } from './post-turns.ts';
import { quote } from './quote.ts';
import {
  CHOICE_GONE,
  lastResort,
  missing,
  NONE_OF_THESE,
  PRIVACY,
  STATUS_FORGOTTEN,
  STORE_AWAY,
  THANKS_HELPFUL,
  TOPICS_INTRO,
  topicsOf,
} from './replies.ts';
import { statusSetTurn } from './status-turns.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';

type EntryTarget = Extract<ChoiceTarget, { readonly entryId: string }>;

/** The turn of a choice, pressed or named by its number. */
export function choiceTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  { id, label }: Choice,
): Turn {
  const asked: InboundMessage = { ...message, text: label };
  const target = parseChoiceId(id);
  const turn = target && targetTurn(parts, asked, dialogue, target);
  if (target && turn) return inPlace(target, turn);
  return turn ?? plainTurn(label, CHOICE_GONE, 'courtesy', dialogue, [TOPICS]);
}

/** A menu gives way to what was chosen from it; an answer, a code and a long text stay. */
function inPlace(target: ChoiceTarget, turn: Turn): Turn {
  switch (target.kind) {
    case 'entry':
    case 'topics':
      return target.aside ? turn : { ...turn, reply: { ...turn.reply, continues: '' } };
    case 'more':
    case 'sanction':
    case 'basis':
    case 'rate':
    case 'tell':
      return turn;
    default:
      return { ...turn, reply: { ...turn.reply, continues: '' } };
  }
}

function targetTurn(
  parts: EngineParts,
  asked: InboundMessage,
  dialogue: Dialogue,
  target: ChoiceTarget,
): Turn | undefined {
  const { entries } = parts.content;
  const say = (text: string, choices: readonly Choice[]): Turn =>
    plainTurn(asked.text, text, 'courtesy', dialogue, choices);
  switch (target.kind) {
    case 'none':
      return noneTurn(asked.text, dialogue);
    case 'topics':
      return say(TOPICS_INTRO, categoryChoices(entries));
    case 'privacy':
      return { ...say(PRIVACY, [TOPICS_ASIDE]), action: { kind: 'show-record' } };
    case 'category': {
      const choices = topicChoices(entries, target.category, target.page);
      return choices.length > 0 ? say(topicsOf(nameOf(target.category)), choices) : undefined;
    }
    case 'pass-on':
      return passOnTurn(asked.text, dialogue, target.consent);
    case 'language':
      return languageSetTurn(asked.text, dialogue, target.language);
    case 'tell':
      return tellTurn(asked.text, dialogue, target.ticketId);
    case 'status':
      return statusTurn(asked.text, dialogue, target);
    case 'guide':
      return guideTurn(parts, asked, dialogue, target.steps);
    case 'check-post':
      return askForPost(asked.text, dialogue);
    default:
      return entryTargetTurn(parts, asked, dialogue, target);
  }
}

function entryTargetTurn(
  parts: EngineParts,
  asked: InboundMessage,
  dialogue: Dialogue,
  target: EntryTarget,
): Turn | undefined {
  const entry = parts.knowledge.entry(target.entryId);
  if (!entry) return undefined;
  switch (target.kind) {
    case 'entry':
      return entry.id === CONTACTS_ENTRY
        ? contactsTurn(parts, asked, dialogue, entry)
        : entryTurn(parts, asked, dialogue, entry);
    case 'audience':
      return entryTurn(parts, asked, dialogue, entry, target.audience);
    case 'rate': {
      const masked = dialogue.question === undefined ? undefined : quote(dialogue.question);
      const isHelpful = target.feedback === 'helpful';
      const text = isHelpful ? THANKS_HELPFUL : missing(masked);
      const choices = isHelpful
        ? [TOPICS]
        : [...(dialogue.question ? [PASS_ON, DONT_PASS_ON] : []), TOPICS_ASIDE, CONTACTS];
      return {
        ...plainTurn(asked.text, text, 'courtesy', dialogue, choices),
        action: { kind: 'rate', entryId: entry.id, feedback: target.feedback },
      };
    }
    default:
      return partTurn(parts, asked, dialogue, entry, target.kind, target.page);
  }
}

/** First an invitation to put it differently, then always a way that leads somewhere. */
function noneTurn(question: string, dialogue: Dialogue): Turn {
  const { likelyEntryId: _denied, ...rest } = dialogue;
  const again = { ...rest, misses: dialogue.misses + 1 };
  if (dialogue.misses === 0) {
    return plainTurn(question, NONE_OF_THESE, 'unanswered', again, [TOPICS]);
  }
  const unsettled = dialogue.question;
  const text = lastResort(unsettled === undefined ? undefined : quote(unsettled));
  const passing = unsettled === undefined ? [] : [PASS_ON, DONT_PASS_ON];
  const choices = [...passing, TOPICS, CONTACTS];
  return plainTurn(question, text, 'unanswered', again, choices);
}

function passOnTurn(label: string, dialogue: Dialogue, consent: boolean): Turn | undefined {
  const { question, ...rest } = dialogue;
  if (!consent) return plainTurn(label, PASS_DECLINED, 'courtesy', rest, [TOPICS]);
  if (question === undefined) return undefined;
  const turn = plainTurn(label, STORE_AWAY, 'courtesy', rest, [TOPICS_ASIDE]);
  return { ...turn, action: { kind: 'open-ticket', question } };
}

/** The code stays on the screen whatever is chosen; the store says what became of the wish. */
function tellTurn(label: string, dialogue: Dialogue, ticketId: string | undefined): Turn {
  if (ticketId === undefined)
    return plainTurn(label, TELL_DECLINED, 'courtesy', dialogue, [TOPICS]);
  const turn = plainTurn(label, STORE_AWAY, 'courtesy', dialogue, [TOPICS_ASIDE]);
  return { ...turn, action: { kind: 'tell', ticketId } };
}

function statusTurn(
  label: string,
  dialogue: Dialogue,
  { audience }: Extract<ChoiceTarget, { readonly kind: 'status' }>,
): Turn {
  if (audience !== undefined) return statusSetTurn(label, dialogue, audience);
  const { audience: _forgotten, ...rest } = dialogue;
  return plainTurn(label, STATUS_FORGOTTEN, 'courtesy', rest, [TOPICS]);
}
