import { LRUCache } from 'lru-cache';
import type { Analysis } from './analyzer.ts';
import { createKeyIndex } from './key-index.ts';

/** Weights of the kinds of evidence within one message; see ADR 0005. */
const WORD_WEIGHT = 1;
const FAINT_WEIGHT = 0.35;
const PAIR_WEIGHT = 0.5;
const CONCEPT_WEIGHT = 1;
const CONCEPT_PAIR_WEIGHT = 0.35;
const LETTERS_WEIGHT = 0.2;
const OTHER_SUBJECT_WEIGHT = 1;
/** How far apart two content words may stand to make a pair. */
const PAIR_REACH = 3;
const MAX_CONCEPTS = 12;
const LETTERS = 4;

/** Kinds of features; each has its own range of keys. */
const KIND = { word: 1, neighbours: 2, pair: 3, concept: 4, conceptPair: 5, letters: 6, other: 7 };
/** Names are numbered below this, so that a kind and two names fit into one exact integer. */
const MOST_NAMES = 2 ** 22;
const UNKNOWN = 0;
/** Words whose stretches of letters are remembered between messages. */
const MOST_REMEMBERED = 20_000;

/** What a model looks at: keys of features, each once, with their strengths. */
export interface Features {
  readonly keys: Float64Array;
  readonly strengths: Float64Array;
}

/**
 * Turns a message into features: roots, pairs of neighbouring roots, pairs of content roots,
 * concepts, pairs of concepts, and stretches of four letters, which survive misspelling.
 */
export interface FeatureReader {
  /** Reads an example to learn from; its names become known. */
  learn(analysis: Analysis): Features;
  /** Reads a message; names never learnt are passed over, so that nothing grows. */
  read(analysis: Analysis): Features;
  /** All names learnt so far, in the order of their numbers. */
  names(): readonly string[];
}

type Numbering = (name: string) => number;

/**
 * @param faint roots that say little (function words, years, names of elections)
 * @param names what an earlier reader had learnt
 */
export function createFeatureReader(
  faint: ReadonlySet<string>,
  names: readonly string[] = [],
): FeatureReader {
  const numbers = new Map(names.map((name, index) => [name, index + 1]));
  const collector = createCollector();
  const learntLetters = new Map<string, readonly number[]>();
  const knownLetters = new LRUCache<string, readonly number[]>({ max: MOST_REMEMBERED });
  const known: Numbering = (name) => numbers.get(name) ?? UNKNOWN;
  const learnt: Numbering = (name) => {
    const number = numbers.get(name);
    if (number !== undefined) return number;
    if (numbers.size + 1 >= MOST_NAMES) return UNKNOWN;
    numbers.set(name, numbers.size + 1);
    if (knownLetters.size > 0) knownLetters.clear();
    return numbers.size;
  };
  return {
    learn: (analysis) =>
      extract(analysis, faint, learnt, remembering(learntLetters, learnt), collector),
    read: (analysis) =>
      extract(analysis, faint, known, remembering(knownLetters, known), collector),
    names: () => [...numbers.keys()],
  };
}

interface Memory {
  get(word: string): readonly number[] | undefined;
  set(word: string, letters: readonly number[]): unknown;
}

function remembering(memory: Memory, numberOf: Numbering): (word: string) => readonly number[] {
  return (word) => {
    const remembered = memory.get(word);
    if (remembered) return remembered;
    const letters = lettersIn(word, numberOf);
    memory.set(word, letters);
    return letters;
  };
}

/** Gathers the features of one message at a time; a feature found again keeps its greater strength. */
interface Collector {
  readonly raise: Raise;
  /** What was gathered since the last time. */
  take(): Features;
}

function createCollector(): Collector {
  const index = createKeyIndex();
  const strengths: number[] = [];
  return {
    raise(kind, first, second, weight) {
      const id = index.add((kind * MOST_NAMES + first) * MOST_NAMES + second);
      if (id === strengths.length) strengths.push(weight);
      else if ((strengths[id] ?? 0) < weight) strengths[id] = weight;
    },
    take() {
      const features = { keys: index.keys(), strengths: Float64Array.from(strengths) };
      index.clear();
      strengths.length = 0;
      return features;
    },
  };
}

function extract(
  analysis: Analysis,
  faint: ReadonlySet<string>,
  numberOf: Numbering,
  lettersOf: (word: string) => readonly number[],
  { raise, take }: Collector,
): Features {
  const words = analysis.tokens
    .filter(({ stem }) => !/^\d+$/u.test(stem))
    .map(({ stem }) => ({ number: numberOf(stem), isFaint: faint.has(stem) }));
  for (const { number, isFaint } of words) {
    if (number !== UNKNOWN) raise(KIND.word, number, 0, isFaint ? FAINT_WEIGHT : WORD_WEIGHT);
  }
  addPairs(words, raise);
  addConcepts(analysis.concepts.slice(0, MAX_CONCEPTS).map(numberOf), raise);
  if (!analysis.isOurSubject) raise(KIND.other, 0, 0, OTHER_SUBJECT_WEIGHT);
  for (const { word, stem } of analysis.tokens) {
    if (faint.has(stem)) continue;
    for (const letters of lettersOf(word)) raise(KIND.letters, letters, 0, LETTERS_WEIGHT);
  }
  return take();
}

type Raise = (kind: number, first: number, second: number, weight: number) => void;

interface Word {
  readonly number: number;
  readonly isFaint: boolean;
}

function addPairs(words: readonly Word[], raise: Raise): void {
  const known = words.filter(({ number }) => number !== UNKNOWN);
  for (const [index, word] of known.entries()) {
    const next = known[index + 1];
    if (!next) break;
    const weight = word.isFaint && next.isFaint ? FAINT_WEIGHT : PAIR_WEIGHT;
    raise(KIND.neighbours, word.number, next.number, weight);
  }
  const content = known.filter(({ isFaint }) => !isFaint).map(({ number }) => number);
  for (const [index, word] of content.entries()) {
    for (let reach = 1; reach <= PAIR_REACH; reach++) {
      const other = content[index + reach];
      if (other === undefined) break;
      const weight = PAIR_WEIGHT / (1 + 0.3 * (reach - 1));
      raise(KIND.pair, Math.min(word, other), Math.max(word, other), weight);
    }
  }
}

function addConcepts(found: readonly number[], raise: Raise): void {
  const concepts = found.filter((number) => number !== UNKNOWN);
  for (const [index, first] of concepts.entries()) {
    raise(KIND.concept, first, 0, CONCEPT_WEIGHT);
    for (const second of concepts.slice(index + 1)) {
      const pair = [Math.min(first, second), Math.max(first, second)] as const;
      raise(KIND.conceptPair, ...pair, CONCEPT_PAIR_WEIGHT);
    }
  }
}

/** Words of three letters and less have no stretch that tells them apart. */
function lettersIn(word: string, numberOf: Numbering): readonly number[] {
  if (word.length < LETTERS) return [];
  const padded = `<${word}>`;
  const letters: number[] = [];
  for (let start = 0; start + LETTERS <= padded.length; start++) {
    const number = numberOf(padded.slice(start, start + LETTERS));
    if (number !== UNKNOWN) letters.push(number);
  }
  return letters;
}
