import type { Answer, Courtesy, QuestionContext } from '../knowledge/answer.ts';
import { type KnowledgeEntry, sectionText } from '../knowledge/entry.ts';
import { CONTACTS, DONT_PASS_ON, entryChoices, NONE, PASS_ON, TOPICS } from './choices.ts';
import { CONTACTS_ENTRY, contactsTurn } from './contacts-turn.ts';
import type { Dialogue } from './dialogue.ts';
import { type EntryPart, partPage, partTurn } from './entry-turns.ts';
import { findQuestion, LONG_MESSAGE_CHARACTERS } from './long-message.ts';
import type { InboundMessage } from './message.ts';
import { postTurn } from './post-turns.ts';
import { quote } from './quote.ts';
import {
  answeringSentence,
  COURTESY,
  EMPTY_MESSAGE,
  elsewhere,
  GO_AHEAD,
  ONLY_TEXT,
  POLITICAL,
  UNSURE,
  UNSURE_HINT,
  unsettled,
} from './replies.ts';
import { withRunnerUp } from './runner-up.ts';
import { isInDanger, safeDoorTurn, unstored } from './safe-door.ts';
import { isOpening, selfNamed } from './small-talk.ts';
import { statusSetTurn } from './status-turns.ts';
import type { ConversationEngine, EngineParts, Turn } from './turn.ts';
import { entryTurn, offering, plainTurn } from './turn-parts.ts';
import { LEAD } from './wording.ts';

const CHOICES_WHEN_UNSURE = 3;
const FOLLOW_UP_MAX_WORDS = 6;

const COURTESY_WORDS = 5;
/** After the safe door: a matter of rules, not of fear. */
const ASKS_FOR: readonly (readonly [RegExp, EntryPart])[] = [
  [/\b(?:dasar|pasal|aturan|undang)/i, 'basis'],
  [/\b(?:sanksi|hukum)/i, 'sanction'],
];
const MERE_COURTESIES: readonly Courtesy[] = ['greeting', 'thanks', 'farewell', 'acknowledgement'];

type Found = Extract<Answer, { readonly kind: 'found' }>;

/** Turns of messages that are read as a question. */
export function createAnswerTurns(parts: EngineParts): ConversationEngine {
  return (message, dialogue) => {
    const question = message.text.trim();
    if (message.unreadable) return plainTurn('', ONLY_TEXT, 'courtesy', dialogue, []);
    if (!question) return plainTurn('', EMPTY_MESSAGE, 'courtesy', dialogue, []);
    const context = contextOf(dialogue, question);
    const alone = parts.knowledge.answer(question);
    if (dialogue.checkingPost && !isInDanger(parts, question, alone))
      return postTurn(parts, message, dialogue);
    if (isOpening(question)) return openingTurn(message, dialogue);
    if (isMereCourtesy(question, alone)) return turnOf(parts, message, dialogue, alone);
    const self = dialogue.entryId === undefined ? selfNamed(question, alone) : undefined;
    if (self) return statusSetTurn(question, dialogue, self);
    if (question.length > LONG_MESSAGE_CHARACTERS) {
      const found = findQuestion(question, parts.knowledge, context);
      if (found) return longTurn(parts, message, dialogue, found.sentence, found.answer);
    }
    const hasContext = Object.keys(context).length > 0;
    const answer = hasContext ? parts.knowledge.answer(question, context) : alone;
    return turnOf(parts, message, afresh(dialogue), answer);
  };
}

/** A new question after an answer: whatever did not fit before is no longer counted. */
function afresh(dialogue: Dialogue): Dialogue {
  const isAnswered = dialogue.offered.some(({ id }) => id.startsWith('rate:'));
  return isAnswered ? { ...dialogue, misses: 0 } : dialogue;
}

/** "Makasih" thanks, whatever was talked about before. */
function isMereCourtesy(question: string, alone: Answer): boolean {
  const isShort = question.split(/\s+/).length <= COURTESY_WORDS;
  return isShort && alone.kind === 'courtesy' && MERE_COURTESIES.includes(alone.courtesy);
}

function openingTurn({ text }: InboundMessage, dialogue: Dialogue): Turn {
  const isNew = dialogue.entryId === undefined && dialogue.question === undefined;
  const reply = isNew ? COURTESY.greeting : GO_AHEAD;
  return { ...plainTurn(text.trim(), reply, 'courtesy', dialogue, [TOPICS]), awaitsMore: true };
}

/** The protected routes; then, to who knows them already, the rule that was asked for. */
function inDangerTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
): Turn {
  const [, part] = ASKS_FOR.find(([words]) => words.test(message.text)) ?? [];
  const turn =
    part && dialogue.entryId === entry.id
      ? partTurn(parts, message, dialogue, entry, part, 0)
      : undefined;
  return turn ? unstored(turn) : safeDoorTurn(entry, dialogue);
}

/** A few words after choices may still be about the likeliest of them; a sentence is new. */
function contextOf(dialogue: Dialogue, question: string): QuestionContext {
  const { entryId, likelyEntryId, audience } = dialogue;
  const isShort = question.split(/\s+/).length <= FOLLOW_UP_MAX_WORDS;
  const previous = likelyEntryId !== undefined && isShort ? likelyEntryId : entryId;
  return {
    ...(previous === undefined ? {} : { previousEntryId: previous }),
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
  if (first && isInDanger(parts, question, answer))
    return inDangerTurn(parts, message, dialogue, first.entry);
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
  const turn =
    answer.entry.id === CONTACTS_ENTRY
      ? contactsTurn(parts, message, dialogue, answer.entry)
      : entryTurn(parts, message, dialogue, answer.entry, audience);
  const said = withRunnerUp(withAspect(parts, message, answer, turn), answer.candidates);
  const text = [said.reply.text, alsoAskedText(answer)].filter(Boolean).join('\n\n');
  return {
    ...said,
    reply: { ...said.reply, text },
    dialogue: {
      ...said.dialogue,
      misses: dialogue.misses,
      question: parts.redact(message.text.trim()),
    },
    confidence: answer.confidence,
  };
}

/** Who asks for the sanction or the basis of a topic gets that first. */
function withAspect(
  { content }: EngineParts,
  { channel }: InboundMessage,
  { aspect, entry }: Found,
  turn: Turn,
): Turn {
  const isThere = {
    sanction: sectionText(entry, 'Sanksi') !== undefined,
    'legal-basis': entry.legalBasis.length > 0,
  };
  if ((aspect !== 'sanction' && aspect !== 'legal-basis') || !isThere[aspect]) return turn;
  const part = aspect === 'sanction' ? 'sanction' : 'basis';
  const page = partPage(content, channel, part, entry, 0);
  if (!page) return turn;
  const [verdictParagraph = ''] = turn.reply.text.split('\n\n', 1);
  const others = turn.reply.choices.filter(({ id }) => id !== `${part}:${entry.id}`);
  const asked = offering(turn, [...page.next, ...others]);
  const text = [verdictParagraph, page.text.replace(` · ${entry.act}`, '')].join('\n\n');
  return { ...asked, reply: { ...asked.reply, text } };
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
  const [likeliest] = meant;
  const asked = {
    ...dialogue,
    question: redact(question),
    ...(likeliest ? { likelyEntryId: likeliest.id } : {}),
  };
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
