import { beforeAll, describe, expect, it } from 'vitest';
import { grownContent } from '../../bench/grown-content.ts';
import { loadLabelled } from '../../src/evaluation/labelled-question.ts';
import { createAnalyzer } from '../../src/knowledge/analyzer.ts';
import type { KnowledgeEntry } from '../../src/knowledge/entry.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { type Learnt, learn } from '../../src/knowledge/learn.ts';
import type { Lexicon } from '../../src/knowledge/lexicon.ts';
import { loadEntries } from '../../src/knowledge/load-entries.ts';
import { loadLexicon } from '../../src/knowledge/load-lexicon.ts';
import { createFuzzyIndex } from '../support/fuzzy-index.ts';

/** The bars of the project for one question. */
const MOST_P99_MS = 3;
const MOST_TIMES_FUZZY = 3;
/** A hundred times the content may take thirty times as long; so may a part of the way. */
const GROWTH = 8;
const MOST_TIMES_GROWN = 1 + ((GROWTH - 1) * (30 - 1)) / (100 - 1);
const FEW_WAYS = 3;
/** Other processes take the core away now and then: the quickest of several rounds counts. */
const ROUNDS = 5;
/** A bare fuzzy search takes so long that one question of so many must do. */
const ONE_OF = 3;

let entries: readonly KnowledgeEntry[];
let lexicon: Lexicon;
let learnt: Learnt;
let questions: readonly string[];

beforeAll(async () => {
  entries = await loadEntries('content/faq');
  lexicon = await loadLexicon('content');
  learnt = learn(entries, lexicon);
  const labelled = await loadLabelled('tests/quality/questions-dev.jsonl');
  questions = labelled.questions.filter((_, k) => k % ONE_OF === 0).map(({ q }) => q);
});

/** Milliseconds that the slowest of a hundred questions takes, and the middle one. */
function timesOf(ask: (question: string) => unknown): { p50: number; p99: number } {
  const quickest = questions.map(() => Number.POSITIVE_INFINITY);
  // Round after round, so that a disturbance does not meet all the tries of one question.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, question] of questions.entries()) {
      const start = performance.now();
      ask(question);
      quickest[at] = Math.min(quickest[at] ?? 0, performance.now() - start);
    }
  }
  quickest.sort((one, other) => one - other);
  const at = (share: number): number => quickest[Math.floor(quickest.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

describe('the time that a question takes', () => {
  it('is short, also beside a bare fuzzy search on the same index', () => {
    const knowledge = createKnowledgeBase(entries, lexicon, learnt);
    const analyzer = createAnalyzer(lexicon, learnt.wordCounts);
    const search = createFuzzyIndex(learnt.documents, lexicon.stems.faint);
    const stems = new Map(
      questions.map((question) => [
        question,
        analyzer.analyze(question).tokens.map(({ stem }) => stem),
      ]),
    );
    const ours = timesOf((question) => knowledge.answer(question));
    const bare = timesOf((question) => search(stems.get(question) ?? []));
    expect(ours.p99).toBeLessThanOrEqual(MOST_P99_MS);
    expect(ours.p99).toBeLessThanOrEqual(MOST_TIMES_FUZZY * bare.p99);
    expect(ours.p50).toBeLessThanOrEqual(MOST_TIMES_FUZZY * bare.p50);
  });

  it('grows far slower than the content', () => {
    const timesGrown = (times: number): number => {
      const grown = grownContent(entries, times, FEW_WAYS);
      const knowledge = createKnowledgeBase(grown, lexicon);
      return timesOf((question) => knowledge.answer(question)).p50;
    };
    expect(timesGrown(GROWTH)).toBeLessThanOrEqual(MOST_TIMES_GROWN * timesGrown(1));
  });
});
