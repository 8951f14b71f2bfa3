import { type ChoiceTarget, parseChoiceId } from './choice-id.ts';
import {
  CONTACTS,
  categoryChoices,
  DONT_PASS_ON,
  nameOf,
  PASS_ON,
  RECORD,
  TOPICS,
  topicChoices,
} from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { partTurn } from './entry-turns.ts';
import { askForPost, guideTurn } from './guide-turns.ts';
import type { Choice, InboundMessage } from './message.ts';
import { quote } from './quote.ts';
import {
  ASK_MISSING,
  CHOICE_GONE,
  lastResort,
  NONE_OF_THESE,
  PASS_DECLINED,
  PRIVACY,
  STATUS_FORGOTTEN,
  STORE_AWAY,
  statusSet,
  THANKS_HELPFUL,
  TOPICS_INTRO,
  topicsOf,
} from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';
import { AUDIENCE_NAME } from './wording.ts';

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
  return turn ?? plainTurn(label, CHOICE_GONE, 'courtesy', dialogue, [TOPICS]);
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
      return say(PRIVACY, [RECORD, TOPICS]);
    case 'record':
      return { ...say(STORE_AWAY, [TOPICS]), action: { kind: 'show-record' } };
    case 'category': {
      const choices = topicChoices(entries, target.category, target.page);
      return choices.length > 0 ? say(topicsOf(nameOf(target.category)), choices) : undefined;
    }
    case 'pass-on':
      return passOnTurn(asked.text, dialogue, target.consent);
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
      return entryTurn(parts, asked, entry, dialogue.audience);
    case 'audience':
      return entryTurn(parts, asked, entry, target.audience);
    case 'rate': {
      const isHelpful = target.feedback === 'helpful';
      const text = isHelpful ? THANKS_HELPFUL : ASK_MISSING;
      const choices = isHelpful
        ? [TOPICS]
        : [...(dialogue.question ? [PASS_ON] : []), TOPICS, CONTACTS];
      return {
        ...plainTurn(asked.text, text, 'courtesy', dialogue, choices),
        action: { kind: 'rate', entryId: entry.id, feedback: target.feedback },
      };
    }
    default:
      return partTurn(parts, asked.text, dialogue, target.kind, entry);
  }
}

/** First an invitation to put it differently, then always a way that leads somewhere. */
function noneTurn(question: string, dialogue: Dialogue): Turn {
  const again = { ...dialogue, misses: dialogue.misses + 1 };
  if (dialogue.misses === 0 || dialogue.question === undefined) {
    return plainTurn(question, NONE_OF_THESE, 'unanswered', again, [TOPICS]);
  }
  const text = lastResort(quote(dialogue.question));
  const choices = [PASS_ON, DONT_PASS_ON, TOPICS, CONTACTS];
  return plainTurn(question, text, 'unanswered', again, choices);
}

function passOnTurn(label: string, dialogue: Dialogue, consent: boolean): Turn | undefined {
  const { question, ...rest } = dialogue;
  if (!consent) return plainTurn(label, PASS_DECLINED, 'courtesy', rest, [TOPICS]);
  if (question === undefined) return undefined;
  const turn = plainTurn(label, STORE_AWAY, 'courtesy', rest, [TOPICS]);
  return { ...turn, action: { kind: 'open-ticket', question } };
}

function statusTurn(
  label: string,
  dialogue: Dialogue,
  { audience }: Extract<ChoiceTarget, { readonly kind: 'status' }>,
): Turn {
  const { audience: _forgotten, ...rest } = dialogue;
  return audience === undefined
    ? plainTurn(label, STATUS_FORGOTTEN, 'courtesy', rest, [TOPICS])
    : plainTurn(label, statusSet(AUDIENCE_NAME[audience]), 'courtesy', { ...rest, audience }, [
        TOPICS,
      ]);
}
