import type { Sentence } from './name-extent.ts';
import { hasStaffNear, isOnlyRegion, type Office, properEnd } from './office-place.ts';
import { SCHOOL_WORDS, SCHOOLS } from './office-words.ts';
import { type Token, tokenAt } from './tokens.ts';

/** A kind of school and its number without a blank. */
export const GLUED_SCHOOL = /^(?:sdn|smpn|sman|smkn|mtsn|man|min|sd|smp|sma|smk|tkn)\d{1,3}$/;
/** A town alone is enough after these: "kepala SLBN Tenggarong" is one person. */
const HEADS_OF_SCHOOLS = /^(?:kepala|kepsek|kasek|wakasek)$/;
const SHORT_KINDS = /^(?:ma|min|man|mi|ra|kb)$/;

/** The index after the number of a school ("003", "No. 3", "-5"), or `index`. */
function numberEnd(tokens: readonly Token[], index: number): number {
  const token = tokenAt(tokens, index);
  if (token.kind === 'number') return index + 1;
  if (token.lower !== 'no' && !/^[-.]$/.test(token.text)) return index;
  const step = tokenAt(tokens, index + 1).text === '.' ? 2 : 1;
  return tokenAt(tokens, index + step).kind === 'number' ? index + step + 1 : index;
}

function hasOwnWord(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ lower }) => /^(?:muhammadiyah|pembina|al)$/.test(lower));
}

/** "SDN 003 Samarinda Ulu" when somebody who works there is spoken of. */
export function schoolAt(sentence: Sentence, index: number): Office | undefined {
  const { tokens } = sentence;
  const token = tokenAt(tokens, index);
  const glued = GLUED_SCHOOL.test(token.lower);
  if (!glued && !SCHOOLS.has(token.lower)) return undefined;
  if (SHORT_KINDS.test(token.lower) && token.text !== token.text.toUpperCase()) return undefined;
  let bare = index + 1;
  while (SCHOOL_WORDS.has(tokenAt(tokens, bare).lower)) bare += 1;
  const numbered = glued ? bare : numberEnd(tokens, bare);
  const end = properEnd(sentence, numbered);
  const headed = HEADS_OF_SCHOOLS.test(tokenAt(tokens, index - 1).lower);
  const named = end > numbered && (headed || !isOnlyRegion(tokens, numbered, end));
  const known = glued || numbered > bare || named || hasOwnWord(tokens, index + 1, bare);
  if (!known || !hasStaffNear(tokens, index, end)) return undefined;
  return { kind: 'SEKOLAH', from: index, to: end };
}
