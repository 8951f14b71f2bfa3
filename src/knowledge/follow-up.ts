import type { Analysis } from './analyzer.ts';
import type { Audience, KnowledgeEntry } from './entry.ts';
import {
  ACT_CATEGORIES,
  AUDIENCE_IDS,
  CITIZEN_CONCEPT,
  type Resolved,
  resolveBare,
  SPOUSE,
  SPOUSE_CONCEPT,
} from './follow-up-rules.ts';
import type { Lexicon } from './lexicon.ts';

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
  'malah',
  'cuma',
  'hanya',
  'padahal',
]);
/** Who did it, when "it" is what was said before: "kalau lihat teman kantor begitu?". */
const BYSTANDERS: ReadonlySet<string> = new Set(['lihat', 'teman', 'kawan', 'rekan', 'kantor']);
/** Words that ask for more of the same. */
const REFERRING: ReadonlySet<string> = new Set(['contoh', 'misal', 'maksud']);
/** A follow-up leans on the turn before because it is short. */
const SHORT = 7;
const VERY_SHORT = 3;
const SCRAP_WORDS = 2;
/** How much likelier than otherwise a follow-up stays with … */
const SAME_ENTRY = 10;
const RELATED_ENTRY = 4;
const SAME_CATEGORY = 3;
/** … with our subject at all. */
const ANY_ENTRY = 1.5;
/** … with this service itself, whose words ("dihapus", "rahasia") occur elsewhere too. */
const SERVICE_ENTRY = 0.5;
const SERVICE_CATEGORY = 'layanan';

/** Reads messages that only make sense after another. */
export interface FollowUpReader {
  /** The entry meant by "terus sanksinya?", "kalau PPPK?"; `undefined` when more than that is said. */
  resolve(
    analysis: Analysis,
    previous: KnowledgeEntry,
    audience: Audience | undefined,
  ): Resolved | undefined;
  /** Whether so little is said ("contohnya?", "malah saya adminnya") that it can be no new matter. */
  isScrap(analysis: Analysis): boolean;
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
    // "Kalau istri saya juga PNS?" asks about the PNS.
    const allowed = analysis.concepts
      .filter((concept) => bareConcepts.has(concept) || concept === SPOUSE_CONCEPT)
      .map((concept) => wordsOf.get(concept));
    return analysis.tokens.every(
      ({ stem: root }) => isEmpty(root) || allowed.some((words) => words?.has(root)),
    );
  }
  /** "Kalau istri saya?", "kalau yang menyumbang suami saya?": the same act, done by the spouse. */
  function isAboutSpouse(
    { concepts, tokens, isOurSubject }: Analysis,
    previous: KnowledgeEntry,
  ): boolean {
    if (!concepts.includes(SPOUSE_CONCEPT) || !ACT_CATEGORIES.has(previous.category)) return false;
    // A spouse who is a candidate or an ASN is another matter.
    if (isOurSubject || concepts.some((concept) => AUDIENCE_IDS.has(concept))) return false;
    if (tokens.length > SHORT + 2) return false;
    const said = `${previous.title} ${previous.act} ${previous.question}`.toLowerCase();
    const allowed = new Set(said.split(/[^a-z]+/u).map(stem));
    const who = [wordsOf.get(SPOUSE_CONCEPT), wordsOf.get(CITIZEN_CONCEPT)];
    return tokens.every(
      ({ stem: root }) =>
        isEmpty(root) || allowed.has(root) || who.some((words) => words?.has(root)),
    );
  }
  return {
    resolve(analysis, previous, audience) {
      if (isAboutSpouse(analysis, previous)) return SPOUSE;
      const names = analysis.concepts.some((concept) => bareConcepts.has(concept));
      const refers = names || analysis.tokens.some(({ stem: root }) => REFERRING.has(root));
      if (!refers || analysis.tokens.length > SHORT + 2) return undefined;
      if (!saysNothingElse(analysis)) return undefined;
      return resolveBare(analysis, previous, audience);
    },
    isScrap: ({ tokens }) =>
      tokens.length <= SCRAP_WORDS || tokens.filter((token) => !isEmpty(token.stem)).length <= 1,
    dependence: (analysis) => dependence(analysis, isEmpty, tellsSomething),
  };
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
