import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted } from './entry-problem.ts';
import { hasAny, sentencesOf, wordPattern } from './plain-text.ts';

const OFFICIALESE = [
  ...['bahwa', 'dalam rangka', 'sebagaimana dimaksud', 'dimaksud', 'mohon maaf'],
];
const DISBANDED_OFFICE = ['KASN'];
const REPORTING =
  /(?<!\p{L})(?:me)?lapor(?:kan|lah|an)?(?!\p{L})|(?<!\p{L})(?:meng)?aduk?an?(?!\p{L})/iu;
/** Words that say that the office no longer takes reports. */
const GONE = [
  ...['bukan', 'tidak', 'jangan', 'bubar', 'dibubarkan', 'dihapus', 'berhenti', 'beralih'],
];
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const TELEPHONE = /(?<![\d/.-])(?:\+62|62|0)[\s-]?\d{2,4}(?:[\s.-]?\d{2,5}){1,3}(?![\d/])/u;

/** Officialese, a disbanded office as a place to report, contact data that goes stale unseen. */
export function wordingProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const texts: readonly (readonly [string, string])[] = [
    ['title', entry.title],
    ['question', entry.question],
    ['act', entry.act],
    ['short', entry.short],
    ...entry.sections.map(({ heading, markdown }) => [`## ${heading}`, markdown] as const),
  ];
  return texts.flatMap(([field, text]) =>
    sentencesOf(text).flatMap((sentence) =>
      objections(sentence).map((expected) =>
        entryProblem(entry, field, expected, quoted(sentence)),
      ),
    ),
  );
}

function objections(sentence: string): readonly string[] {
  const officialese = OFFICIALESE.filter((word) => wordPattern([word]).test(sentence));
  const namesDisbandedOffice =
    hasAny(sentence, DISBANDED_OFFICE) && REPORTING.test(sentence) && !hasAny(sentence, GONE);
  return [
    ...officialese.map((word) => `without "${word}"`),
    ...(namesDisbandedOffice ? ['without KASN as a place to report'] : []),
    ...(EMAIL.test(sentence) ? ['without an e-mail address'] : []),
    ...(TELEPHONE.test(sentence) ? ['without a telephone number'] : []),
  ];
}
