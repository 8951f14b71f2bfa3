import { answerMessage, type EntryContext } from '../conversation/entry-message.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';

/**
 * The paragraphs of an entry's first message, before any is left out for want of room: verdict,
 * short answer, what follows, footer. Each section is composed by itself, in a message that is
 * short enough to keep it.
 */
export function messageParagraphs(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
): readonly string[] {
  const bare = { ...entry, sections: [], stageNote: false };
  const brief = { ...bare, short: '-', legalBasis: [] };
  const [verdict = '', short = '', footer = ''] = paragraphs(answerMessage(bare, context, today));
  const between = (changes: Partial<KnowledgeEntry>): readonly string[] =>
    paragraphs(answerMessage({ ...brief, ...changes }, context, today)).slice(2, -1);
  return [
    verdict,
    short,
    ...entry.sections.flatMap((section) => between({ sections: [section] })),
    ...between({ stageNote: entry.stageNote }),
    footer,
  ];
}

function paragraphs(message: string): readonly string[] {
  return message.split('\n\n');
}
