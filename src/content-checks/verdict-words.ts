import {
  AUDIENCE_SECTION,
  AUDIENCES,
  type KnowledgeEntry,
  sectionText,
  type Verdict,
  verdictFor,
} from '../knowledge/entry.ts';
import type { ContentProblem } from '../knowledge/parse-entry.ts';
import { entryProblem, quoted } from './entry-problem.ts';
import { firstParagraph, hasAny, sentencesOf } from './plain-text.ts';

const PERMISSION = [
  'boleh',
  'bolehlah',
  'diperbolehkan',
  'dibolehkan',
  'diizinkan',
  'diperkenankan',
];
const PROHIBITION = ['dilarang', 'terlarang'];
const CONDITION = [
  ...['kecuali', 'hanya', 'asal', 'asalkan', 'kalau', 'kalaupun', 'bila', 'jika', 'apabila'],
  ...['selama', 'sepanjang', 'syarat', 'syaratnya', 'bersyarat', 'cukup', 'izin', 'cuti', 'dulu'],
  ...['setelah', 'sesudah', 'sebelum', 'sampai', 'begitu', 'tanpa', 'harus', 'tetapi', 'namun'],
];
/** Words that make "boleh" into "bersyarat". */
const PROVISO = ['syarat', 'syaratnya', 'bersyarat', 'asal', 'asalkan'];
const OPENS_WITH_PROVISO = /^(?:sama[:,]\s+)?(?:dengan syarat|bersyarat)/iu;
const OPENS_WITH_DUTY = /^(?:sama[:,]\s+)?wajib/iu;
/** "tidak boleh", "bukan berarti boleh", "belum tentu diizinkan". */
const NEGATED_PERMISSION = new RegExp(
  `(?<!\\p{L})(?:tidak|tak|bukan|jangan|belum)\\s+(?:\\p{L}+\\s+)?(?:${PERMISSION.join('|')})(?!\\p{L})`,
  'giu',
);
const NEGATED_PROHIBITION =
  /(?<!\p{L})(?:tidak|tak|bukan)\s+(?:\p{L}+\s+)?(?:dilarang|terlarang)(?!\p{L})/giu;
const NEGATED_DUTY = ['tidak wajib', 'tidak harus', 'tidak perlu'];
/** "Yang dilarang: …" speaks of something else than the act. */
const OTHER_ACT = ['yang dilarang', 'yang terlarang', 'yang tidak boleh'];

/** Where the words of an entry say something else than its verdict, which is what people act on. */
export function verdictProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  return [...shortProblems(entry), ...partProblems(entry)];
}

function shortProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  const sentences = sentencesOf(entry.short);
  const problem = (expected: string, found: string): readonly ContentProblem[] => [
    entryProblem(entry, 'short', expected, quoted(found)),
  ];
  const contradiction = sentences.find(CONTRADICTION[entry.verdict]);
  if (contradiction) return problem(`in accord with the verdict ${entry.verdict}`, contradiction);
  if (entry.verdict === 'bersyarat' && !sentences.slice(0, 2).some(isConditional)) {
    return problem('naming the condition in its first two sentences', entry.short);
  }
  return [];
}

const never = (): boolean => false;

const CONTRADICTION: Readonly<Record<Verdict, (sentence: string) => boolean>> = {
  dilarang: (sentence) => permits(sentence) && !isConditional(sentence),
  boleh: (sentence) =>
    hasAny(sentence, PROVISO) ||
    (forbids(sentence) && !hasAny(sentence, OTHER_ACT) && !isConditional(sentence)),
  bersyarat: never,
  wajib: (sentence) => hasAny(sentence, NEGATED_DUTY),
  informasi: never,
};

function permits(sentence: string): boolean {
  return hasAny(sentence.replace(NEGATED_PERMISSION, ' '), PERMISSION);
}

function forbids(sentence: string): boolean {
  const isDenied = sentence.search(NEGATED_PERMISSION) >= 0;
  return isDenied || hasAny(sentence.replace(NEGATED_PROHIBITION, ' '), PROHIBITION);
}

function isConditional(text: string): boolean {
  return hasAny(text, CONDITION);
}

/** Each part stands alone as an answer, under the verdict for its audience. */
function partProblems(entry: KnowledgeEntry): readonly ContentProblem[] {
  return AUDIENCES.flatMap((audience) => {
    const heading = AUDIENCE_SECTION[audience];
    const part = sectionText(entry, heading);
    if (part === undefined) return [];
    const paragraph = firstParagraph(part);
    const verdict = verdictFor(entry, audience);
    if (!contradictsVerdict(paragraph, verdict) && !claimsSameness(entry, verdict, paragraph)) {
      return [];
    }
    const expected = `in accord with the verdict ${verdict} for ${audience} (see verdictFor)`;
    return [entryProblem(entry, `## ${heading}`, expected, quoted(paragraph))];
  });
}

function claimsSameness(entry: KnowledgeEntry, verdict: Verdict, paragraph: string): boolean {
  return verdict !== entry.verdict && /^sama(?:\s+saja)?\s*[:.,]/iu.test(paragraph);
}

function contradictsVerdict(paragraph: string, verdict: Verdict): boolean {
  const opening = sentencesOf(paragraph)[0] ?? '';
  const isAllowed = permits(opening);
  const isForbidden = !isAllowed && forbids(opening);
  switch (verdict) {
    case 'boleh':
      return isForbidden || OPENS_WITH_PROVISO.test(opening) || OPENS_WITH_DUTY.test(opening);
    case 'bersyarat':
      return (isForbidden && !isConditional(opening)) || (isAllowed && !isConditional(paragraph));
    case 'dilarang':
      return isAllowed || OPENS_WITH_PROVISO.test(opening);
    case 'wajib':
      return isAllowed || hasAny(opening, NEGATED_DUTY);
    case 'informasi':
      return false;
  }
}
