import { performance } from 'node:perf_hooks';
import type { LabelledQuestion } from '../src/evaluation/labelled-question.ts';
import type { KnowledgeEntry } from '../src/knowledge/entry.ts';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { Learnt } from '../src/knowledge/learn.ts';
import type { Lexicon } from '../src/knowledge/lexicon.ts';

/** What a contender makes of a question. */
export interface Finding {
  /** Best first. */
  readonly topics: readonly string[];
  readonly isAnswer: boolean;
}

/** The finding of a search engine that answers whatever it finds something for. */
export function finding(topics: readonly string[]): Finding {
  return { topics: topics.slice(0, 3), isAnswer: topics.length > 0 };
}

export interface Contender {
  find(text: string): Promise<Finding> | Finding;
  close(): Promise<void>;
}

export interface Result {
  readonly hit1: number;
  readonly shown3: number;
  readonly falseAnswer: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

const WARM_UP = 20;

/** Other processes take the core away now and then: the quicker of two rounds counts. */
const ROUNDS = 2;
/** Who is slower than this with one round is not asked for another. */
const PATIENCE_MS = 20_000;

/** Asks every question, after some to warm up with. */
export async function run(
  contender: Contender,
  questions: readonly LabelledQuestion[],
): Promise<Result> {
  for (const { q } of questions.slice(0, WARM_UP)) await contender.find(q);
  const micros = questions.map(() => Number.POSITIVE_INFINITY);
  const findings: Finding[] = [];
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0 && performance.now() - begun > PATIENCE_MS) break;
    for (const [at, { q }] of questions.entries()) {
      const start = performance.now();
      const finding = contender.find(q);
      findings[at] = finding instanceof Promise ? await finding : finding;
      micros[at] = Math.min(micros[at] ?? 0, (performance.now() - start) * 1000);
    }
  }
  return { ...accuracyOf(findings, questions), ...timesOf(micros) };
}

function accuracyOf(
  findings: readonly Finding[],
  questions: readonly LabelledQuestion[],
): Pick<Result, 'hit1' | 'shown3' | 'falseAnswer'> {
  let hits = 0;
  let shown = 0;
  let falseAnswers = 0;
  for (const [at, { topics, in_scope }] of questions.entries()) {
    const found = findings[at];
    if (!found) continue;
    if (!in_scope) falseAnswers += found.isAnswer ? 1 : 0;
    else {
      hits += topics.includes(found.topics[0] ?? '') ? 1 : 0;
      shown += found.topics.slice(0, 3).some((topic) => topics.includes(topic)) ? 1 : 0;
    }
  }
  const inside = questions.filter(({ in_scope }) => in_scope).length;
  return {
    hit1: hits / inside,
    shown3: shown / inside,
    falseAnswer: falseAnswers / (questions.length - inside),
  };
}

function timesOf(micros: readonly number[]): Pick<Result, 'p50Us' | 'p99Us'> {
  const sorted = micros.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50Us: at(0.5), p99Us: at(0.99) };
}

/** Ours, with its own judgement of when to answer. */
export function openOurs(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
  learnt: Learnt,
): Contender {
  const knowledge = createKnowledgeBase(entries, lexicon, learnt);
  return {
    find(text) {
      const answer = knowledge.answer(text);
      const topics = answer.candidates.map(({ entry }) => entry.id);
      const isShown = answer.kind === 'found' || answer.kind === 'unsure';
      return { topics: isShown ? topics : [], isAnswer: answer.kind === 'found' };
    },
    async close() {},
  };
}
