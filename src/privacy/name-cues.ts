import type { Cue } from './name-extent.ts';
import {
  DOTTED_TITLES,
  LINKERS,
  PRONOUNS,
  RELATIONS,
  ROLES,
  TITLES,
  WEAK_TITLES,
} from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';

/** Where a name would begin, and how much the words before it prove. */
export interface Cued {
  readonly index: number;
  readonly cue: Cue;
}

const NEARNESS = new Set(
  'langsung kantor sekantor seruangan kerja lama dekat kuliah sekolah sebelah seangkatan sekelas'.split(
    ' ',
  ),
);
/** Whoever holds or seeks one of these offices is usually named right after it. */
const ELECTED = new Set(
  'caleg capres cawapres cagub cawagub cabup cawabup cawali paslon kandidat calon bupati gubernur walikota presiden'.split(
    ' ',
  ),
);
const ON_BEHALF = new Set(['atas', 'an', 'a']);
const SELF = new Set([
  'saya',
  'sya',
  'sy',
  'aku',
  'gw',
  'gue',
  'gua',
  'ulun',
  'kulo',
  'kula',
  'nama',
  'awak',
  'ini',
]);
const NAME_WORDS = new Set([
  'nama',
  'namaku',
  'ngaran',
  'ngaranku',
  'aran',
  'jeneng',
  'jenengku',
  'asma',
  'nm',
]);
const NAMED = new Set([
  'bernama',
  'namanya',
  'ngarannya',
  'jenenge',
  'dipanggil',
  'panggil',
  'disapa',
  'perkenalkan',
  'kenalkan',
  'kenalin',
  'inisial',
]);
const NAME_ADJECTIVES = new Set([
  'lengkap',
  'asli',
  'panggilan',
  'panggil',
  'terang',
  'saja',
  'aja',
  'penuh',
  'pelapor',
  'terlapor',
  'pegawai',
  'asn',
  'calon',
  'guru',
  'atasan',
  'pejabat',
]);
const SIGNED = new Set([
  'hormat',
  'ttd',
  'tertanda',
  'salam',
  'pengirim',
  'pelapor',
  'terlapor',
  'dari',
  'wassalam',
]);

function skipMarks(tokens: readonly Token[], index: number, marks: RegExp): number {
  let next = index;
  while (tokenAt(tokens, next).kind === 'mark' && marks.test(tokenAt(tokens, next).text)) next += 1;
  return next;
}

export function skipWords(
  tokens: readonly Token[],
  index: number,
  ...lists: readonly ReadonlySet<string>[]
): number {
  let next = index;
  while (next < index + 4 && lists.some((list) => list.has(tokenAt(tokens, next).lower))) next += 1;
  return next;
}

/** After "pak", "Hj.", "Bapak Drs. H.": where the name would stand. */
export function afterTitle(tokens: readonly Token[], index: number): Cued | undefined {
  const token = tokenAt(tokens, index);
  const strong = TITLES.has(token.lower);
  if (!strong && !WEAK_TITLES.has(token.lower)) return undefined;
  let next = index + 1;
  const dot = tokenAt(tokens, next);
  const dotted = dot.text === '.' && dot.gap === 'none';
  if (dotted && DOTTED_TITLES.has(token.lower)) next += 1;
  else if (dotted || dot.gap === 'line') return undefined;
  if (token.text === 'H' && dotted) return { index: next, cue: 'likely' };
  if (token.text === 'dr' && dotted) return { index: next, cue: 'likely' };
  if (strong) return { index: next, cue: 'certain' };
  return { index: next, cue: token.lower.length > 3 ? 'likely' : 'faint' };
}

/** After "nama saya", "namanya", "bernama", "perkenalkan saya". */
function afterNameWord(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  if (NAME_WORDS.has(lower)) {
    let next = skipWords(tokens, index + 1, NAME_ADJECTIVES, SELF, PRONOUNS, RELATIONS);
    const said = next > index + 1 || lower.endsWith('ku');
    const mark = skipMarks(tokens, next, /^[:=]$/);
    const linked = skipWords(tokens, mark, LINKERS);
    if (!said && mark === next) return undefined;
    next = linked;
    return { index: next, cue: 'certain' };
  }
  if (NAMED.has(lower)) {
    const mark = skipMarks(tokens, index + 1, /^[:=,]$/);
    const next = skipWords(tokens, mark, NAME_WORDS, NAME_ADJECTIVES, SELF, LINKERS);
    return {
      index: next,
      cue: /^(?:panggil|dipanggil|disapa)$/.test(lower) ? 'likely' : 'certain',
    };
  }
  return undefined;
}

/** After "an.", "a.n.", "a/n", "atas nama". */
function afterOnBehalf(tokens: readonly Token[], index: number): Cued | undefined {
  if (!ON_BEHALF.has(tokenAt(tokens, index).lower)) return undefined;
  const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => tokenAt(tokens, index + step));
  if (first?.lower === 'atas' && second?.lower === 'nama') {
    return { index: skipMarks(tokens, index + 2, /^[:]$/), cue: 'certain' };
  }
  if (first?.lower === 'an' && second !== undefined && /^[.:]$/.test(second.text)) {
    return { index: index + 2, cue: 'certain' };
  }
  if (first?.lower === 'an') return { index: index + 1, cue: 'likely' };
  const split = first?.lower === 'a' && /^[./]$/.test(second?.text ?? '') && third?.lower === 'n';
  if (!split) return undefined;
  return { index: /^[.:]$/.test(fourth?.text ?? '') ? index + 4 : index + 3, cue: 'certain' };
}

/** After "atasan saya", "teman kantor ulun, ", "caleg", "lurah kami". */
function afterPerson(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  const related = RELATIONS.has(lower);
  if (!related && !ROLES.has(lower)) return undefined;
  const described = related ? skipWords(tokens, index + 1, NEARNESS) : index + 1;
  const pronoun = skipWords(tokens, described, PRONOUNS);
  const mark = skipMarks(tokens, pronoun, /^[,:(]$/);
  const linked = skipWords(tokens, mark, LINKERS);
  const owned = related && (pronoun > described || lower.endsWith('ku') || linked > mark);
  return { index: linked, cue: owned || ELECTED.has(lower) ? 'likely' : 'faint' };
}

/** After "saya" when a known name follows, after "Hormat saya," and the like. */
function afterSelf(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  const marked = skipMarks(tokens, index + 1, /^[,:]$/);
  if (SIGNED.has(lower)) {
    const next = skipMarks(tokens, skipWords(tokens, marked, SELF, PRONOUNS), /^[,:]$/);
    return {
      index: next,
      cue: /^(?:ttd|tertanda|pelapor|terlapor)$/.test(lower) ? 'likely' : 'faint',
    };
  }
  if (!SELF.has(lower) || tokenAt(tokens, index + 1).gap === 'line') return undefined;
  return { index: marked, cue: 'faint' };
}

const CUE_WORDS: ReadonlySet<string> = new Set(
  [TITLES, WEAK_TITLES, NAME_WORDS, NAMED, ON_BEHALF, RELATIONS, ROLES, SELF, SIGNED].flatMap(
    (list) => [...list],
  ),
);

/** Whether any of the finders has something to say about a word. */
export function isCueWord(lower: string): boolean {
  return CUE_WORDS.has(lower);
}

/** Each looks at the word at an index and says where a name would follow it. */
export const CUE_FINDERS = [afterTitle, afterNameWord, afterOnBehalf, afterPerson, afterSelf];
