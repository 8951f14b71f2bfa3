import type { Analysis } from './analyzer.ts';
import type { Courtesy } from './answer.ts';
import { THRESHOLDS } from './decision.ts';
import type { Ranked } from './ranking.ts';

/** A label that is not an entry. */
export type NotOurs = Exclude<Ranked['label'], { readonly kind: 'entry' }>;

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const MARK_UP = /<[^<>]{1,200}>/u;
const LETTER = /\p{L}/u;

/**
 * What a message is that holds no word to read: a thumb, a number, another script, noise.
 * `undefined` when it holds words.
 */
export function wordlessCourtesy(text: string, analysis: Analysis): Courtesy | undefined {
  const start = text.slice(0, 400);
  const letters = start.replace(/[^\p{L}]/gu, '');
  if (letters === '' && EMOJI.test(start)) return 'acknowledgement';
  if (MARK_UP.test(start)) return 'manipulation';
  if (OTHER_SCRIPT.test(letters) && analysis.tokens.length <= 2) return 'foreign-language';
  if (!LETTER.test(start)) return /\d/u.test(start) ? 'test' : 'gibberish';
  return isNoise(analysis) ? 'gibberish' : undefined;
}

/** Few words, none of them known: a cat on the keyboard. */
function isNoise({ tokens, knownShare }: Analysis): boolean {
  if (tokens.length === 0) return true;
  return tokens.length <= 3 && knownShare === 0;
}

/** A single word of the situations we know ("sembako", "keluarga") tells no matter yet: not even another one. */
export function isBareTheme({ tokens, concepts }: Analysis): boolean {
  return tokens.length === 1 && concepts.length > 0;
}

/** The probability of everything that is not ours. */
export function outsideShare(ranked: readonly Ranked[]): number {
  return ranked.reduce(
    (sum, { label, probability }) => (label.kind === 'entry' ? sum : sum + probability),
    0,
  );
}

/** The label outside our subject (the list is ordered) that a message most likely has, if it is outside at all. */
export function notOurs(ranked: readonly Ranked[], analysis: Analysis): NotOurs | undefined {
  const likeliest = ranked.find(({ label }) => label.kind !== 'entry');
  const needed = analysis.isOurSubject ? THRESHOLDS.outsideNear : THRESHOLDS.outsideFar;
  if (!likeliest || likeliest.label.kind === 'entry') return undefined;
  return outsideShare(ranked) >= needed ? likeliest.label : undefined;
}
