import { type Analysis, type Analyzer, createAnalyzer } from './analyzer.ts';
import type { KnowledgeEntry } from './entry.ts';
import { extractFeatures } from './features.ts';
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
  /** The ids that full-text search finds, best first. */
  search(analysis: Analysis): readonly string[];
  /** The same, with words still being typed. */
  searchLoosely(analysis: Analysis): readonly string[];
}

/** Chosen by held-out ways of asking and the even labelled questions; see ADR 0005. */
const TRAINING = { epochs: 3, learningRate: 5, decay: 0.3, minCount: 1 } as const;
/** Examples of what is not ours are fewer than what people send. */
const OUTSIDE_WEIGHT = 2;

export function createRanker(entries: readonly KnowledgeEntry[], lexicon: Lexicon): Ranker {
  const groups = labelledTexts(entries, lexicon);
  const analyzer = createAnalyzer(
    lexicon,
    groups.flatMap((group) => group.texts),
  );
  const faint = new Set(lexicon.stems.faint);
  const examples = groups.flatMap(({ label, texts }, index) =>
    texts.map((text) => ({
      features: extractFeatures(analyzer.analyze(text), faint),
      label: index,
      weight: label.kind === 'entry' ? 1 : OUTSIDE_WEIGHT,
    })),
  );
  const model = trainLinearModel(examples, { labelCount: groups.length, ...TRAINING });
  const index = createSearchIndex(entries, analyzer, faint);
  const stemsOf = (analysis: Analysis): readonly string[] =>
    analysis.tokens.map((token) => token.stem);
  return {
    analyzer,
    rank(analysis) {
      const probabilities = model.predict(extractFeatures(analysis, faint));
      return groups
        .map(({ label }, k) => ({ label, probability: probabilities[k] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
    },
    search: (analysis) => index.search(stemsOf(analysis)).map(({ id }) => id),
    searchLoosely: (analysis) => index.searchLoosely(stemsOf(analysis)).map(({ id }) => id),
  };
}
