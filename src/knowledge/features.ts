import type { Analysis } from './analyzer.ts';

/** Weights of the kinds of evidence within one message. */
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

/** What a model looks at: names of features with their strength. */
export type Features = ReadonlyMap<string, number>;

/**
 * Turns a message into features: roots, pairs of neighbouring roots, concepts, pairs of concepts,
 * and stretches of three to five letters, which survive misspelling.
 *
 * @param faint roots that say little (function words, years, names of elections)
 */
export function extractFeatures(analysis: Analysis, faint: ReadonlySet<string>): Features {
  const features = new Map<string, number>();
  const raise = (name: string, weight: number): void => {
    if ((features.get(name) ?? 0) < weight) features.set(name, weight);
  };
  const stems = analysis.tokens.map((token) => token.stem).filter((stem) => !/^\d+$/u.test(stem));
  for (const stem of stems) {
    raise(`w:${stem}`, faint.has(stem) ? FAINT_WEIGHT : WORD_WEIGHT);
  }
  addPairs(stems, faint, raise);
  addConcepts(analysis.concepts, raise);
  if (!analysis.isOurSubject) raise('x:other subject', OTHER_SUBJECT_WEIGHT);
  for (const token of analysis.tokens) addLetters(token.word, faint.has(token.stem), raise);
  return features;
}

type Raise = (name: string, weight: number) => void;

function addPairs(stems: readonly string[], faint: ReadonlySet<string>, raise: Raise): void {
  for (let index = 0; index + 1 < stems.length; index++) {
    const both = faint.has(stems[index] ?? '') && faint.has(stems[index + 1] ?? '');
    raise(`p:${stems[index]} ${stems[index + 1]}`, both ? FAINT_WEIGHT : PAIR_WEIGHT);
  }
  const content = stems.filter((stem) => !faint.has(stem));
  for (let index = 0; index < content.length; index++) {
    for (let reach = 1; reach <= PAIR_REACH && index + reach < content.length; reach++) {
      const pair = [content[index] ?? '', content[index + reach] ?? ''].sort();
      raise(`s:${pair.join(' ')}`, PAIR_WEIGHT / (1 + 0.3 * (reach - 1)));
    }
  }
}

function addConcepts(found: readonly string[], raise: Raise): void {
  const concepts = found.slice(0, MAX_CONCEPTS);
  for (const concept of concepts) raise(`c:${concept}`, CONCEPT_WEIGHT);
  for (const [index, first] of concepts.entries()) {
    for (const second of concepts.slice(index + 1)) {
      raise(`cc:${[first, second].sort().join(' ')}`, CONCEPT_PAIR_WEIGHT);
    }
  }
}

function addLetters(word: string, isFaint: boolean, raise: Raise): void {
  if (isFaint || word.length < 4) return;
  const padded = `<${word}>`;
  for (const size of [4]) {
    for (let start = 0; start + size <= padded.length; start++) {
      raise(`l:${padded.slice(start, start + size)}`, LETTERS_WEIGHT);
    }
  }
}
