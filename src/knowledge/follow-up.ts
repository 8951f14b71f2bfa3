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
/** A follow-up leans on the turn before because it is short. */
const SHORT = 7;
const VERY_SHORT = 3;
/** How much likelier than otherwise a follow-up stays with … */
const SAME_ENTRY = 6;
const RELATED_ENTRY = 3;
const SAME_CATEGORY = 1.6;

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
  /** How much likelier each entry becomes by what was said before; 1 for all when nothing ties. */
  prior(analysis: Analysis, previous: KnowledgeEntry): (entry: KnowledgeEntry) => number;
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
  const isEmpty = (root: string): boolean => faint.has(root) || LINKS.has(root);

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
      if (analysis.tokens.length > SHORT + 2 || !saysNothingElse(analysis)) return undefined;
      return resolveBare(analysis, previous, audience);
    },
    prior(analysis, previous) {
      const strength = dependence(analysis, isEmpty);
      if (strength === 0) return () => 1;
      return (entry) => closeness(entry, previous) ** strength;
    },
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
  const stay = { entryId: previous.id, aspect, rule: `follow-up: ${aspect} of the same topic` };
  switch (aspect) {
    case 'report':
      return { entryId: 'lapor-cara', aspect: 'main', rule: 'follow-up: where to report' };
    case 'sanction':
      return sanctionOf(previous, audience, stay);
    case 'already-done':
      if (previous.category !== 'media-sosial') return stay;
      return { entryId: 'medsos-terlanjur', aspect: 'main', rule: 'follow-up: already done' };
    case 'legal-basis':
      return stay;
    case 'main':
      return analysis.tokens.length > 0 ? stay : undefined;
  }
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

/** 0: stands alone; 1: leans on the turn before; 1.5: hardly means anything without it. */
function dependence(analysis: Analysis, isEmpty: (root: string) => boolean): number {
  const { tokens } = analysis;
  const content = tokens.filter((token) => !isEmpty(token.stem)).length;
  const isLinked = tokens.slice(0, 2).some((token) => LINKS.has(token.stem));
  if (tokens.length > SHORT * 2) return 0;
  if (content <= VERY_SHORT && !analysis.isOurSubject) return 1.5;
  if (isLinked || content <= VERY_SHORT) return 1;
  return tokens.length <= SHORT && !analysis.isOurSubject ? 0.7 : 0;
}

function closeness(entry: KnowledgeEntry, previous: KnowledgeEntry): number {
  if (entry.id === previous.id) return SAME_ENTRY;
  if (previous.related.includes(entry.id) || entry.related.includes(previous.id)) {
    return RELATED_ENTRY;
  }
  return entry.category === previous.category ? SAME_CATEGORY : 1;
}
