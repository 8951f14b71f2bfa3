import type { Answer } from '../knowledge/answer.ts';
import type { Audience, KnowledgeEntry } from '../knowledge/entry.ts';
import { sectionText, verdictFor } from '../knowledge/entry.ts';
import type { Dialogue } from './dialogue.ts';
import { answerMessage, legalBasisText, sectionMessage } from './entry-message.ts';
import { entryChoices, followUpChoices, noneChoice, topicsChoice } from './follow-ups.ts';
import type { Choice, InboundMessage } from './message.ts';
import { quote } from './quote.ts';
import {
  COURTESY,
  EMPTY_MESSAGE,
  elsewhere,
  LEAD,
  ONLY_TEXT,
  POLITICAL,
  UNSURE,
  UNSURE_HINT,
  unsettled,
} from './replies.ts';
import type { ConversationEngine, EngineParts, Turn } from './turn.ts';

const CHOICES_WHEN_UNSURE = 3;

type Found = Extract<Answer, { readonly kind: 'found' }>;

/** Turns of messages that are read as a question. */
export function createAnswerTurns(parts: EngineParts): ConversationEngine {
  return (message, dialogue) => {
    const question = message.text.trim();
    if (message.unreadable) return plainTurn('', ONLY_TEXT, 'courtesy', dialogue, []);
    if (!question) return plainTurn('', EMPTY_MESSAGE, 'courtesy', dialogue, []);
    const answer = parts.knowledge.answer(question, {
      ...(dialogue.entryId === undefined ? {} : { previousEntryId: dialogue.entryId }),
      ...(dialogue.audience === undefined ? {} : { audience: dialogue.audience }),
    });
    const turn = turnOf(parts, message, dialogue, answer);
    return { ...turn, question, candidates: answer.candidates };
  };
}

function turnOf(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  answer: Answer,
): Turn {
  const question = message.text.trim();
  switch (answer.kind) {
    case 'found':
      return foundTurn(parts, message, dialogue, answer);
    case 'unsure': {
      const meant = answer.candidates.slice(0, CHOICES_WHEN_UNSURE).map(({ entry }) => entry);
      const choices = [...entryChoices(meant), noneChoice()];
      const turn = plainTurn(
        question,
        `${UNSURE}\n\n${UNSURE_HINT}`,
        'clarified',
        dialogue,
        choices,
      );
      return { ...turn, confidence: answer.confidence };
    }
    case 'unknown': {
      const near = answer.candidates.slice(0, CHOICES_WHEN_UNSURE).map(({ entry }) => entry);
      const choices = [...entryChoices(near), topicsChoice()];
      const text = unsettled(quote(parts.redact(question)));
      const turn = plainTurn(question, text, 'unanswered', dialogue, choices);
      return { ...turn, confidence: answer.confidence };
    }
    case 'outside': {
      const { subject } = answer;
      const text = subject.kind === 'political' ? POLITICAL : elsewhere(subject.office);
      return plainTurn(question, text, 'out-of-scope', dialogue, [topicsChoice()]);
    }
    case 'courtesy':
      return plainTurn(question, COURTESY[answer.courtesy], 'courtesy', dialogue, [topicsChoice()]);
  }
}

function foundTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  answer: Found,
): Turn {
  const audience = answer.audience ?? dialogue.audience;
  const turn = entryTurn(parts, message, answer.entry, audience);
  const text = [aspectText(parts, answer, turn.reply.text), alsoAskedText(answer)];
  return {
    ...turn,
    reply: { ...turn.reply, text: text.filter(Boolean).join('\n\n') },
    confidence: answer.confidence,
  };
}

/** Who asks for the sanction or the basis of a topic gets that first. */
function aspectText(parts: EngineParts, { aspect, entry }: Found, whole: string): string {
  const [verdictParagraph = ''] = whole.split('\n\n', 1);
  if (aspect === 'sanction' && sectionText(entry, 'Sanksi')) {
    return [verdictParagraph, sectionMessage(entry, 'Sanksi')].join('\n\n');
  }
  if (aspect === 'legal-basis' && entry.legalBasis.length > 0) {
    return [verdictParagraph, legalBasisText(entry, parts.content)].join('\n\n');
  }
  return whole;
}

function alsoAskedText({ alsoAsked }: Found): string {
  if (alsoAsked.length === 0) return '';
  return `${LEAD.alsoAsked}\n${alsoAsked.map((question) => `- ${quote(question)}`).join('\n')}`;
}

/** The turn that shows one entry and offers what may follow. */
export function entryTurn(
  { content }: EngineParts,
  message: InboundMessage,
  entry: KnowledgeEntry,
  audience: Audience | undefined,
): Turn {
  const text = answerMessage(entry, content, message.sentAt, audience);
  const choices = followUpChoices(entry, content.entries, audience);
  return {
    reply: { text, choices },
    outcome: 'answered',
    dialogue: {
      offered: choices,
      entryId: entry.id,
      ...(audience === undefined ? {} : { audience }),
    },
    question: message.text,
    entryId: entry.id,
    verdict: verdictFor(entry, audience),
    ...(audience === undefined ? {} : { audience }),
    candidates: [{ entry, score: 1 }],
  };
}

/** A turn that says something other than an entry. The topic talked about stays the same. */
export function plainTurn(
  question: string,
  text: string,
  outcome: Turn['outcome'],
  dialogue: Dialogue,
  choices: readonly Choice[],
): Turn {
  return {
    reply: { text, choices },
    outcome,
    dialogue: { ...dialogue, offered: choices },
    question,
    candidates: [],
  };
}
