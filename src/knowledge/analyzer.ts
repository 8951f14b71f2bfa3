import { LRUCache } from 'lru-cache';
import type { Concept, Lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { createPhraseMatcher } from './phrases.ts';
import { createSpeller } from './spelling.ts';
import { createStemmer } from './stemmer.ts';
import { splitWords } from './tokenizer.ts';

/** One word as it was read. */
export interface Token {
  /** As typed, normalised. */
  readonly raw: string;
  /** In plain Indonesian. */
  readonly word: string;
  readonly stem: string;
  readonly corrected?: 'lexicon' | 'spelling';
}

/** A word with whether it is Indonesian, ours, or was corrected to such. */
interface ReadToken extends Token {
  readonly isUnderstood: boolean;
}

/** A message taken apart. */
export interface Analysis {
  readonly normalized: string;
  readonly tokens: readonly Token[];
  /** Concepts found, in the order in which they occur, each once. */
  readonly concepts: readonly string[];
  /** Whether a word of elections, neutrality or this service occurs at all. */
  readonly isOurSubject: boolean;
  /** Share of the words that are Indonesian, ours or corrected to such; 1 for no words at all. */
  readonly knownShare: number;
}

export interface Analyzer {
  analyze(text: string): Analysis;
}

/** A word must occur this often in the ways of asking to be taken as spelt on purpose. */
const OFTEN_ENOUGH = 3;
/** Words whose reading is remembered between messages. */
const MOST_REMEMBERED = 20_000;
/** Words of the street as long as this may be misspelt themselves ("walikta"). */
const SHORTEST_REPLACED_TARGET = 6;

/**
 * Builds the reader of messages.
 *
 * @param wordCounts how often each word occurs in what the knowledge is written in (`countWords`);
 *   misspelt words are corrected towards these
 */
export function createAnalyzer(
  lexicon: Lexicon,
  wordCounts: ReadonlyMap<string, number>,
): Analyzer {
  const stemmer = createStemmer(lexicon.stems);
  const replacements = createPhraseMatcher(
    [...lexicon.replacements].map(
      ([from, to]) => [from.split(' '), to ? to.split(' ') : []] as const,
    ),
  );
  const concepts = createPhraseMatcher(
    lexicon.concepts.flatMap((concept) =>
      concept.terms.map(
        (term) => [term.split(' ').map((word) => stemmer.stem(word)), concept] as const,
      ),
    ),
  );
  const frequencies = withLexicon(wordCounts, lexicon);
  const isKnown = (word: string): boolean =>
    word.length < 3 ||
    /[0-9]/u.test(word) ||
    stemmer.isKnown(word) ||
    (frequencies.get(word) ?? 0) >= OFTEN_ENOUGH;
  const targets = new Map([...frequencies].filter(([word]) => stemmer.isKnown(word)));
  for (const key of lexicon.replacements.keys()) {
    if (key.length >= SHORTEST_REPLACED_TARGET && !key.includes(' ')) targets.set(key, 1);
  }
  const speller = createSpeller(targets);

  const typedWords = new LRUCache<string, ReadToken>({ max: MOST_REMEMBERED });
  function readTyped(raw: string): ReadToken {
    const remembered = typedWords.get(raw);
    if (remembered) return remembered;
    const isUnderstood = isKnown(raw);
    const better = isUnderstood ? undefined : speller.correct(raw);
    const token: ReadToken = better
      ? { raw, word: better, stem: stemmer.stem(better), corrected: 'spelling', isUnderstood: true }
      : { raw, word: raw, stem: stemmer.stem(raw), isUnderstood };
    typedWords.set(raw, token);
    return token;
  }
  const readReplaced = (raw: string, word: string): ReadToken => {
    return { raw, word, stem: stemmer.stem(word), corrected: 'lexicon', isUnderstood: true };
  };

  function readWords(words: readonly string[]): readonly ReadToken[] {
    return replacements.segments(words).flatMap(({ items, value }) => {
      const raw = items.join(' ');
      if (value === undefined) return [readTyped(raw)];
      return value.map((word) => readReplaced(raw, word));
    });
  }

  /** A phrase may show only when its words have been corrected ("pejabt sementra"). */
  function rereadPhrases(tokens: readonly ReadToken[]): readonly ReadToken[] {
    if (!tokens.some((token) => token.corrected)) return tokens;
    let next = 0;
    return replacements.segments(tokens.map((token) => token.word)).flatMap(({ items, value }) => {
      const covered = tokens.slice(next, next + items.length);
      next += items.length;
      const isCorrected = covered.some((token) => token.corrected === 'spelling');
      if (value === undefined || (items.length === 1 && !isCorrected)) return covered;
      const raw = covered.map((token) => token.raw).join(' ');
      return value.map((word) => readReplaced(raw, word));
    });
  }

  function analyze(text: string): Analysis {
    const normalized = normalize(text);
    const tokens = rereadPhrases(readWords(splitWords(normalized)));
    const found = [...new Set(concepts.findAll(tokens.map((token) => token.stem)))];
    const known = tokens.filter(({ isUnderstood }) => isUnderstood).length;
    return {
      normalized,
      tokens,
      concepts: idsOf(found.filter(({ side }) => side !== 'subject')),
      isOurSubject: found.some(({ side }) => side === 'subject'),
      knownShare: tokens.length === 0 ? 1 : known / tokens.length,
    };
  }
  return { analyze };
}

function idsOf(concepts: readonly Concept[]): readonly string[] {
  return [...new Set(concepts.map(({ id }) => id))];
}

/** How often each word occurs. */
export function countWords(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of splitWords(normalize(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Adds the words of the lexicon; words that it replaces are nothing to correct towards. */
function withLexicon(
  wordCounts: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): ReadonlyMap<string, number> {
  const { replacements } = lexicon;
  const counts = new Map([...wordCounts].filter(([word]) => !replacements.has(word)));
  const add = (word: string): void => {
    if (!replacements.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const term of lexicon.concepts.flatMap((concept) => concept.terms)) {
    for (const word of term.split(' ')) add(word);
  }
  for (const meaning of lexicon.replacements.values()) {
    for (const word of meaning.split(' ')) if (word) add(word);
  }
  return counts;
}
