import { type Analysis, type Analyzer, createAnalyzer } from './analyzer.ts';
import { leastOfBest } from './best.ts';
import type { KnowledgeEntry } from './entry.ts';
import { createFeatureReader } from './features.ts';
import { type Label, labelledTexts } from './labels.ts';
import { type Learnt, learn } from './learn.ts';
import type { Lexicon } from './lexicon.ts';
import { createLinearModel } from './linear-model.ts';
import { createSearchIndex } from './search-index.ts';

/** A label with the probability that the message means it. */
export interface Ranked {
  readonly label: Label;
  readonly probability: number;
}

/** Reads messages and orders all labels by probability. */
export interface Ranker {
  readonly analyzer: Analyzer;
  rank(analysis: Analysis): readonly Ranked[];
  /** By the model alone, which judges scraps of sentences better than full-text search does. */
  rankByModel(analysis: Analysis): readonly Ranked[];
  /** The ids that full-text search finds, best first, with words still being typed. */
  searchLoosely(analysis: Analysis): readonly string[];
}

/** What the first place in the full-text search is worth to an entry, in nats; the second half, … */
const SEARCH_WORTH = 1;
/** @param learnt what `learn` made of the same entries and lexicon */
export function createRanker(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
  learnt: Learnt = learn(entries, lexicon),
): Ranker {
  const labels = labelledTexts(entries, lexicon).map(({ label }) => label);
  const analyzer = createAnalyzer(lexicon, learnt.wordCounts);
  const faint = new Set(lexicon.stems.faint);
  const reader = createFeatureReader(faint, learnt.names);
  const model = createLinearModel(learnt.weights);
  const index = createSearchIndex(learnt.documents, faint);
  const stemsOf = (analysis: Analysis): readonly string[] =>
    analysis.tokens.map((token) => token.stem);

  const placeOf = new Map(entries.map((entry, place) => [entry.id, place]));

  const modelled = (analysis: Analysis): Float64Array => model.predict(reader.read(analysis));
  return {
    analyzer,
    rank(analysis) {
      const probabilities = modelled(analysis);
      const found = index.search(stemsOf(analysis)).map(({ id }) => placeOf.get(id) ?? 0);
      lift(probabilities, entries.length, found);
      return inOrder(labels, entries.length, probabilities);
    },
    rankByModel: (analysis) => inOrder(labels, entries.length, modelled(analysis)),
    searchLoosely: (analysis) => index.searchLoosely(stemsOf(analysis)).map(({ id }) => id),
  };
}

/**
 * Lifts entries, which are the first labels, by their place in the full-text search; what is and
 * what is not ours keeps its share as a whole.
 */
function lift(probabilities: Float64Array, entryCount: number, found: readonly number[]): void {
  const ours = probabilities.subarray(0, entryCount);
  const before = sum(ours);
  for (const [place, label] of found.entries()) {
    ours[label] = (ours[label] ?? 0) * Math.exp(SEARCH_WORTH / (place + 1));
  }
  const after = sum(ours);
  const scale = after > 0 ? before / after : 1;
  for (let label = 0; label < ours.length; label++) ours[label] = (ours[label] ?? 0) * scale;
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Labels less likely than this are left out where enough others remain: sorting them is dear. */
const HARDLY_LIKELY = 1e-6;
const ENOUGH = 8;
/** More topics than this are never looked at; what is not ours is kept whole. */
const MOST_ENTRIES = 100;

function inOrder(
  labels: readonly Label[],
  entryCount: number,
  probabilities: Float64Array,
): readonly Ranked[] {
  const best = leastOfBest(probabilities.subarray(0, entryCount), MOST_ENTRIES);
  const likely = rankedFrom(labels, probabilities, HARDLY_LIKELY, best);
  const entries = likely.filter(({ label }) => label.kind === 'entry').length;
  const kept = entries >= ENOUGH ? likely : rankedFrom(labels, probabilities, 0, best);
  return kept.sort((one, other) => other.probability - one.probability);
}

function rankedFrom(
  labels: readonly Label[],
  probabilities: Float64Array,
  least: number,
  leastOfEntries: number,
): Ranked[] {
  const ranked: Ranked[] = [];
  for (let index = 0; index < probabilities.length; index++) {
    const label = labels[index];
    const probability = probabilities[index] ?? 0;
    if (!label || probability < least) continue;
    if (label.kind === 'entry' && probability < leastOfEntries) continue;
    ranked.push({ label, probability });
  }
  return ranked;
}
