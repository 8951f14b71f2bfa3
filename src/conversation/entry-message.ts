import type { Content } from '../knowledge/content.ts';
import {
  AUDIENCE_SECTION,
  type Audience,
  indonesianSections,
  type KnowledgeEntry,
  type SectionHeading,
  sectionText,
  type Verdict,
  verdictFor,
} from '../knowledge/entry.ts';
import { officeOf } from '../knowledge/region.ts';
import type { ResolvedReference } from '../knowledge/source-register.ts';
import { longDate } from './long-date.ts';
import { stageNotes } from './stage-note.ts';
import { AUDIENCE_NAME, LEAD, VERDICT_WORD } from './wording.ts';

/** The whole first message, which must be read at a glance. */
export const MESSAGE_MAX_CHARACTERS = 900;

const CITATIONS_SHOWN = 3;
const LEAST_NEEDED_FIRST: readonly Paragraph['part'][] = ['sanction', 'allowed', 'next', 'today'];

interface Paragraph {
  readonly part:
    | 'verdict'
    | 'reason'
    | 'own'
    | 'allowed'
    | 'sanction'
    | 'today'
    | 'next'
    | 'footer';
  readonly text: string | undefined;
}

/** What surrounds an entry when it is shown: register, region, calendar. */
export type EntryContext = Pick<Content, 'register' | 'region' | 'calendar'>;

/**
 * The answer that an entry gives, verdict first, in Markdown of at most 900 characters.
 *
 * @param audience whose part is shown, where the entry has one; in place of all general remarks
 *   where the verdict for that audience is another
 */
export function answerMessage(
  entry: KnowledgeEntry,
  context: EntryContext,
  today: Date,
  audience?: Audience,
): string {
  const part = audience && sectionText(entry, AUDIENCE_SECTION[audience]);
  const own =
    part && audience ? `Bagi ${AUDIENCE_NAME[audience]}: ${firstParagraph(part)}` : undefined;
  const isApart = own !== undefined && verdictFor(entry, audience) !== entry.verdict;
  const stages = entry.stageNote ? stageNotes(context, today) : undefined;
  const general: readonly Paragraph[] = [
    { part: 'reason', text: entry.short },
    { part: 'own', text: own },
    { part: 'allowed', text: allowedText(entry) },
    { part: 'sanction', text: own ? undefined : lead(LEAD.sanction, entry, 'Sanksi') },
  ];
  const paragraphs: readonly Paragraph[] = [
    { part: 'verdict', text: verdictLine(entry, verdictFor(entry, audience)) },
    ...(isApart ? [{ part: 'own' as const, text: own }] : general),
    { part: 'today', text: stages?.now },
    { part: 'next', text: stages?.next },
    { part: 'footer', text: footer(entry, context, own && audience ? [audience] : entry.audience) },
  ];
  return joinWithin(paragraphs, MESSAGE_MAX_CHARACTERS);
}

/** Everything the entry says beyond its first message. */
export function fullText(entry: KnowledgeEntry, context: EntryContext): string {
  const sections = indonesianSections(entry).map(
    ({ heading, markdown }) => `**${heading}**\n\n${markdown}`,
  );
  return [...sections, contactsText(entry, context), legalBasisText(entry, context)]
    .filter(Boolean)
    .join('\n\n');
}

/** One section on its own, headed by what it is about. */
export function sectionMessage(entry: KnowledgeEntry, heading: SectionHeading): string {
  const text = sectionText(entry, heading) ?? LEAD.sectionMissing;
  return `**${heading}** · ${entry.act}\n\n${text}`;
}

/** Each citation with what it settles. */
export function legalBasisText(entry: KnowledgeEntry, context: EntryContext): string {
  const lines = resolve(entry, context).map(({ source, article, status, note }) => {
    const remark = status === 'verified' ? '' : ` (${note ?? remarkOn(status)})`;
    return `- **${source.short}**${articleSuffix(article.id)}: ${article.settles}${remark}`;
  });
  return lines.length === 0 ? '' : ['**Dasar hukum**', lines.join('\n')].join('\n\n');
}

