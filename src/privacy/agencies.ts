import type { Sentence } from './name-extent.ts';
import { hasStaffNear, isOnlyRegion, isPlaceWord, type Office, properEnd } from './office-place.ts';
import { AGENCIES, AGENCY_WORDS, CLINICS, HEADS, HEADS_OF } from './office-words.ts';
import { ROLES } from './titles.ts';
import { type Token, tokenAt } from './tokens.ts';
import { isKnownName } from './word-class.ts';

function clinicAt(sentence: Sentence, index: number): Office | undefined {
  const end = properEnd(sentence, index + 1);
  const own = end > index + 1 && !isOnlyRegion(sentence.tokens, index + 1, end);
  if (!own || !hasStaffNear(sentence.tokens, index, end)) return undefined;
  return { kind: 'INSTANSI', from: index, to: end };
}

function isAgencyPart(token: Token): boolean {
  if (token.kind !== 'word' || token.gap === 'line') return false;
  if (isPlaceWord(token.lower) || AGENCY_WORDS.has(token.lower)) return true;
  if (/^(?:pak|bu|bapak|ibu)$/.test(token.lower) || ROLES.has(token.lower)) return false;
  return /^\p{Lu}/u.test(token.text) && !isKnownName(token.lower);
}

/** An agency counts only with its place: every region has a "Dinas Pendidikan". */
function placedEnd(tokens: readonly Token[], index: number): number {
  let placed = index;
  for (let end = index; end < index + 9 && isAgencyPart(tokenAt(tokens, end)); end += 1) {
    const { lower } = tokenAt(tokens, end);
    if (isPlaceWord(lower) && !AGENCY_WORDS.has(lower)) placed = end + 1;
  }
  return placed;
}

function hasHeadBefore(tokens: readonly Token[], index: number): boolean {
  const at = /^(?:di|pada)$/.test(tokenAt(tokens, index - 1).lower) ? index - 1 : index;
  const before = tokenAt(tokens, at - 1);
  return HEADS.has(before.text === '.' ? tokenAt(tokens, at - 2).lower : before.lower);
}

/** "kepala Dinas Pendidikan Kota Samarinda", "kadis pendidikan kukar", "bidan Puskesmas Loa Ipuh". */
export function agencyAt(sentence: Sentence, index: number): Office | undefined {
  const { tokens } = sentence;
  const { lower } = tokenAt(tokens, index);
  const clinic = CLINICS.has(lower) ? clinicAt(sentence, index) : undefined;
  if (clinic !== undefined) return clinic;
  const unnamed = HEADS_OF.has(lower) && AGENCY_WORDS.has(tokenAt(tokens, index + 1).lower);
  if (!unnamed && !(AGENCIES.has(lower) && hasHeadBefore(tokens, index))) return undefined;
  const from = unnamed ? index + 1 : index;
  const end = placedEnd(tokens, index + 1);
  return end > index + 1 ? { kind: 'INSTANSI', from, to: end } : undefined;
}
