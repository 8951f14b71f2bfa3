import { type Analysis, type Analyzer, createAnalyzer } from './analyzer.ts';
import type { KnowledgeEntry } from './entry.ts';
import { extractFeatures } from './features.ts';
import { type Label, labelledTexts } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { trainLinearModel } from './linear-model.ts';

/** A label with the probability that the message means it. */
export interface Ranked {
  readonly label: Label;
  readonly probability: number;
}

/** Reads messages and orders all labels by probability. */
export interface Ranker {
  readonly analyzer: Analyzer;
  rank(analysis: Analysis): readonly Ranked[];
}

const TRAINING = { epochs: 8, learningRate: 1, decay: 0.3, minCount: 2 } as const;

export function createRanker(entries: readonly KnowledgeEntry[], lexicon: Lexicon): Ranker {
  const groups = labelledTexts(entries, lexicon);
  const analyzer = createAnalyzer(
    lexicon,
    groups.flatMap((group) => group.texts),
  );
  const faint = new Set(lexicon.stems.faint);
  const examples = groups.flatMap(({ texts }, label) =>
    texts.map((text) => ({
      features: extractFeatures(analyzer.analyze(text), faint),
      label,
      weight: 1,
    })),
  );
  const model = trainLinearModel(examples, { labelCount: groups.length, ...TRAINING });
  return {
    analyzer,
    rank(analysis) {
      const probabilities = model.predict(extractFeatures(analysis, faint));
      return groups
        .map(({ label }, index) => ({ label, probability: probabilities[index] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}