/** The offices that the entry names, with what the region's file knows of them. */
export function contactsText(entry: KnowledgeEntry, context: EntryContext): string {
  const lines = entry.contacts.flatMap((id) => {
    const office = officeOf(context.region, id);
    if (!office) return [];
    const ways = office.contacts.map(({ kind, value }) => `${kind} ${value}`).join(', ');
    const known = [ways, office.note ?? ''].filter(Boolean).join('. ');
    return [`- **${office.name}**: ${known || office.handles}`];
  });
  return lines.length === 0 ? '' : [`**${LEAD.contacts}**`, lines.join('\n')].join('\n\n');
}

/** The first citations on one line, without what settles what; empty where there are none. */
export function citedText(entry: KnowledgeEntry, context: EntryContext): string {
  return citations(resolve(entry, context).slice(0, CITATIONS_SHOWN)).replaceAll('\\*', '');
}

/** What may be done instead, in one paragraph of Markdown; `undefined` where nothing is said. */
export function allowedText(entry: KnowledgeEntry): string | undefined {
  return lead(LEAD.allowed, entry, 'Yang boleh dilakukan');
}

/** What the answer rests on, whom it binds and when it was reviewed: one line each, Markdown. */
export function sourcesText(entry: KnowledgeEntry, context: EntryContext): string {
  return footer(entry, context, entry.audience);
}

function verdictLine(entry: KnowledgeEntry, verdict: Verdict): string {
  return verdict === 'informasi'
    ? `**${entry.act}**`
    : `**${VERDICT_WORD[verdict]}** · ${entry.act}`;
}

function lead(label: string, entry: KnowledgeEntry, heading: SectionHeading): string | undefined {
  const text = sectionText(entry, heading);
  return text && `${label} ${firstParagraph(text)}`;
}

function firstParagraph(markdown: string): string {
  return markdown.split('\n\n', 1)[0] ?? '';
}

function footer(
  entry: KnowledgeEntry,
  context: EntryContext,
  audiences: readonly Audience[],
): string {
  const shown = resolve(entry, context).slice(0, CITATIONS_SHOWN);
  return [
    shown.length > 0 ? `${LEAD.legalBasis} ${citations(shown)}.` : undefined,
    shown.some(({ status }) => status === 'unverified') ? LEAD.unverified : undefined,
    shown.some(({ status }) => status === 'contested') ? LEAD.contested : undefined,
    `${LEAD.validFor} ${listed(audiences.map((id) => AUDIENCE_NAME[id]))}. ${LEAD.reviewed} ${longDate(entry.reviewedOn)}.`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Names each instrument once, with its articles behind it. */
function citations(references: readonly ResolvedReference[]): string {
  const groups = Map.groupBy(references, ({ source }) => source.short);
  return [...groups]
    .map(([short, group]) => {
      const articles = group.map(({ article, status }) =>
        `${article.id === 'umum' ? '' : article.id}${markOf(status)}`.trim(),
      );
      return [short, articles.filter(Boolean).join(' dan ')].filter(Boolean).join(' ');
    })
    .join('; ');
}

function resolve(entry: KnowledgeEntry, context: EntryContext): readonly ResolvedReference[] {
  return entry.legalBasis.flatMap((reference) => context.register.resolve(reference) ?? []);
}

function articleSuffix(article: string): string {
  return article === 'umum' ? '' : ` ${article}`;
}

function markOf(status: ResolvedReference['status']): string {
  return { verified: '', unverified: '\\*', contested: '\\*\\*' }[status];
}

function remarkOn(status: ResolvedReference['status']): string {
  return {
    verified: '',
    unverified: 'belum kami cocokkan dengan naskah resmi',
    contested: 'ada beda pembacaan',
  }[status];
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('id', { type: 'conjunction' }).format(names);
}

/** Joins paragraphs; while they are too long, the least needed goes to "selengkapnya". */
function joinWithin(paragraphs: readonly Paragraph[], limit: number): string {
  const kept = paragraphs.filter(({ text }) => text !== undefined && text !== '');
  const joined = () => kept.map(({ text }) => text).join('\n\n');
  for (const part of LEAST_NEEDED_FIRST) {
    if (joined().length <= limit) break;
    const index = kept.findIndex((paragraph) => paragraph.part === part);
    if (index >= 0) kept.splice(index, 1);
  }
  return joined();
}
