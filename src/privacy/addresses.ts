import {
  AREA,
  ESTATE,
  HOME,
  HOME_AREA,
  LANE,
  NOT_A_STREET,
  NOT_AN_ESTATE,
  NUMBERED,
  STREET,
} from './address-words.ts';
import type { Sentence } from './name-extent.ts';
import { isCapitalised } from './name-particles.ts';
import type { Finding } from './placeholder.ts';
import { SMALL_PLACE_WORDS } from './regions.ts';
import { type Token, tokenAt } from './tokens.ts';
import {
  isCommonWord,
  isKnownName,
  isListedWord,
  isRegionWord,
  looksLikeName,
} from './word-class.ts';

const COUNTED = /^(?:kali|orang|jam|hari|minggu|bulan|tahun|rumah|warga|x)$/;
/** "Jl. KH. Wahid Hasyim", "Jalan DI Panjaitan": streets keep the honours of their names. */
const HONOUR =
  /^(?:KH|DI|HOS|RE|MT|WR|AW|RA|HM|HR|Hj?|Ki|Dr|Ir|Drs|Prof|Letjen|Jend|Jenderal|Brigjen|Mayjen|Kol|Kapten|Mayor)$/;
const ROMAN = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)$/;

function nextAfterDot(tokens: readonly Token[], index: number): number {
  const dot = tokenAt(tokens, index);
  return dot.text === '.' && dot.gap === 'none' ? index + 1 : index;
}

/** `No. 12A`, `RT 05/RW 02`, `Blok C-3`: the index after it, or `index`. */
function numberedEnd(tokens: readonly Token[], index: number): number {
  const word = tokenAt(tokens, index);
  const glued = /^(?:no|rt|rw|blok|km)\.?\d{1,4}[a-z]?$/.test(word.lower);
  if (glued) return index + 1;
  if (!NUMBERED.has(word.lower)) return index;
  let next = nextAfterDot(tokens, index + 1);
  if (tokenAt(tokens, next).text === ':') next += 1;
  const value = tokenAt(tokens, next);
  const lettered =
    /^blo?k$|^kav$|^unit$/.test(word.lower) && /^[a-z]{1,2}\d{0,3}$/.test(value.lower);
  if (value.kind !== 'number' && !lettered) return index;
  next += 1;
  if (/^r[tw]$/.test(word.lower) && COUNTED.test(tokenAt(tokens, next).lower)) return index;
  const suffix = tokenAt(tokens, next);
  if (suffix.gap === 'none' && /^[a-z]$/.test(suffix.lower)) next += 1;
  for (let parts = 0; parts < 2; parts += 1) {
    const sign = tokenAt(tokens, next);
    const more = tokenAt(tokens, next + 1);
    if (/^[-/]$/.test(sign.text) && more.kind === 'number' && more.text.length < 4) next += 2;
  }
  const trailing = tokenAt(tokens, next);
  if (lettered && trailing.kind === 'number' && trailing.gap === 'space') next += 1;
  return next;
}

function isPlaceWord({ tokens, shouting }: Sentence, index: number, words: number): boolean {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word' || token.gap === 'line' || NUMBERED.has(token.lower)) return false;
  if (words === 0 && token.text === 'Kota') return true;
  if (AREA.has(token.lower) || STREET.has(token.lower) || LANE.has(token.lower)) return false;
  const { lower } = token;
  if (isKnownName(lower) || isRegionWord(lower) || SMALL_PLACE_WORDS.has(lower)) return true;
  if (words > 0 && ROMAN.test(lower)) return true;
  if (isCapitalised(token) && !shouting) return words === 0 || !isListedWord(lower);
  if (isCommonWord(lower)) return false;
  return words < 3 && looksLikeName(lower);
}

/** Up to six words of a street's or a place's name, with a number that belongs to it. */
function placeEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  let end = index;
  for (let words = 0; words < 6; words += 1) {
    const honour = HONOUR.test(tokenAt(tokens, end).text);
    const dotted = tokenAt(tokens, end + 1).text === '.';
    if (dotted && (honour || /^\p{L}$/u.test(tokenAt(tokens, end).text))) end += 2;
    else if (honour && isCapitalised(tokenAt(tokens, end + 1))) end += 1;
    else if (isPlaceWord(sentence, end, words)) end += 1;
    else break;
  }
  const number = tokenAt(tokens, end);
  const house =
    end > index && number.kind === 'number' && number.text.length <= 3 && number.gap !== 'line';
  return house ? end + 1 : end;
}

/** "2", "2A". */
function numberWithLetter(tokens: readonly Token[], index: number): number {
  const { gap, lower } = tokenAt(tokens, index + 1);
  return gap === 'none' && /^[a-z]$/.test(lower) ? index + 2 : index + 1;
}

/** A quarter, a lane, an estate or a town further on in the address: the index after it. */
function namedPartEnd(sentence: Sentence, at: number): number {
  const { tokens } = sentence;
  const token = tokenAt(tokens, at);
  if (AREA.has(token.lower))
    return Math.max(areaEnd(sentence, at), token.text === 'Kota' ? at + 1 : at);
  if (LANE.has(token.lower) || ESTATE.has(token.lower)) {
    const name = nextAfterDot(tokens, at + 1);
    const bare = tokenAt(tokens, name).kind === 'number' ? numberWithLetter(tokens, name) : name;
    const end = Math.max(placeEnd(sentence, name), bare);
    return end > name ? end : at;
  }
  if (token.kind !== 'word' || token.gap === 'line') return at;
  if (numberedEnd(tokens, at + 1) > at + 1) return at + 1;
  if (SMALL_PLACE_WORDS.has(token.lower) && isCapitalised(token)) return placeEnd(sentence, at);
  return isRegionWord(token.lower) || SMALL_PLACE_WORDS.has(token.lower) ? at + 1 : at;
}

