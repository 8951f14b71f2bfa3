import type { Answer, QuestionContext } from '../knowledge/answer.ts';
import { sectionText } from '../knowledge/entry.ts';
import { CONTACTS, DONT_PASS_ON, entryChoices, NONE, PASS_ON, TOPICS } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { legalBasisText, sectionMessage } from './entry-message.ts';
import { postTurn } from './guide-turns.ts';
import { findQuestion, LONG_MESSAGE_CHARACTERS } from './long-message.ts';
import type { InboundMessage } from './message.ts';
import { quote } from './quote.ts';
import {
  answeringSentence,
  COURTESY,
  EMPTY_MESSAGE,
  elsewhere,
  ONLY_TEXT,
  POLITICAL,
  UNSURE,
  UNSURE_HINT,
  unsettled,
} from './replies.ts';
import { safeDoorTurn } from './safe-door.ts';
import type { ConversationEngine, EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';
import { LEAD } from './wording.ts';

const CHOICES_WHEN_UNSURE = 3;
/** From here on a message that may come from somebody in danger is treated as one. */
const SAFE_DOOR_SCORE = 0.4;

type Found = Extract<Answer, { readonly kind: 'found' }>;

/** Turns of messages that are read as a question. */
export function createAnswerTurns(parts: EngineParts): ConversationEngine {
  return (message, dialogue) => {
    const question = message.text.trim();
    if (message.unreadable) return plainTurn('', ONLY_TEXT, 'courtesy', dialogue, []);
    if (!question) return plainTurn('', EMPTY_MESSAGE, 'courtesy', dialogue, []);
    if (dialogue.checkingPost) return postTurn(parts, question, dialogue);
    const context = contextOf(dialogue);
    if (question.length > LONG_MESSAGE_CHARACTERS) {
      const found = findQuestion(question, parts.knowledge, context);
      if (found) return longTurn(parts, message, dialogue, found.sentence, found.answer);
    }
    return turnOf(parts, message, dialogue, parts.knowledge.answer(question, context));
  };
}

function contextOf({ entryId, audience }: Dialogue): QuestionContext {
  return {
    ...(entryId === undefined ? {} : { previousEntryId: entryId }),
    ...(audience === undefined ? {} : { audience }),
  };
}

function longTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  sentence: string,
  answer: Answer,
): Turn {
  const turn = turnOf(parts, message, dialogue, answer);
  if (turn.unstored) return turn;
  const text = [turn.reply.text, answeringSentence(quote(sentence))].join('\n\n');
  return { ...turn, reply: { ...turn.reply, text } };
}

function turnOf(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  answer: Answer,
): Turn {
  const question = message.text.trim();
  const { candidates } = answer;
  const [first] = candidates;
  const ours = answer.kind === 'found' || answer.kind === 'unsure' || answer.kind === 'unknown';
  if (ours && first?.entry.safeDoor && first.score >= SAFE_DOOR_SCORE) {
    return safeDoorTurn(first.entry, dialogue);
  }
  switch (answer.kind) {
    case 'found':
      return { ...foundTurn(parts, message, dialogue, answer), question, candidates };
    case 'unsure':
      return { ...unsureTurn(parts, question, dialogue, answer), candidates };
    case 'unknown':
      return { ...unknownTurn(parts, question, dialogue, answer), candidates };
    case 'outside': {
      const { subject } = answer;
      const text = subject.kind === 'political' ? POLITICAL : elsewhere(subject.office);
      return { ...plainTurn(question, text, 'out-of-scope', dialogue, [TOPICS]), candidates };
    }
    case 'courtesy': {
      const text = COURTESY[answer.courtesy];
      const turn = { ...plainTurn(question, text, 'courtesy', dialogue, [TOPICS]), candidates };
      return answer.courtesy === 'greeting' ? { ...turn, awaitsMore: true } : turn;
    }
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
    dialogue: { ...turn.dialogue, question: parts.redact(message.text.trim()) },
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

/** Up to three candidates, and a way to say that it is none of them. */
function unsureTurn(
  { redact }: EngineParts,
  question: string,
  dialogue: Dialogue,
  { candidates, confidence }: Extract<Answer, { readonly kind: 'unsure' }>,
): Turn {
  const meant = candidates.slice(0, CHOICES_WHEN_UNSURE).map(({ entry }) => entry);
  const asked = { ...dialogue, question: redact(question) };
  const text = `${UNSURE}\n\n${UNSURE_HINT}`;
  const turn = plainTurn(question, text, 'clarified', asked, [...entryChoices(meant), NONE]);
  return { ...turn, confidence };
}

/** Inside the subject, but not settled: offered to an officer, in the words that would be kept. */
function unknownTurn(
  { redact }: EngineParts,
  question: string,
  dialogue: Dialogue,
  { confidence }: Extract<Answer, { readonly kind: 'unknown' }>,
): Turn {
  const masked = redact(question);
  const choices = [PASS_ON, DONT_PASS_ON, TOPICS, CONTACTS];
  const asked = { ...dialogue, question: masked };
  const turn = plainTurn(question, unsettled(quote(masked)), 'unanswered', asked, choices);
  return { ...turn, confidence };
}
