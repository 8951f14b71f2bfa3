import type { Analysis } from './analyzer.ts';
import type { Aspect } from './answer.ts';
import { type Audience, type KnowledgeEntry, sectionText } from './entry.ts';
import { detectAspect } from './question-kind.ts';

/** What a follow-up means when it names nothing but an aspect or an audience. */
export interface Resolved {
  readonly entryId: string;
  readonly aspect: Aspect;
  readonly rule: string;
}

export const SPOUSE_CONCEPT = 'pasangan';
export const CITIZEN_CONCEPT = 'warga';
/** Topics about an act, which a spouse may do as well. */
export const ACT_CATEGORIES: ReadonlySet<string> = new Set(['kampanye', 'media-sosial']);
/** The same act, done by somebody who is not bound. */
export const SPOUSE: Resolved = {
  entryId: 'keluarga-pasangan-berpolitik',
  aspect: 'main',
  rule: 'follow-up: the same by the spouse',
};
/** Concepts that are audiences which a follow-up may ask about. */
export const AUDIENCE_IDS: ReadonlySet<string> = new Set([
  'asn',
  'pns',
  'pppk',
  'cpns',
  'non-asn',
  'pensiunan',
]);

/** The entry meant by a message that names nothing but an aspect or an audience. */
export function resolveBare(
  analysis: Analysis,
  previous: KnowledgeEntry,
  audience: Audience | undefined,
): Resolved | undefined {
  const aspect = detectAspect(analysis.concepts);
  const other = aspect === 'main' ? sameForAudience(analysis, previous) : undefined;
  if (other) return other;
  const stay = { entryId: previous.id, aspect, rule: `follow-up: ${aspect} of the same topic` };
  switch (aspect) {
    case 'report':
      return { entryId: 'lapor-cara', aspect: 'main', rule: 'follow-up: where to report' };
    case 'sanction':
      return sanctionOf(previous, audience, stay);
    case 'already-done':
      return alreadyDone(previous, stay);
    case 'legal-basis':
      return stay;
    case 'main':
      return asksWhatToDo(analysis) ? alreadyDone(previous, stay) : stay;
  }
}

/** "Terus saya harus bagaimana?" */
function asksWhatToDo({ concepts }: Analysis): boolean {
  return concepts.length > 0 && concepts.every((id) => id === 'tanya-harus' || id === 'tanya-cara');
}

function alreadyDone(previous: KnowledgeEntry, stay: Resolved): Resolved {
  if (previous.category !== 'media-sosial') return { ...stay, aspect: 'already-done' };
  return { entryId: 'medsos-terlanjur', aspect: 'main', rule: 'follow-up: already done' };
}

/** Entries that say the same for one audience each. */
const STATUS_BY_AUDIENCE: Readonly<Partial<Record<string, string>>> = {
  pppk: 'status-pppk',
  cpns: 'status-cpns',
  'non-asn': 'status-non-asn',
  pensiunan: 'status-pensiunan',
  'guru-nakes-dosen': 'status-guru-nakes-dosen',
  desa: 'status-kades-perangkat-desa',
  'rt-rw-kader': 'status-rt-rw-kader',
  'tni-polri': 'status-tni-polri',
  'bumn-bumd': 'status-bumn-bumd',
};
const SANCTION_CATEGORY = 'sanksi';
/** Entries on what happens to whoever breaks the rules, which differs by audience. */
const SANCTIONS: ReadonlySet<string> = new Set([
  'sanksi-umum',
  'sanksi-disiplin',
  'sanksi-kode-etik',
  'sanksi-pppk',
  'sanksi-non-asn',
]);
const SANCTION_BY_AUDIENCE: Readonly<Partial<Record<string, string>>> = {
  pppk: 'sanksi-pppk',
  'non-asn': 'sanksi-non-asn',
};

/** "Kalau honorer?" after the entry on CPNS means the entry on honorer. */
function sameForAudience(analysis: Analysis, previous: KnowledgeEntry): Resolved | undefined {
  const entries = SANCTIONS.has(previous.id)
    ? SANCTION_BY_AUDIENCE
    : Object.values(STATUS_BY_AUDIENCE).includes(previous.id)
      ? STATUS_BY_AUDIENCE
      : undefined;
  if (!entries) return undefined;
  const named = analysis.concepts.find((concept) => entries[concept] !== undefined);
  const entryId = named === undefined ? undefined : entries[named];
  return entryId === undefined
    ? undefined
    : { entryId, aspect: 'main', rule: 'follow-up: the same for another audience' };
}

function sanctionOf(
  previous: KnowledgeEntry,
  audience: Audience | undefined,
  stay: Resolved,
): Resolved {
  if (previous.category === SANCTION_CATEGORY) return stay;
  const own = audience === 'non-asn' ? 'sanksi-non-asn' : audience === 'pppk' ? 'sanksi-pppk' : '';
  if (own) return { entryId: own, aspect: 'main', rule: 'follow-up: sanction for the audience' };
  if (sectionText(previous, 'Sanksi')) return stay;
  return { entryId: 'sanksi-umum', aspect: 'main', rule: 'follow-up: sanctions in general' };
}
