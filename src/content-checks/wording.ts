import { indonesianSections, type KnowledgeEntry } from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted } from './entry-problem.ts';
import { hasAny, sentencesOf } from './plain-text.ts';

const OFFICIALESE = ['bahwa', 'dalam rangka', 'dimaksud', 'mohon maaf'];
const REPORTING =
  /(?<!\p{L})(?:(?:me|di)?lapor(?:kan|lah|an)?|(?:meng|di)?adu(?:kan|lah|an)?)(?!\p{L})/iu;
const DISBANDED_OFFICE = /(?<!\p{L})KASN(?!\p{L})/u;
/** "KASN sudah bubar", "tugas KASN beralih ke BKN", "bukan ke KASN", "KASN tidak lagi …". */
const GONE =
  /bubar|dihapus|berhenti|beralih|(?:bukan|jangan|tidak)\s+(?:\S+\s+){0,3}KASN|KASN\s+(?:\S+\s+){0,2}tidak/iu;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const TELEPHONE = /(?<![\d/.-])(?:\+62|62|0)[\s-]?\d{2,4}(?:\)?[\s.-]?\d{2,5}){1,3}(?![\d/])/u;
const EMOJI = /\p{Extended_Pictographic}/u;

/** Officialese, a disbanded office as a place to report, contact data that goes stale unseen, emoji. */
export function wordingProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const texts: readonly (readonly [string, string])[] = [
    ['title', entry.title],
    ['question', entry.question],
    ['act', entry.act],
    ['short', entry.short],
    ...indonesianSections(entry).map(
      ({ heading, markdown }) => [`## ${heading}`, markdown] as const,
    ),
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
  const officialese = OFFICIALESE.filter((word) => hasAny(sentence, [word]));
  const namesDisbandedOffice =
    DISBANDED_OFFICE.test(sentence) && REPORTING.test(sentence) && !GONE.test(sentence);
  return [
    ...officialese.map((word) => `without "${word}"`),
    ...(namesDisbandedOffice ? ['without KASN as a place to report'] : []),
    ...(EMOJI.test(sentence) ? ['without emoji'] : []),
    ...(EMAIL.test(sentence) ? ['without an e-mail address'] : []),
    ...(TELEPHONE.test(sentence) ? ['without a telephone number'] : []),
  ];
}
