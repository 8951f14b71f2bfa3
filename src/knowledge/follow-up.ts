import type { Analysis } from './analyzer.ts';
import type { Aspect } from './answer.ts';
import { type Audience, type KnowledgeEntry, sectionText } from './entry.ts';
import type { Lexicon } from './lexicon.ts';
import { detectAspect } from './question-kind.ts';

/** Words that tie a message to what was said before. */
const LINKS: ReadonlySet<string> = new Set([
  'kalau',
  'terus',
  'lalu',
  'jika',
  'tapi',
  'kan',
  'sedang',
  'nah',
  'itu',
  'contoh',
  'misal',
  'begitu',
  'trus',
  'kemudian',
  'sama',
  'juga',
  'masih',
  'wah',
  'aduh',
  'baik',
  'oke',
]);
/** Who did it, when "it" is what was said before: "kalau lihat teman kantor begitu?". */
const BYSTANDERS: ReadonlySet<string> = new Set(['lihat', 'teman', 'kawan', 'rekan', 'kantor']);
/** Words that ask for more of the same. */
const REFERRING: ReadonlySet<string> = new Set(['contoh', 'misal', 'maksud']);
/** A follow-up leans on the turn before because it is short. */
const SHORT = 7;
const VERY_SHORT = 3;
/** How much likelier than otherwise a follow-up stays with … */
const SAME_ENTRY = 10;
const RELATED_ENTRY = 4;
const SAME_CATEGORY = 3;
/** … with our subject at all. */
const ANY_ENTRY = 1.5;
/** … with this service itself, whose words ("dihapus", "rahasia") occur elsewhere too. */
const SERVICE_ENTRY = 0.5;
const SERVICE_CATEGORY = 'layanan';

/** What a follow-up means when it names nothing but an aspect or an audience. */
export interface Resolved {
  readonly entryId: string;
  readonly aspect: Aspect;
  readonly rule: string;
}

/** Reads messages that only make sense after another. */
export interface FollowUpReader {
  /** The entry meant by "terus sanksinya?", "kalau PPPK?"; `undefined` when more than that is said. */
  resolve(
    analysis: Analysis,
    previous: KnowledgeEntry,
    audience: Audience | undefined,
  ): Resolved | undefined;
  /** How much the message leans on the turn before: 0 when it stands alone. */
  dependence(analysis: Analysis): number;
}

/**
 * @param faint roots that carry no meaning of their own
 * @param stem gives the root of a word of the lexicon
 */
export function createFollowUpReader(
  lexicon: Lexicon,
  faint: ReadonlySet<string>,
  stem: (word: string) => string,
): FollowUpReader {
  const wordsOf = new Map(
    lexicon.concepts.map((concept) => [
      concept.id,
      new Set(concept.terms.flatMap((term) => term.split(' ').map(stem))),
    ]),
  );
  const bareConcepts = new Set(
    lexicon.concepts
      .filter(({ side, id }) => side === 'question' || AUDIENCE_IDS.has(id))
      .map(({ id }) => id),
  );
  const sideOf = new Map(lexicon.concepts.map(({ id, side }) => [id, side]));
  const tellsSomething = (concept: string): boolean => {
    const side = sideOf.get(concept);
    return side === 'act' || side === 'object';
  };
  const isEmpty = (root: string): boolean =>
    faint.has(root) || LINKS.has(root) || BYSTANDERS.has(root);

  function saysNothingElse(analysis: Analysis): boolean {
    const allowed = analysis.concepts
      .filter((concept) => bareConcepts.has(concept))
      .map((concept) => wordsOf.get(concept));
    return analysis.tokens.every(
      ({ stem: root }) => isEmpty(root) || allowed.some((words) => words?.has(root)),
    );
  }
  return {
    resolve(analysis, previous, audience) {
      const names = analysis.concepts.some((concept) => bareConcepts.has(concept));
      const refers = names || analysis.tokens.some(({ stem: root }) => REFERRING.has(root));
      if (!refers || analysis.tokens.length > SHORT + 2) return undefined;
      if (!saysNothingElse(analysis)) return undefined;
      return resolveBare(analysis, previous, audience);
    },
    dependence: (analysis) => dependence(analysis, isEmpty, tellsSomething),
  };
}

const AUDIENCE_IDS: ReadonlySet<string> = new Set([
  'asn',
  'pns',
  'pppk',
  'cpns',
  'non-asn',
  'pensiunan',
]);

function resolveBare(
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
const BY_AUDIENCE: readonly Readonly<Partial<Record<string, string>>>[] = [
  {
    pppk: 'status-pppk',
    cpns: 'status-cpns',
    'non-asn': 'status-non-asn',
    pensiunan: 'status-pensiunan',
    'guru-nakes-dosen': 'status-guru-nakes-dosen',
    desa: 'status-kades-perangkat-desa',
    'rt-rw-kader': 'status-rt-rw-kader',
    'tni-polri': 'status-tni-polri',
    'bumn-bumd': 'status-bumn-bumd',
  },
  { pppk: 'sanksi-pppk', 'non-asn': 'sanksi-non-asn' },
];

/** "Kalau honorer?" after the entry on CPNS means the entry on honorer. */
function sameForAudience(analysis: Analysis, previous: KnowledgeEntry): Resolved | undefined {
  const entries = BY_AUDIENCE.find((ids) => Object.values(ids).includes(previous.id));
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
  if (previous.category === 'sanksi') return stay;
  const own = audience === 'non-asn' ? 'sanksi-non-asn' : audience === 'pppk' ? 'sanksi-pppk' : '';
  if (own) return { entryId: own, aspect: 'main', rule: 'follow-up: sanction for the audience' };
  if (sectionText(previous, 'Sanksi')) return stay;
  return { entryId: 'sanksi-umum', aspect: 'main', rule: 'follow-up: sanctions in general' };
}

/** 0: stands alone; below 1: tells something of its own; 1.5: hardly means anything alone. */
function dependence(
  analysis: Analysis,
  isEmpty: (root: string) => boolean,
  tellsSomething: (concept: string) => boolean,
): number {
  const { tokens, isOurSubject } = analysis;
  if (tokens.length > SHORT * 2) return 0;
  const isShort = tokens.filter((token) => !isEmpty(token.stem)).length <= VERY_SHORT;
  const isLinked = tokens.slice(0, 2).some((token) => LINKS.has(token.stem));
  if (isShort && !isOurSubject) return analysis.concepts.some(tellsSomething) ? 0.6 : 1.5;
  if (isLinked) return 1;
  // "Saya dapat sembako dari caleg" is short, and still says all there is to say.
  if (isShort) return analysis.concepts.some(tellsSomething) ? 0 : 1;
  return tokens.length <= SHORT && !isOurSubject ? 0.7 : 0;
}

/**
 * How likely an entry is talked about next.
 *
 * @param strength what `dependence` said
 */
export function closeness(
  entry: KnowledgeEntry,
  previous: KnowledgeEntry,
  strength: number,
): number {
  return nearness(entry, previous) ** strength;
}

function nearness(entry: KnowledgeEntry, previous: KnowledgeEntry): number {
  if (entry.id === previous.id) return SAME_ENTRY;
  if (previous.related.includes(entry.id) || entry.related.includes(previous.id)) {
    return RELATED_ENTRY;
  }
  if (entry.category === previous.category) return SAME_CATEGORY;
  return entry.category === SERVICE_CATEGORY ? SERVICE_ENTRY : ANY_ENTRY;
}
