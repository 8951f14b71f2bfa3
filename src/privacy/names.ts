import { type Cue, isCapitalised, nameEnd, type Sentence, startsName } from './name-extent.ts';
import type { Finding } from './placeholder.ts';
import {
  DEGREES,
  DOTTED_TITLES,
  LINKERS,
  PRONOUNS,
  RELATIONS,
  ROLES,
  TITLES,
  WEAK_TITLES,
} from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';

interface Cued {
  readonly index: number;
  readonly cue: Cue;
}

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

function skipWords(
  tokens: readonly Token[],
  index: number,
  ...lists: readonly ReadonlySet<string>[]
): number {
  let next = index;
  while (next < index + 4 && lists.some((list) => list.has(tokenAt(tokens, next).lower))) next += 1;
  return next;
}

/** After "pak", "Hj.", "Bapak Drs. H.": where the name would stand. */
function afterTitle(tokens: readonly Token[], index: number): Cued | undefined {
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
  const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => tokenAt(tokens, index + step));
  if (first?.lower === 'atas' && second?.lower === 'nama') {
    return { index: skipMarks(tokens, index + 2, /^[:]$/), cue: 'certain' };
  }
  if (first?.lower === 'an' && second !== undefined && /^[.:]$/.test(second.text)) {
    return { index: index + 2, cue: 'certain' };
  }
  const split = first?.lower === 'a' && /^[./]$/.test(second?.text ?? '') && third?.lower === 'n';
  if (!split) return undefined;
  return { index: /^[.:]$/.test(fourth?.text ?? '') ? index + 4 : index + 3, cue: 'certain' };
}

/** After "atasan saya", "teman ulun, ", "caleg", "lurah kami". */
function afterPerson(tokens: readonly Token[], index: number): Cued | undefined {
  const { lower } = tokenAt(tokens, index);
  const related = RELATIONS.has(lower);
  if (!related && !ROLES.has(lower)) return undefined;
  const pronoun = skipWords(tokens, index + 1, PRONOUNS);
  const mark = skipMarks(tokens, pronoun, /^[,:(]$/);
  const linked = skipWords(tokens, mark, LINKERS);
  const owned = related && (pronoun > index + 1 || lower.endsWith('ku') || linked > mark);
  return { index: linked, cue: owned ? 'likely' : 'faint' };
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
  return SELF.has(lower) ? { index: marked, cue: 'faint' } : undefined;
}

const CUE_FINDERS = [afterTitle, afterNameWord, afterOnBehalf, afterPerson, afterSelf];

/** Follows titles and offices ("Pak Camat H. Rudi") up to where the name itself would begin. */
function resolve(sentence: Sentence, found: Cued): Cued | undefined {
  const { tokens } = sentence;
  let { index, cue } = found;
  for (let steps = 0; steps < 6; steps += 1) {
    if (startsName(sentence, index, cue)) return { index, cue };
    const title = afterTitle(tokens, index);
    if (title !== undefined) {
      index = title.index;
      cue = cue === 'certain' || title.cue === 'certain' ? 'certain' : title.cue;
      continue;
    }
    const token = tokenAt(tokens, index);
    if (!ROLES.has(token.lower)) return undefined;
    index = skipWords(tokens, index + 1, PRONOUNS);
    cue = 'faint';
  }
  return undefined;
}

/** "Siti Aminah, S.Sos.": the degree proves the capitals before it. */
function beforeDegree({ tokens }: Sentence, index: number): number | undefined {
  if (!/^[SMA]$/u.test(tokenAt(tokens, index).text) || tokenAt(tokens, index + 1).text !== '.')
    return undefined;
  const degree = `${tokenAt(tokens, index).lower}${tokenAt(tokens, index + 2).lower}`;
  if (!DEGREES.has(degree)) return undefined;
  let first = tokenAt(tokens, index - 1).text === ',' ? index - 1 : index;
  const stop = first;
  while (first > stop - 5 && isCapitalised(tokenAt(tokens, first - 1))) first -= 1;
  return first < stop ? first : undefined;
}

/** "ahmad bin saleh": both sides are names. */
function beforePatronym({ tokens }: Sentence, index: number): number | undefined {
  if (!/^(?:bin|binti)$/.test(tokenAt(tokens, index).lower)) return undefined;
  return tokenAt(tokens, index - 1).kind === 'word' && tokenAt(tokens, index + 1).kind === 'word'
    ? index - 1
    : undefined;
}

function nameAt(sentence: Sentence, index: number): number | undefined {
  for (const finder of CUE_FINDERS) {
    const found = finder(sentence.tokens, index);
    const name = found === undefined ? undefined : resolve(sentence, found);
    if (name !== undefined) return name.index;
  }
  return undefined;
}

/** Names that a cue or a title gives away. */
export function findNames(sentence: Sentence): readonly Finding[] {
  const { tokens } = sentence;
  const findings: Finding[] = [];
  let free = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if (index < free || tokenAt(tokens, index).kind !== 'word') continue;
    const start =
      nameAt(sentence, index) ?? beforeDegree(sentence, index) ?? beforePatronym(sentence, index);
    if (start === undefined || start < free) continue;
    const end = nameEnd(sentence, start);
    if (end <= start) continue;
    findings.push({
      kind: 'NAMA',
      start: tokenAt(tokens, start).start,
      end: tokenAt(tokens, end - 1).end,
    });
    free = end;
  }
  return findings;
}
