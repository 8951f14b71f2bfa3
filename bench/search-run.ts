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

const WARM_UP = 100;

/** Asks every question once, after some to warm up with. */
export async function run(
  contender: Contender,
  questions: readonly LabelledQuestion[],
): Promise<Result> {
  for (const { q } of questions.slice(0, WARM_UP)) await contender.find(q);
  const micros: number[] = [];
  let hits = 0;
  let shown = 0;
  let falseAnswers = 0;
  for (const { q, topics, in_scope } of questions) {
    const start = performance.now();
    const finding = contender.find(q);
    const found = finding instanceof Promise ? await finding : finding;
    micros.push((performance.now() - start) * 1000);
    if (!in_scope) falseAnswers += found.isAnswer ? 1 : 0;
    else {
      hits += topics.includes(found.topics[0] ?? '') ? 1 : 0;
      shown += found.topics.slice(0, 3).some((topic) => topics.includes(topic)) ? 1 : 0;
    }
  }
  micros.sort((one, other) => one - other);
  const inside = questions.filter(({ in_scope }) => in_scope).length;
  return {
    hit1: hits / inside,
    shown3: shown / inside,
    falseAnswer: falseAnswers / (questions.length - inside),
    p50Us: micros[Math.floor(micros.length * 0.5)] ?? 0,
    p99Us: micros[Math.floor(micros.length * 0.99)] ?? 0,
  };
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
