import { type Analysis, type Analyzer, createAnalyzer } from './analyzer.ts';
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

  function modelled(analysis: Analysis): readonly Ranked[] {
    const probabilities = model.predict(reader.read(analysis));
    return labels.map((label, k) => ({ label, probability: probabilities[k] ?? 0 }));
  }
  return {
    analyzer,
    rank(analysis) {
      const hits = index.search(stemsOf(analysis));
      const places = new Map(hits.map(({ id }, place) => [id, place + 1]));
      return inOrder(fuse(modelled(analysis), places));
    },
    rankByModel: (analysis) => inOrder(modelled(analysis)),
    searchLoosely: (analysis) => index.searchLoosely(stemsOf(analysis)).map(({ id }) => id),
  };
}

/**
 * Lifts entries by their place in the full-text search; what is and what is not ours keeps its
 * share as a whole.
 */
function fuse(ranked: readonly Ranked[], places: ReadonlyMap<string, number>): readonly Ranked[] {
  let before = 0;
  let after = 0;
  const lifted = ranked.map((item) => {
    if (item.label.kind !== 'entry') return item;
    const place = places.get(item.label.entry.id);
    const lift = place === undefined ? 1 : Math.exp(SEARCH_WORTH / place);
    before += item.probability;
    after += item.probability * lift;
    return { label: item.label, probability: item.probability * lift };
  });
  const scale = after > 0 ? before / after : 1;
  return lifted.map(({ label, probability }) => ({
    label,
    probability: label.kind === 'entry' ? probability * scale : probability,
  }));
}

/** Labels less likely than this are left out where enough others remain: sorting them is dear. */
const HARDLY_LIKELY = 1e-6;
const ENOUGH = 8;

function inOrder(ranked: readonly Ranked[]): readonly Ranked[] {
  const likely = ranked.filter(({ probability }) => probability >= HARDLY_LIKELY);
  const entries = likely.filter(({ label }) => label.kind === 'entry').length;
  const kept = entries >= ENOUGH ? likely : ranked;
  return kept.toSorted((a, b) => b.probability - a.probability);
}
