import type { Sentence } from './name-extent.ts';
import { isCapitalised } from './name-particles.ts';
import { STAFF } from './office-words.ts';
import type { PlaceholderKind } from './placeholder.ts';
import { SMALL_PLACE_WORDS } from './regions.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isCommonWord, isListedWord, isRegionWord } from './word-class.ts';

/** A place or institution that together with an office names one person. */
export interface Office {
  readonly kind: PlaceholderKind;
  readonly from: number;
  readonly to: number;
}

const AREA = /^(?:kec|kecamatan|kab|kabupaten|kota|kel|kelurahan|desa)$/;
const SHORT_AREA = /^(?:kec|kab|kel)$/;
const WORKS_THERE =
  /^(?:kepsek|kepseknya|kepala|gurunya|kepalanya|bendaharanya|operatornya|stafnya)$/;

export function isPlaceWord(lower: string): boolean {
  return isRegionWord(lower) || SMALL_PLACE_WORDS.has(lower);
}

function isProper(sentence: Sentence, token: Token): boolean {
  if (token.kind !== 'word' || token.gap === 'line') return false;
  if (isPlaceWord(token.lower)) return true;
  return !isCommonWord(token.lower) && isCapitalised(token) && !sentence.shouting;
}

/** Up to five words of a proper name, "Kec." and the like among them. */
export function properEnd(sentence: Sentence, index: number): number {
  const { tokens } = sentence;
  const proud = isCapitalised(tokenAt(tokens, index));
  let end = index;
  while (end < index + 5) {
    const token = tokenAt(tokens, end);
    const area = end > index && AREA.test(token.lower);
    const dotted = token.text === '.' && SHORT_AREA.test(tokenAt(tokens, end - 1).lower);
    if (!area && !dotted && !isProper(sentence, token)) break;
    if (proud && !area && !isCapitalised(token) && isListedWord(token.lower)) break;
    end += 1;
  }
  while (end > index && isDangling(tokenAt(tokens, end - 1))) end -= 1;
  return end;
}

/** "kota" at the end of "loa janan kota" belongs elsewhere, "Kota" in "Loa Kulu Kota" does not. */
function isDangling(token: Token): boolean {
  return token.text === '.' || AREA.test(token.text);
}

/** Whether somebody's work is spoken of just before or just after. */
export function hasStaffNear(tokens: readonly Token[], from: number, to: number): boolean {
  for (let back = 1; back <= 6; back += 1) {
    const token = tokenAt(tokens, from - back);
    if (/^[.?!;]$/.test(token.text) && tokenAt(tokens, from - back + 1).gap !== 'none') break;
    if (token.lower === 'tps') return false;
    if (STAFF.has(token.lower)) return true;
  }
  for (let step = 0; step < 4; step += 1) {
    const token = tokenAt(tokens, to + step);
    if (/^[.?!;]$/.test(token.text)) break;
    if (WORKS_THERE.test(token.lower)) return true;
  }
  return false;
}

/** Whether a name is no more than a town or region: too many people work there to tell. */
export function isOnlyRegion(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (!words.every(isRegionWord)) return false;
  return words.length === 1 || !words.some((word) => SMALL_PLACE_WORDS.has(word));
}
