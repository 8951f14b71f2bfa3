import { MASK_CHARACTER } from './placeholder.ts';

/** Text as the detectors read it, with the way back to the text as it was typed. */
export interface FoldedText {
  readonly text: string;
  toOriginalStart(index: number): number;
  toOriginalEnd(index: number): number;
}

const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const INVISIBLE =
  /^(?:\p{Cf}|\p{Me}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|[\ufe00-\ufe0f]|\uffa0)$/u;
const DASH = /^[\p{Pd}\u2212\u02d7]$/u;
const QUOTE = /^[\u2018\u2019\u02bc\u0060\u00b4]$/u;
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

/** Folds typographic disguises (full-width digits, zero-width joints, odd spaces and dashes). */
export function foldText(original: string): FoldedText {
  if (PLAIN.test(original)) {
    return { text: original, toOriginalStart: (index) => index, toOriginalEnd: (index) => index };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let position = 0;
  for (const character of original) {
    const folded = character >= ' ' && character <= '~' ? character : foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(position);
      ends.push(position + character.length);
    }
    parts.push(folded);
    position += character.length;
  }
  return {
    text: parts.join(''),
    toOriginalStart: (index) => starts[index] ?? original.length,
    toOriginalEnd: (index) => ends[index - 1] ?? 0,
  };
}
