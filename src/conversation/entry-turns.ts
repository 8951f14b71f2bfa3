import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { followUpChoices } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { answerMessage, fullText, legalBasisText, sectionMessage } from './entry-message.ts';
import type { Choice, InboundMessage } from './message.ts';
import { pagesOf } from './pages.ts';
import type { EngineParts, Turn } from './turn.ts';
import { LABEL } from './wording.ts';

/** Which part of an entry is wanted. */
export type EntryPart = 'sanction' | 'basis';

/** The sanction or the basis of an entry; what else was offered with the entry stays offered. */
export function partTurn(
  { content }: EngineParts,
  { text: question, sentAt }: InboundMessage,
  dialogue: Dialogue,
  part: EntryPart,
  entry: KnowledgeEntry,
): Turn {
  const text =
    part === 'sanction' ? sectionMessage(entry, 'Sanksi') : legalBasisText(entry, content);
  const { audience } = dialogue;
  const choices = followUpChoices(entry, content.entries, audience).filter(
    ({ id }) => id !== `${part}:${entry.id}`,
  );
  const turn = shown(question, dialogue, entry, text, choices);
  const continues = answerMessage(entry, content, sentAt, audience);
  return { ...turn, reply: { ...turn.reply, continues } };
}

/**
 * All that the entry says beyond its first message, one part at a time; `undefined` when there is
 * no such part.
 */
export function moreTurn(
  { content }: EngineParts,
  { text: question, channel }: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
  page: number,
): Turn | undefined {
  const pages = pagesOf(fullText(entry, content), channel);
  const text = pages[page];
  if (text === undefined) return undefined;
  const next = page + 1;
  const label = LABEL.nextPart(next + 1, pages.length);
  const others = followUpChoices(entry, content.entries, dialogue.audience).filter(
    ({ id }) => !/^(?:more|sanction|basis):/.test(id),
  );
  const choices = [
    ...(next < pages.length ? [{ id: `more:${entry.id}:${next}`, label }] : []),
    ...others,
  ];
  return shown(question, dialogue, entry, text, choices);
}

function shown(
  question: string,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
  text: string,
  choices: readonly Choice[],
): Turn {
  return {
    reply: { text, choices },
    outcome: 'answered',
    dialogue: { ...dialogue, offered: choices, entryId: entry.id },
    question,
    entryId: entry.id,
    verdict: entry.verdict,
    candidates: [{ entry, score: 1 }],
  };
}
