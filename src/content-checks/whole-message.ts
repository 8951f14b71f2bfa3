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

/** The days on which the message may differ: today, and the first day of every stage. */
export function daysToCompose({ calendar }: EntryContext, today: Date): readonly Date[] {
  const firstDays = calendar.elections.flatMap(({ stages }) => stages.map(({ from }) => from));
  return [today, ...firstDays.map((day) => new Date(`${day}T00:00:00Z`))];
}

function paragraphs(message: string): readonly string[] {
  return message.split('\n\n');
}
