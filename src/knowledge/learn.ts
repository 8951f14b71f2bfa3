import { type Analysis, countWords, createAnalyzer } from './analyzer.ts';
import type { KnowledgeEntry } from './entry.ts';
import { createFeatureReader } from './features.ts';
import { labelledTexts } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import type { Weights } from './linear-model.ts';
import { type SearchDocument, toSearchDocument } from './search-index.ts';
import { trainLinearModel } from './training.ts';

/** All that is learnt from the content; plain data, so that it can be kept in a file. */
export interface Learnt {
  /** How often each word occurs in the content, to correct misspelt ones by. */
  readonly wordCounts: ReadonlyMap<string, number>;
  /** The names that the model's features are made of. */
  readonly names: readonly string[];
  readonly weights: Weights;
  readonly documents: readonly SearchDocument[];
}

/** Chosen by held-out ways of asking and the even labelled questions; see ADR 0005. */
const TRAINING = { epochs: 3, learningRate: 5, decay: 0.3 } as const;
/** Examples of what is not ours are fewer than what people send. */
const OUTSIDE_WEIGHT = 2;

/** Learns from the ways of asking and the examples of the lexicon; takes some seconds. */
export function learn(entries: readonly KnowledgeEntry[], lexicon: Lexicon): Learnt {
  const groups = labelledTexts(entries, lexicon);
  const wordCounts = countWords(groups.flatMap((group) => group.texts));
  const analyzer = createAnalyzer(lexicon, wordCounts);
  const analyses = new Map(
    groups.flatMap(({ texts }) => texts.map((text) => [text, analyzer.analyze(text)] as const)),
  );
  const analyze = (text: string): Analysis => analyses.get(text) ?? analyzer.analyze(text);
  const reader = createFeatureReader(new Set(lexicon.stems.faint));
  const examples = groups.flatMap(({ label, texts }, index) =>
    texts.map((text) => ({
      features: reader.learn(analyze(text)),
      label: index,
      weight: label.kind === 'entry' ? 1 : OUTSIDE_WEIGHT,
    })),
  );
  const weights = trainLinearModel(examples, { labelCount: groups.length, ...TRAINING });
  const stemsOf = (text: string): readonly string[] =>
    analyze(text).tokens.map((token) => token.stem);
  const documents = entries.map((entry) => toSearchDocument(entry, stemsOf));
  return { wordCounts, names: reader.names(), weights, documents };
}
