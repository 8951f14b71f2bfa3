import {
  AUDIENCE_SECTION,
  AUDIENCES,
  type Audience,
  CATEGORIES,
  type KnowledgeEntry,
  sectionText,
} from '../knowledge/entry.ts';
import type { Choice } from './message.ts';
import { AUDIENCE_NAME, LABEL } from './replies.ts';

const AUDIENCES_OFFERED = 2;
const RELATED_OFFERED = 1;
const MOST_ASKED_FIRST: readonly Audience[] = [
  ...(['pppk', 'non-asn', 'kepala-wilayah', 'desa'] as const),
  ...(['cpns', 'pns', 'pejabat', 'tni-polri', 'bumn-bumd', 'pensiunan', 'umum'] as const),
];
const TOPICS_PER_PAGE = 8;

/** What a choice's id asks for; the id is its form that travels through a platform. */
export type ChoiceTarget =
  | { readonly kind: 'entry'; readonly entryId: string }
  | { readonly kind: 'more'; readonly entryId: string }
  | { readonly kind: 'sanction'; readonly entryId: string }
  | { readonly kind: 'basis'; readonly entryId: string }
  | { readonly kind: 'audience'; readonly entryId: string; readonly audience: Audience }
  | { readonly kind: 'topics' }
  | { readonly kind: 'category'; readonly category: string; readonly page: number }
  | { readonly kind: 'privacy' }
  | { readonly kind: 'none' };

/** Reads a choice's id; `undefined` when nobody but the sender made it up. */
export function parseChoiceId(id: string): ChoiceTarget | undefined {
  const [kind = '', first = '', second = ''] = id.split(':');
  switch (kind) {
    case 'entry':
    case 'more':
    case 'sanction':
    case 'basis':
      return { kind, entryId: first };
    case 'audience': {
      const audience = AUDIENCES.find((name) => name === second);
      return audience && { kind, entryId: first, audience };
    }
    case 'category':
      return { kind, category: first, page: Number.parseInt(second, 10) || 0 };
    case 'topics':
    case 'privacy':
    case 'none':
      return { kind };
    default:
      return undefined;
  }
}

export function entryChoices(entries: readonly KnowledgeEntry[]): readonly Choice[] {
  return entries.map(({ id, title }) => ({ id: `entry:${id}`, label: title }));
}

export function noneChoice(): Choice {
  return { id: 'none', label: LABEL.none };
}

export function topicsChoice(): Choice {
  return { id: 'topics', label: LABEL.topics };
}

/** What may be asked next about an entry that was just shown. */
export function followUpChoices(
  entry: KnowledgeEntry,
  entries: readonly KnowledgeEntry[],
  shownFor: Audience | undefined,
): readonly Choice[] {
  const parts = MOST_ASKED_FIRST.filter(
    (audience) => audience !== shownFor && sectionText(entry, AUDIENCE_SECTION[audience]),
  ).slice(0, AUDIENCES_OFFERED);
  const related = entry.related
    .flatMap((id) => entries.find((other) => other.id === id) ?? [])
    .slice(0, RELATED_OFFERED);
  return [
    { id: `more:${entry.id}`, label: LABEL.more },
    ...(sectionText(entry, 'Sanksi')
      ? [{ id: `sanction:${entry.id}`, label: LABEL.sanction }]
      : []),
    ...(entry.legalBasis.length > 0 ? [{ id: `basis:${entry.id}`, label: LABEL.legalBasis }] : []),
    ...parts.map((audience) => ({
      id: `audience:${entry.id}:${audience}`,
      label: LABEL.audience(AUDIENCE_NAME[audience]),
    })),
    ...entryChoices(related),
  ];
}

export function categoryChoices(entries: readonly KnowledgeEntry[]): readonly Choice[] {
  const used = CATEGORIES.filter((category) =>
    entries.some((entry) => entry.category === category),
  );
  return used.map((category) => ({ id: `category:${category}:0`, label: nameOf(category) }));
}

/** One page of a category's entries, and the way to the next. */
export function topicChoices(
  entries: readonly KnowledgeEntry[],
  category: string,
  page: number,
): readonly Choice[] {
  const all = entries.filter((entry) => entry.category === category);
  const shown = all.slice(page * TOPICS_PER_PAGE, (page + 1) * TOPICS_PER_PAGE);
  const isLast = (page + 1) * TOPICS_PER_PAGE >= all.length;
  const next = { id: `category:${category}:${page + 1}`, label: LABEL.nextTopics };
  return shown.length === 0 ? [] : [...entryChoices(shown), ...(isLast ? [] : [next])];
}

/** `media-sosial` → `Media sosial`. */
export function nameOf(category: string): string {
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
