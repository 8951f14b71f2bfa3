import { type Audience, type KnowledgeEntry, verdictFor } from '../knowledge/entry.ts';
import { followUpChoices } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { englishMessage, NO_ENGLISH } from './english.ts';
import { answerMessage } from './entry-message.ts';
import type { Choice, InboundMessage } from './message.ts';
import type { EngineParts, Turn } from './turn.ts';
import { underReviewTurn } from './under-review-turn.ts';

/** The turn that shows one entry and offers what may follow. */
export function entryTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
  audience: Audience | undefined = dialogue.audience,
): Turn {
  if (entry.underReview) return underReviewTurn(parts, message, dialogue, entry);
  const { content } = parts;
  const choices = followUpChoices(entry, content.entries, audience);
  const known = audience === undefined ? {} : { audience };
  const { question, language } = dialogue;
  return {
    reply: { text: answerIn(language, entry, content, message.sentAt, audience), choices },
    outcome: 'answered',
    dialogue: {
      offered: choices,
      entryId: entry.id,
      misses: 0,
      ...known,
      ...(question === undefined ? {} : { question }),
      ...(language === undefined ? {} : { language }),
    },
    question: message.text,
    entryId: entry.id,
    verdict: verdictFor(entry, audience),
    ...known,
    candidates: [{ entry, score: 1 }],
  };
}

/** In English where it is wished for and there; else in Indonesian, and says so. */
function answerIn(
  language: Dialogue['language'],
  entry: KnowledgeEntry,
  content: EngineParts['content'],
  today: Date,
  audience: Audience | undefined,
): string {
  const indonesian = answerMessage(entry, content, today, audience);
  if (language === undefined) return indonesian;
  return englishMessage(entry, content, audience) ?? [indonesian, NO_ENGLISH].join('\n\n');
}

/** A turn that says something other than an entry. What was talked about stays the same. */
export function plainTurn(
  question: string,
  text: string,
  outcome: Turn['outcome'],
  dialogue: Dialogue,
  choices: readonly Choice[],
): Turn {
  const { checkingPost: _done, ...rest } = dialogue;
  return {
    reply: { text, choices },
    outcome,
    dialogue: { ...rest, offered: choices },
    question,
    candidates: [],
  };
}

/** The turn with other choices, offered as well as shown. */
export function offering(turn: Turn, choices: readonly Choice[]): Turn {
  return {
    ...turn,
    reply: { ...turn.reply, choices },
    dialogue: { ...turn.dialogue, offered: choices },
  };
}