/** Goes on over commas, numbers, quarters and the town. */
function tailEnd(sentence: Sentence, from: number): number {
  const { tokens } = sentence;
  let end = from;
  for (let parts = 0; parts < 10; parts += 1) {
    const sign = /^[,/-]$/.test(tokenAt(tokens, end).text) ? 1 : 0;
    const at = end + sign;
    const numbered = numberedEnd(tokens, at);
    const token = tokenAt(tokens, at);
    let next = numbered > at ? numbered : namedPartEnd(sentence, at);
    if (next === at && /^\d{5}$/.test(token.text) && end > from) next = at + 1;
    if (next === at) break;
    end = next;
  }
  return end;
}

/** `Kel. Sempaja Selatan`, `kode pos 75119`: the index after it, or `index`. */
function areaEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  if (tokenAt(tokens, index).lower === 'kode') {
    return tokenAt(tokens, index + 1).lower === 'pos' &&
      tokenAt(tokens, index + 2).kind === 'number'
      ? index + 3
      : index;
  }
  const name = nextAfterDot(tokens, index + 1);
  const end = placeEnd(sentence, name);
  return end > name ? end : index;
}

/** "jl. pramuka gg. mawar", at home also "jl pramuka no 45": any word is a street there. */
function housedEnd(tokens: readonly Token[], name: number, atHome: boolean): number | undefined {
  let end = name;
  while (end < name + 4 && isStreetWord(tokenAt(tokens, end))) end += 1;
  if (end === name) return undefined;
  if (tokenAt(tokens, end).kind === 'number') end += 1;
  const lane = nextAfterDot(tokens, end + 1);
  const inLane =
    LANE.has(tokenAt(tokens, end).lower) &&
    (tokenAt(tokens, lane).kind === 'number' || isStreetWord(tokenAt(tokens, lane)));
  if (inLane) end = lane + 1;
  const housed = numberedEnd(tokens, end);
  const walked = tokenAt(tokens, name - 1).lower === 'jalan';
  return (inLane && !walked) || (atHome && (inLane || housed > end)) ? housed : undefined;
}

function isStreetWord({ kind, lower, gap }: Token): boolean {
  return kind === 'word' && gap !== 'line' && !NUMBERED.has(lower) && !LANE.has(lower);
}

function streetEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  const name = nextAfterDot(tokens, index + 1);
  const first = tokenAt(tokens, name);
  const end = placeEnd(sentence, name);
  const noStreet = NOT_A_STREET.has(first.lower) && !(first.lower === 'raya' && end > name + 1);
  if (end === name || noStreet) {
    return housedEnd(tokens, name, isHomeBefore(tokens, index)) ?? index;
  }
  if (lower !== 'jalan' && lower !== 'gang') return end;
  const proper =
    (HONOUR.test(first.text) || /^\p{Lu}(?:\p{Ll}|$)/u.test(first.text)) &&
    !sentence.shouting &&
    !isCommonWord(first.lower);
  const known =
    isKnownName(first.lower) || isRegionWord(first.lower) || SMALL_PLACE_WORDS.has(first.lower);
  const housed = tokenAt(tokens, end - 1).kind === 'number' || numberedEnd(tokens, end) > end;
  return proper || known || housed ? end : index;
}

function estateEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  if (/^(?:bumi|griya|asrama|kost)$/.test(lower)) return index;
  const name = nextAfterDot(tokens, index + 1);
  const first = tokenAt(tokens, name);
  const end = placeEnd(sentence, name);
  const numbered = numberedEnd(tokens, end);
  if (numbered > end) return numbered;
  if (end === name || NOT_AN_ESTATE.has(first.lower)) return index;
  const firm = lower === 'perum' || lower === 'perumnas';
  const proper = isCapitalised(first) && (firm || !isCommonWord(first.lower));
  return proper || isKnownName(first.lower) || SMALL_PLACE_WORDS.has(first.lower) ? end : index;
}

function isHomeBefore(tokens: readonly Token[], index: number): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const token = tokenAt(tokens, index - back);
    if (token.text === '.' || token.text === '?' || token.gap === 'line')
      return HOME.has(token.lower);
    if (HOME.has(token.lower)) return true;
  }
  return false;
}

/** The index after the part of an address that begins at `index`, or `index`. */
function partEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  if (STREET.has(lower) || LANE.has(lower)) return streetEnd(sentence, index);
  if (ESTATE.has(lower)) return estateEnd(sentence, index);
  if (/^(?:rt|rw|blok|blk)\.?\d{0,3}$/.test(lower)) {
    // "TPS 5 RT 12" is where one votes.
    return tokenAt(tokens, index - 2).lower === 'tps' ? index : numberedEnd(tokens, index);
  }
  if (lower === 'kode') return areaEnd(sentence, index);
  if (HOME_AREA.has(lower) && isHomeBefore(tokens, index)) return areaEnd(sentence, index);
  return index;
}

/** Streets, lanes, estates, quarters with numbers, villages where somebody lives. */
export function findAddresses(sentence: Sentence): readonly Finding[] {
  const { tokens } = sentence;
  const findings: Finding[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokenAt(tokens, index).kind !== 'word') continue;
    const part = partEnd(sentence, index);
    if (part === index) continue;
    const end = tailEnd(sentence, part);
    findings.push({
      kind: 'ALAMAT',
      start: tokenAt(tokens, index).start,
      end: tokenAt(tokens, end - 1).end,
    });
    index = end - 1;
  }
  return findings;
}
