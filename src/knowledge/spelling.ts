import { LRUCache } from 'lru-cache';

/** Finds the word that a misspelt one was meant to be. */
export interface Speller {
  /** The likeliest known word, or `undefined` when none is near enough. */
  correct(word: string): string | undefined;
}

const MOST_REMEMBERED = 20_000;
/** Remembered for a word that none is near to. */
const NONE = '';
const SHORTEST = 3;
const LONGEST = 22;
/** Costs of one edit: vowels are what people drop, consonants carry the word. */
const VOWEL_COST = 0.4;
const SWAP_COST = 0.6;
/** Vowels that dialects exchange: "dicatet", "bulih", "kumin". */
const LIKE_VOWELS: ReadonlySet<string> = new Set(['ae', 'ea', 'uo', 'ou', 'ie', 'ei']);
const LIKE_VOWEL_COST = 0.2;
const CONSONANT_COST = 1;
/** How much a tenfold frequency is worth, in edits. */
const FREQUENCY_BONUS = 0.15;

/**
 * Looks words up by their consonants, with at most one consonant more, fewer or other: "plnggaran"
 * and "pelangaran" both meet "pelanggaran". Cost is bounded by the few words that share consonants.
 *
 * @param frequencies the words that may be meant, with how often they occur
 */
export function createSpeller(frequencies: ReadonlyMap<string, number>): Speller {
  const bySkeleton = new Map<string, string[]>();
  for (const word of frequencies.keys()) {
    if (word.length < SHORTEST || word.length > LONGEST) continue;
    for (const key of skeletonKeys(word)) {
      const words = bySkeleton.get(key);
      if (words) words.push(word);
      else bySkeleton.set(key, [word]);
    }
  }
  const remembered = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  function search(word: string): string | undefined {
    let best: string | undefined;
    let bestCost = allowedCost(word);
    const seen = new Set<string>();
    for (const key of skeletonKeys(word)) {
      for (const candidate of bySkeleton.get(key) ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const bonus = FREQUENCY_BONUS * Math.log10(frequencies.get(candidate) ?? 1);
        const cost = editCost(word, candidate, bestCost + bonus) - bonus;
        if (cost < bestCost || (cost === bestCost && best !== undefined && candidate < best)) {
          best = candidate;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  return {
    correct(word) {
      if (word.length < SHORTEST || word.length > LONGEST || /[0-9]/u.test(word)) return undefined;
      const known = remembered.get(word) ?? search(word) ?? NONE;
      remembered.set(word, known);
      return known === NONE ? undefined : known;
    },
  };
}

/** Short words have many neighbours: they must be nearer. */
function allowedCost(word: string): number {
  if (word.length <= 3) return 0.7;
  if (word.length <= 5) return 1;
  return word.length <= 8 ? 1.3 : 1.9;
}

/** The consonants with the first letter, and the same with each one left out. */
function skeletonKeys(word: string): readonly string[] {
  const skeleton =
    word.charAt(0) +
    word
      .slice(1)
      .replace(/[aiueo]/gu, '')
      .replace(/(.)\1+/gu, '$1');
  const keys = [skeleton];
  if (skeleton.length >= 3) {
    for (let index = 0; index < skeleton.length; index++) {
      keys.push(`${skeleton.slice(0, index)}${skeleton.slice(index + 1)}`);
    }
  }
  return keys;
}

function isVowel(code: number): boolean {
  return code === 97 || code === 105 || code === 117 || code === 101 || code === 111;
}

function letterCost(code: number): number {
  return isVowel(code) ? VOWEL_COST : CONSONANT_COST;
}

/** Weighted Damerau-Levenshtein distance; gives up (returns a large number) above the limit. */
function editCost(from: string, to: string, limit: number): number {
  const width = to.length + 1;
  let beforePrevious: number[] = [];
  let previous: number[] = [0];
  for (let j = 1; j < width; j++)
    previous[j] = (previous[j - 1] ?? 0) + letterCost(to.charCodeAt(j - 1));
  for (let i = 1; i <= from.length; i++) {
    const a = from.charCodeAt(i - 1);
    const current: number[] = [(previous[0] ?? 0) + letterCost(a)];
    let smallest = current[0] ?? 0;
    for (let j = 1; j < width; j++) {
      const b = to.charCodeAt(j - 1);
      let cost = (previous[j - 1] ?? 0) + (a === b ? 0 : substitutionCost(a, b));
      cost = Math.min(
        cost,
        (previous[j] ?? 0) + letterCost(a),
        (current[j - 1] ?? 0) + letterCost(b),
      );
      const swapped = i > 1 && j > 1 && a === to.charCodeAt(j - 2) && from.charCodeAt(i - 2) === b;
      if (swapped) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + SWAP_COST);
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return Number.POSITIVE_INFINITY;
    beforePrevious = previous;
    previous = current;
  }
  return previous[width - 1] ?? Number.POSITIVE_INFINITY;
}

function substitutionCost(a: number, b: number): number {
  if (!isVowel(a) || !isVowel(b)) return CONSONANT_COST;
  return LIKE_VOWELS.has(String.fromCharCode(a, b)) ? LIKE_VOWEL_COST : VOWEL_COST;
}
