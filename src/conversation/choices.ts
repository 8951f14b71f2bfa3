import {
  AUDIENCE_SECTION,
  type Audience,
  CATEGORIES,
  type KnowledgeEntry,
  sectionText,
} from '../knowledge/entry.ts';
import { ASIDE, TELL } from './choice-id.ts';
import type { Choice } from './message.ts';
import { AUDIENCE_NAME, LABEL } from './wording.ts';

const AUDIENCES_OFFERED = 2;
const RELATED_OFFERED = 1;
const TOPICS_PER_PAGE = 8;
const MOST_ASKED_FIRST: readonly Audience[] = [
  ...(['pppk', 'non-asn', 'kepala-wilayah', 'desa'] as const),
  ...(['cpns', 'pns', 'pejabat', 'tni-polri', 'bumn-bumd', 'pensiunan', 'umum'] as const),
];

export const NONE: Choice = { id: 'none', label: LABEL.none };
export const TOPICS: Choice = { id: 'topics', label: LABEL.topics };
/** Where the message it belongs to must stay, such as one with a code. */
export const TOPICS_ASIDE: Choice = { id: `topics:${ASIDE}`, label: LABEL.topics };
export const PRIVACY_CHOICE: Choice = { id: 'privacy', label: LABEL.privacy };
export const PASS_ON: Choice = { id: 'pass:yes', label: LABEL.passOn };
export const DONT_PASS_ON: Choice = { id: 'pass:no', label: LABEL.dontPassOn };
export const DONT_TELL: Choice = { id: `${TELL}no`, label: LABEL.dontPassOn };
export const IN_ENGLISH: Choice = { id: 'language:en', label: LABEL.english };
export const IN_INDONESIAN: Choice = { id: 'language:id', label: LABEL.indonesian };
export const GUIDE_CHOICE: Choice = { id: 'guide', label: LABEL.guide };
export const CONTACTS: Choice = { id: `entry:lapor-kontak:${ASIDE}`, label: LABEL.contacts };

/** What "ya" and "tidak" mean, where one of these is offered. */
export const AFFIRMING_IDS: readonly string[] = [PASS_ON.id];
export const DENYING_IDS: readonly string[] = [DONT_PASS_ON.id, DONT_TELL.id, NONE.id];

/** To be told, here, of the answer to a ticket; to be content with its code; or to go on. */
export function tellChoices(ticketId: string): readonly Choice[] {
  return [{ id: `${TELL}${ticketId}`, label: LABEL.tellMe }, DONT_TELL, TOPICS_ASIDE];
}

export function entryChoices(entries: readonly KnowledgeEntry[]): readonly Choice[] {
  return entries.map(({ id, title }) => ({ id: `entry:${id}`, label: title }));
}

/** The same, where the message they belong to must stay. */
export function asideChoices(entries: readonly KnowledgeEntry[]): readonly Choice[] {
  return entries.map(({ id, title }) => ({ id: `entry:${id}:${ASIDE}`, label: title }));
}

/** What may be asked next about an entry that was just shown. */
export function followUpChoices(
  entry: KnowledgeEntry,
  entries: readonly KnowledgeEntry[],
  shownFor: Audience | undefined,
): readonly Choice[] {
  const { id } = entry;
  const parts = MOST_ASKED_FIRST.filter(
    (audience) => audience !== shownFor && sectionText(entry, AUDIENCE_SECTION[audience]),
  ).slice(0, AUDIENCES_OFFERED);
  const related = entry.related
    .flatMap((other) => entries.find((one) => one.id === other) ?? [])
    .slice(0, RELATED_OFFERED);
  return [
    { id: `more:${id}`, label: LABEL.more },
    ...(sectionText(entry, 'Sanksi') ? [{ id: `sanction:${id}`, label: LABEL.sanction }] : []),
    ...(entry.legalBasis.length > 0 ? [{ id: `basis:${id}`, label: LABEL.legalBasis }] : []),
    ...parts.map((audience) => ({
      id: `audience:${id}:${audience}`,
      label: LABEL.audience(AUDIENCE_NAME[audience]),
    })),
    ...asideChoices(related),
    { id: `rate:${id}:helpful`, label: LABEL.helpful },
    { id: `rate:${id}:unhelpful`, label: LABEL.unhelpful },
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

/** Who the asker may be; `forget` where it is known. */
export function statusChoices(known: Audience | undefined): readonly Choice[] {
  const forget = { id: 'status:forget', label: LABEL.forgetStatus };
  const others = MOST_ASKED_FIRST.filter((audience) => audience !== known && audience !== 'umum');
  const choices = others.map((audience) => ({
    id: `status:${audience}`,
    label: AUDIENCE_NAME[audience],
  }));
  return known ? [forget, ...choices] : choices;
}

/** `media-sosial` → `Media sosial`. */
export function nameOf(category: string): string {
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
