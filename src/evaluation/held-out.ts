import { type Evidence, evidenceVector } from '../knowledge/calibration.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { createRanker, type Ranker } from '../knowledge/ranking.ts';
import type { LabelledQuestion } from './labelled-question.ts';

/** What was known about a best candidate, and whether it was right. */
export interface Observation {
  readonly inputs: readonly number[];
  readonly isRight: boolean;
}

/** Ways of asking and outside examples, each judged by a model that had not seen it. */
export function observeHeldOut(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
  folds: number,
): readonly Observation[] {
  const observations: Observation[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isHeld = (index: number): boolean => index % folds === fold;
    const ranker = createRanker(
      entries.map((entry) => ({ ...entry, ways: entry.ways.filter((_, k) => !isHeld(k)) })),
      {
        ...lexicon,
        outside: lexicon.outside.map((group) => ({
          ...group,
          examples: group.examples.filter((_, k) => k === 0 || !isHeld(k)),
        })),
      },
    );
    for (const entry of entries) {
      const held = entry.ways.filter((_, k) => isHeld(k));
      observations.push(...held.flatMap(({ text }) => observe(ranker, text, [entry.id])));
    }
    const outside = lexicon.outside.flatMap(({ examples }) =>
      examples.filter((_, k) => k !== 0 && isHeld(k)),
    );
    observations.push(...outside.flatMap((text) => observe(ranker, text, [])));
  }
  return observations;
}

/** The same for labelled questions, by a model that knows all the content. */
export function observeQuestions(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
  questions: readonly LabelledQuestion[],
): readonly Observation[] {
  const ranker = createRanker(entries, lexicon);
  return questions.flatMap(({ q, topics }) => observe(ranker, q, topics));
}

/** Nothing when the best label is not an entry: then no answer is thought of. */
function observe(ranker: Ranker, text: string, topics: readonly string[]): readonly Observation[] {
  const analysis = ranker.analyzer.analyze(text);
  const best = ranker.rank(analysis)[0];
  if (best?.label.kind !== 'entry') return [];
  const { id } = best.label.entry;
  const evidence: Evidence = {
    probability: best.probability,
    isOurSubject: analysis.isOurSubject,
  };
  return [{ inputs: evidenceVector(evidence), isRight: topics.includes(id) }];
}
