import { type Analysis, type Analyzer, createAnalyzer } from './analyzer.ts';
import type { KnowledgeEntry } from './entry.ts';
import { createFeatureReader } from './features.ts';
import { type Label, labelledTexts } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { trainLinearModel } from './linear-model.ts';
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

/** Chosen by held-out ways of asking and the even labelled questions; see ADR 0005. */
const TRAINING = { epochs: 3, learningRate: 5, decay: 0.3 } as const;
/** What the first place in the full-text search is worth to an entry, in nats; the second half, … */
const SEARCH_WORTH = 1;
/** Examples of what is not ours are fewer than what people send. */
const OUTSIDE_WEIGHT = 2;

export function createRanker(entries: readonly KnowledgeEntry[], lexicon: Lexicon): Ranker {
  const groups = labelledTexts(entries, lexicon);
  const analyzer = createAnalyzer(
    lexicon,
    groups.flatMap((group) => group.texts),
  );
  const faint = new Set(lexicon.stems.faint);
  const reader = createFeatureReader(faint);
  const analyses = new Map(
    groups.flatMap(({ texts }) => texts.map((text) => [text, analyzer.analyze(text)] as const)),
  );
  const analyze = (text: string): Analysis => analyses.get(text) ?? analyzer.analyze(text);
  const examples = groups.flatMap(({ label, texts }, index) =>
    texts.map((text) => ({
      features: reader.learn(analyze(text)),
      label: index,
      weight: label.kind === 'entry' ? 1 : OUTSIDE_WEIGHT,
    })),
  );
  const model = trainLinearModel(examples, { labelCount: groups.length, ...TRAINING });
  const stemsOf = (analysis: Analysis): readonly string[] =>
    analysis.tokens.map((token) => token.stem);
  const index = createSearchIndex(entries, (text) => stemsOf(analyze(text)), faint);
  function modelled(analysis: Analysis): readonly Ranked[] {
    const probabilities = model.predict(reader.read(analysis));
    return groups.map(({ label }, k) => ({ label, probability: probabilities[k] ?? 0 }));
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
