import type { Sentence } from './name-extent.ts';
import type { Finding } from './placeholder.ts';
import type { Token } from './tokens.ts';

const DIGIT_WORDS = new Set(
  'nol kosong satu dua tiga empat lima enam tujuh delapan lapan sembilan siji loro telu papat limo nem enem pitu wolu songo asa talu ampat anam pitung walu sanga zero'.split(
    ' ',
  ),
);
const LEAST_WORDS = 8;

/** "nol delapan satu dua …": telephone numbers in words, also with digits between. */
export function findSpelledNumbers({ tokens }: Sentence): readonly Finding[] {
  const findings: Finding[] = [];
  let words = 0;
  let first: Token | undefined;
  let last: Token | undefined;
  const close = () => {
    if (words >= LEAST_WORDS && first !== undefined && last !== undefined) {
      findings.push({ kind: 'TELEPON', start: first.start, end: last.end });
    }
    words = 0;
    first = undefined;
  };
  for (const token of tokens) {
    if (token.kind === 'word' && DIGIT_WORDS.has(token.lower)) {
      words += 1;
      first ??= token;
      last = token;
    } else if (words > 0 && !/^[-,.\d]{1,4}$/.test(token.text)) {
      close();
    }
  }
  close();
  return findings;
}

const DISGUISED = /(?<![a-z\d])(?=\d{0,12}[oil])[o0]8[\doil]{8,11}(?![a-z\d])/gi;

/** `O8I2…`: letters in the place of digits. */
export function findDisguisedNumbers(text: string): readonly Finding[] {
  return Array.from(text.matchAll(DISGUISED), (match) => ({
    kind: 'TELEPON' as const,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
