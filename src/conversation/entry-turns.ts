import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { followUpChoices } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { answerMessage, fullText, legalBasisText, sectionMessage } from './entry-message.ts';
import type { Channel, Choice, InboundMessage } from './message.ts';
import { pagesOf } from './pages.ts';
import type { EngineParts, Turn } from './turn.ts';
import { underReviewTurn } from './under-review-turn.ts';
import { LABEL } from './wording.ts';

/** What of an entry is wanted: all of it, or what happens otherwise, or what it rests on. */
export type EntryPart = 'more' | 'sanction' | 'basis';

/** One page of a part, and what leads to the next. */
export interface PartPage {
  readonly text: string;
  readonly next: readonly Choice[];
}

/** `undefined` when the part has no such page. */
export function partPage(
  content: EngineParts['content'],
  channel: Channel,
  part: EntryPart,
  entry: KnowledgeEntry,
  page: number,
): PartPage | undefined {
  const pages = pagesOf(partText(content, part, entry), channel);
  const text = pages[page];
  if (!text) return undefined;
  const following = page + 1;
  const label = LABEL.nextPart(following + 1, pages.length);
  const isLast = following >= pages.length;
  return { text, next: isLast ? [] : [{ id: `${part}:${entry.id}:${following}`, label }] };
}

/** A page of a part of an entry; what else was offered with the entry stays offered. */
export function partTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
  part: EntryPart,
  page: number,
): Turn | undefined {
  if (entry.underReview) return underReviewTurn(parts, message, dialogue, entry);
  const { content } = parts;
  const { text: question, channel, sentAt } = message;
  const shown = partPage(content, channel, part, entry, page);
  if (!shown) return undefined;
  const { audience } = dialogue;
  const others = followUpChoices(entry, content.entries, audience).filter(({ id }) =>
    part === 'more' ? !/^(?:more|sanction|basis):/.test(id) : id !== `${part}:${entry.id}`,
  );
  const choices = [...shown.next, ...others];
  const { text } = shown;
  const beside = part === 'more' || page > 0;
  return {
    reply: beside
      ? { text, choices }
      : { text, choices, continues: answerMessage(entry, content, sentAt, audience) },
    outcome: 'answered',
    dialogue: { ...dialogue, offered: choices, entryId: entry.id },
    question,
    entryId: entry.id,
    verdict: entry.verdict,
    candidates: [{ entry, score: 1 }],
  };
}

function partText(content: EngineParts['content'], part: EntryPart, entry: KnowledgeEntry): string {
  switch (part) {
    case 'more':
      return fullText(entry, content);
    case 'sanction':
      return sectionMessage(entry, 'Sanksi');
    case 'basis':
      return legalBasisText(entry, content);
  }
}
