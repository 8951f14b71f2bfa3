import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { followUpChoices } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import { fullText, legalBasisText, sectionMessage } from './entry-message.ts';
import type { EngineParts, Turn } from './turn.ts';

/** Which part of an entry is wanted. */
export type EntryPart = 'more' | 'sanction' | 'basis';

/** A part of an entry; what was offered with the entry stays offered, without this part. */
export function partTurn(
  { content }: EngineParts,
  question: string,
  dialogue: Dialogue,
  part: EntryPart,
  entry: KnowledgeEntry,
): Turn {
  const choices = followUpChoices(entry, content.entries, dialogue.audience).filter(
    ({ id }) => id !== `${part}:${entry.id}`,
  );
  return {
    reply: { text: partText(content, part, entry), choices },
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
    case 'sanction':
      return sectionMessage(entry, 'Sanksi');
    case 'basis':
      return legalBasisText(entry, content);
    case 'more':
      return fullText(entry, content);
  }
}
