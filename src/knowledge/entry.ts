import { z } from 'zod';

export const VERDICTS = ['boleh', 'bersyarat', 'dilarang', 'wajib', 'informasi'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const AUDIENCES = [
  'pns',
  'pppk',
  'cpns',
  'non-asn',
  'pejabat',
  'kepala-wilayah',
  'desa',
  'tni-polri',
  'bumn-bumd',
  'pensiunan',
  'umum',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The folders of `content/faq`, in the order in which people see them. */
export const CATEGORIES = [
  'media-sosial',
  'kampanye',
  'hak-pilih',
  'keluarga',
  'pencalonan',
  'penyelenggara',
  'status-pegawai',
  'sanksi',
  'pelaporan',
  'tahapan',
  'dasar-hukum',
  'layanan',
] as const;

export const OFFICE_IDS = [
  'kesbangpol',
  'bawaslu',
  'bawaslu-ri',
  'kpu',
  'bkn',
  'inspektorat',
  'bkpsdm',
  'lapor',
] as const;
export type OfficeId = (typeof OFFICE_IDS)[number];

/** The headings a body may have, in the order in which they stand. */
export const SECTION_HEADINGS = [
  'Penjelasan',
  'Yang boleh dilakukan',
  'Yang perlu dilakukan',
  'Sanksi',
  'Perbedaan pendapat',
  'Bagi PNS',
  'Bagi PPPK',
  'Bagi CPNS',
  'Bagi non-ASN',
  'Bagi pejabat',
  'Bagi camat/lurah',
  'Bagi perangkat desa',
  'Bagi TNI/Polri',
  'Bagi BUMN/BUMD',
  'Bagi pensiunan',
  'Bagi umum',
  'English',
] as const;
export type SectionHeading = (typeof SECTION_HEADINGS)[number];

/** The section that speaks to one audience alone. */
export const AUDIENCE_SECTION: Readonly<Record<Audience, SectionHeading>> = {
  pns: 'Bagi PNS',
  pppk: 'Bagi PPPK',
  cpns: 'Bagi CPNS',
  'non-asn': 'Bagi non-ASN',
  pejabat: 'Bagi pejabat',
  'kepala-wilayah': 'Bagi camat/lurah',
  desa: 'Bagi perangkat desa',
  'tni-polri': 'Bagi TNI/Polri',
  'bumn-bumd': 'Bagi BUMN/BUMD',
  pensiunan: 'Bagi pensiunan',
  umum: 'Bagi umum',
};

/** The kinds of ways of asking, as headed in `<id>.ways.txt`. */
export const WAY_KINDS = [
  'formal',
  'situasi',
  'sehari-hari',
  'gaul',
  'kata-kunci',
  'daerah',
] as const;
export type WayKind = (typeof WAY_KINDS)[number];

export const CITATION_STATUSES = ['verified', 'unverified', 'contested'] as const;

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const oneLine = z
  .string()
  .trim()
  .regex(/^[^\n]+$/, 'one line of text');

export const legalReferenceSchema = z.strictObject({
  source: kebab,
  article: oneLine,
  status: z.enum(CITATION_STATUSES).optional(),
  note: oneLine.optional(),
});
export type LegalReference = Readonly<z.infer<typeof legalReferenceSchema>>;

/** The front matter of `content/faq/<category>/<id>.md`. */
export const frontMatterSchema = z.strictObject({
  id: kebab,
  category: z.enum(CATEGORIES),
  title: oneLine.max(60),
  question: oneLine.max(160),
  verdict: z.enum(VERDICTS),
  verdictFor: z.partialRecord(z.enum(AUDIENCES), z.enum(VERDICTS)).default({}),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  act: oneLine.max(90),
  short: oneLine.min(60).max(280),
  legalBasis: z.array(legalReferenceSchema),
  related: z.array(kebab).max(6),
  contacts: z.array(z.enum(OFFICE_IDS)).default([]),
  stageNote: z.boolean().default(false),
  /** Who asks this may be in danger: protected routes first, and the words are not kept. */
  safeDoor: z.boolean().default(false),
  /** Withdrawn for now: its questions are recognised, and nobody is answered from it. */
  underReview: z.literal(true).optional(),
  reviewedOn: z.iso.date(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface Section {
  readonly heading: SectionHeading;
  /** Paragraphs, lists, emphasis and links; never empty. */
  readonly markdown: string;
}

export interface WayOfAsking {
  readonly kind: WayKind;
  readonly text: string;
}

/** One curated answer: the front matter and the body of one file, and the ways people ask it. */
export interface KnowledgeEntry extends Readonly<FrontMatter> {
  readonly sections: readonly Section[];
  readonly ways: readonly WayOfAsking[];
}

/** The short answer for who reads no Indonesian: the act, and below it the rule. */
export const ENGLISH: SectionHeading = 'English';

/** The sections of the answer itself. */
export function indonesianSections({
  sections,
}: Pick<KnowledgeEntry, 'sections'>): readonly Section[] {
  return sections.filter(({ heading }) => heading !== ENGLISH);
}

/** The text of one section, or `undefined` where the entry has none. */
export function sectionText(entry: KnowledgeEntry, heading: SectionHeading): string | undefined {
  return entry.sections.find((section) => section.heading === heading)?.markdown;
}

/** The verdict for one audience; the entry's own where the audience is unknown or not set apart. */
export function verdictFor(entry: KnowledgeEntry, audience?: Audience): Verdict {
  return (audience && entry.verdictFor[audience]) ?? entry.verdict;
}
