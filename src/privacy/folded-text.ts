import { MASK_CHARACTER } from './placeholder.ts';

/** Text as the detectors read it, with the way back to the text as it was typed. */
export interface FoldedText {
  readonly text: string;
  toOriginalStart(index: number): number;
  toOriginalEnd(index: number): number;
}

const UNUSUAL = /[^\t\n\r\x20-\x7e°]/gu;
const INVISIBLE =
  /^(?:\p{Cf}|\p{Me}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|[\ufe00-\ufe0f]|\uffa0)$/u;
const DASH = /^[\p{Pd}\u2212\u02d7]$/u;
const QUOTE = /^[\u2018\u2019\u02bc\u00b4]$/u;
const SPACE = /^[\p{Zs}\u2800]$/u;
const DIGIT = /^\p{Nd}$/u;

/** One visible character for each typed one: look-alikes made plain, invisible ones left out. */
function foldCharacter(character: string): string {
  if (character === MASK_CHARACTER) return ' ';
  if (INVISIBLE.test(character)) return '';
  if (SPACE.test(character)) return ' ';
  if (DASH.test(character)) return '-';
  if (QUOTE.test(character)) return "'";
  if (DIGIT.test(character)) return foldDigit(character);
  const compatible = character.normalize('NFKC');
  return compatible.length === 1 && compatible < '\x7f' ? compatible : character;
}

/** Unicode's decimal digits stand in runs of ten, zero first. */
function foldDigit(character: string): string {
  const compatible = character.normalize('NFKC');
  if (compatible >= '0' && compatible <= '9') return compatible;
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

/** Where, after a character that became shorter, the two texts go on side by side. */
interface Shift {
  readonly folded: number;
  readonly original: number;
}

function toOriginal(shifts: readonly Shift[], index: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.folded ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const nearest = shifts[low - 1];
  return nearest === undefined ? index : nearest.original + index - nearest.folded;
}

/** Folds typographic disguises (full-width digits, zero-width joints, odd spaces and dashes). */
export function foldText(original: string): FoldedText {
  const shifts: Shift[] = [];
  const known = new Map<string, string>();
  let shortened = 0;
  const fold = (character: string, offset: number): string => {
    const folded = known.get(character) ?? foldCharacter(character);
    known.set(character, folded);
    if (folded.length < character.length) {
      const end = offset + character.length;
      shortened += character.length - folded.length;
      shifts.push({ folded: end - shortened, original: end });
    }
    return folded;
  };
  const text = original.replace(UNUSUAL, fold);
  return {
    text,
    toOriginalStart: (index) => toOriginal(shifts, index),
    toOriginalEnd: (index) => {
      const last = toOriginal(shifts, index - 1);
      return last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    },
  };
}
