import { LRUCache } from 'lru-cache';
import { Stemmer as Sastrawi } from 'sastrawijs';

/** Gives the root of an Indonesian word: "diposting" → "posting", "keberpihakan" → "pihak". */
export interface Stemmer {
  stem(word: string): string;
  /** Whether the word, or its root, is one that Indonesian has. */
  isKnown(word: string): boolean;
}

export interface StemmerWords {
  /** Roots that the dictionary lacks: terms, abbreviations, words of the street. */
  readonly roots: readonly string[];
  /** Dictionary roots that spoil everyday words ("aja" from "ajakan"). */
  readonly notRoots: readonly string[];
}

/** Affixes of chat and of regional Indonesian that the formal rules do not know. */
const LOOSE_PREFIXES = [
  'dinge',
  'nge',
  'ng',
  'meng',
  'men',
  'mem',
  'me',
  'ny',
  'n',
  'di',
  'ke',
  'ku',
  'kau',
  'mang',
  'man',
  'mam',
  'maka',
  'ma',
  'ba',
  'ta',
  'pang',
  'pa',
  'sa',
  'tak',
  'tek',
  'dak',
  'se',
  'te',
  'be',
  'pe',
  'ter',
  'ber',
  'per',
  'peng',
] as const;
const LOOSE_SUFFIXES = [
  'akannya',
  'akan',
  'nya',
  'kan',
  'inya',
  'in',
  'an',
  'i',
  'kah',
  'lah',
  'ku',
  'mu',
  'ka',
  'ki',
  'ji',
  'mi',
  'pi',
  'na',
  'ne',
  'e',
  'ipun',
  'keun',
  'nye',
  'ta',
  'ja',
] as const;
/**
 * Prefixes that swallow the first letter of the root: "milih" (pilih), "nyoblos" (coblos), and the
 * formal ones, of which the rules miss some ("menyampaikan", "pengelola").
 */
const NASAL_PREFIXES: readonly (readonly [string, string])[] = [
  ['mang', 'k'],
  ['many', 's'],
  ['mam', 'p'],
  ['man', 't'],
  ['ng', 'k'],
  ['ny', 's'],
  ['ny', 'c'],
  ['n', 't'],
  ['m', 'p'],
  ['meny', 's'],
  ['peny', 's'],
  ['meng', 'k'],
  ['peng', 'k'],
  ['mem', 'p'],
  ['pem', 'p'],
  ['men', 't'],
  ['pen', 't'],
];
const SHORTEST_LOOSE_ROOT = 4;

/** A stemmer over the dictionary of Sastrawi, extended by our own words; remembers its latest answers. */
export function createStemmer(words: StemmerWords): Stemmer {
  const sastrawi = new Sastrawi();
  sastrawi.remove([...words.notRoots]);
  // Its own addToDict loses `this` and throws.
  for (const root of words.roots) Object.assign(sastrawi.internalDictionary, { [root]: '' });
  const notRoots = new Set(words.notRoots);
  const remembered = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  function stem(word: string): string {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const root = findRoot(
      word,
      (candidate) => sastrawi.find(candidate),
      (w) => sastrawi.stem(w),
    );
    remembered.set(word, root);
    return root;
  }
  const isRoot = (word: string): boolean => sastrawi.find(word) || notRoots.has(word);
  return { stem, isKnown: (word) => isRoot(word) || isRoot(stem(word)) };
}

const MOST_REMEMBERED = 50_000;

function findRoot(
  word: string,
  isRoot: (candidate: string) => boolean,
  formalStem: (word: string) => string,
): string {
  if (word.length < 4 || isRoot(word)) return word;
  const formal = formalStem(word);
  if (formal !== word && isPlausible(word, formal) && isRoot(formal)) return formal;
  return looseRoot(word, isRoot) ?? nasalRoot(word, isRoot) ?? word;
}

/** A root of three letters under long affixes is chance: "tra" in "sementra". */
function isPlausible(word: string, root: string): boolean {
  return root.length > SHORTEST_LOOSE_ROOT - 1 || (root.length === 3 && word.length <= 7);
}

function looseRoot(word: string, isRoot: (candidate: string) => boolean): string | undefined {
  for (const prefix of ['', ...LOOSE_PREFIXES]) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    if (prefix && rest.length >= SHORTEST_LOOSE_ROOT && isRoot(rest)) return rest;
    for (const suffix of LOOSE_SUFFIXES) {
      if (!rest.endsWith(suffix)) continue;
      const root = rest.slice(0, rest.length - suffix.length);
      if (root.length >= SHORTEST_LOOSE_ROOT && isRoot(root)) return root;
    }
  }
  return undefined;
}

function nasalRoot(word: string, isRoot: (candidate: string) => boolean): string | undefined {
  for (const [prefix, swallowed] of NASAL_PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const rest = swallowed + word.slice(prefix.length);
    for (const suffix of ['', ...LOOSE_SUFFIXES]) {
      if (!rest.endsWith(suffix)) continue;
      const root = rest.slice(0, rest.length - suffix.length);
      if (root.length >= SHORTEST_LOOSE_ROOT && isRoot(root)) return root;
    }
  }
  return undefined;
}
