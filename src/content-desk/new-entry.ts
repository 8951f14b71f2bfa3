import { randomBytes } from 'node:crypto';
import { entryText } from './entry-text.ts';

/** What a new entry begins with. */
export interface Beginning {
  /** What was asked. */
  readonly question?: string;
  /** What an officer has already answered. */
  readonly explanation?: string;
}

const TITLE_MAX = 60;
const QUESTION_MAX = 160;

/** The id of an entry that has no name yet. */
export function provisionalId(): string {
  return `baru-${randomBytes(4).toString('hex')}`;
}

/** A text to begin with: what is known is in it, what is not is left to be filled in. */
export function blankEntry(id: string, { question = '', explanation = '' }: Beginning): string {
  const oneLine = question.replace(/\s+/g, ' ').trim();
  return entryText({
    ...{ id, category: 'layanan', title: oneLine.slice(0, TITLE_MAX).trim() },
    ...{ question: oneLine.slice(0, QUESTION_MAX).trim(), verdict: 'informasi', verdictFor: {} },
    ...{ audience: ['pns', 'pppk', 'cpns', 'non-asn'], act: '', short: '' },
    ...{ legalBasis: [], related: [], contacts: [], stageNote: false, safeDoor: false },
    reviewedOn: new Date().toISOString().slice(0, 10),
    sections:
      explanation.trim() === ''
        ? []
        : [{ heading: 'Penjelasan', markdown: withoutHeadings(explanation) }],
  });
}

/** A line that begins as a heading would divide the section. */
function withoutHeadings(markdown: string): string {
  return markdown.trim().replaceAll(/^#+ +/gm, '');
}
