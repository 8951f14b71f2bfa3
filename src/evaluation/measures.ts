import type { Answer } from '../knowledge/answer.ts';
import type { LabelledQuestion } from './labelled-question.ts';

export type MeasuredOutcome = 'answered' | 'clarified' | 'unanswered' | 'out-of-scope' | 'courtesy';

const OUTCOME_OF: Readonly<Record<Answer['kind'], MeasuredOutcome>> = {
  found: 'answered',
  unsure: 'clarified',
  unknown: 'unanswered',
  outside: 'out-of-scope',
  courtesy: 'courtesy',
};

/** One question with what became of it. */
export interface Judged {
  readonly question: LabelledQuestion;
  readonly outcome: MeasuredOutcome;
  /** Topics in the order in which they are offered; for an answer the answer first. */
  readonly topics: readonly string[];
  readonly verdict: string | undefined;
  readonly confidence: number;
  readonly micros: number;
}

export interface Measures {
  readonly inScope: number;
  readonly outOfScope: number;
  readonly answered: number;
  readonly hit1: number;
  readonly shown3: number;
  readonly answeredRight: number;
  readonly falseAnswer: number;
  readonly contradiction: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly confusions: readonly Confusion[];
}

export interface Confusion {
  readonly expected: string;
  readonly got: string;
  readonly count: number;
  readonly ids: readonly string[];
}

export function judge(question: LabelledQuestion, answer: Answer, micros: number): Judged {
  const candidates = answer.candidates.map((candidate) => candidate.entry.id);
  const found = answer.kind === 'found' ? answer.entry : undefined;
  const topics = found ? [found.id, ...candidates.filter((id) => id !== found.id)] : candidates;
  return {
    question,
    outcome: OUTCOME_OF[answer.kind],
    topics: topics.slice(0, 3),
    verdict: found?.verdict,
    confidence: 'confidence' in answer ? answer.confidence : 0,
    micros,
  };
}

/** Whether the first topic that the asker sees is accepted. */
export function isHit(judged: Judged): boolean {
  const isShown = judged.outcome === 'answered' || judged.outcome === 'clarified';
  return isShown && judged.question.topics.includes(judged.topics[0] ?? '');
}

/** Whether an accepted topic is the answer or among the choices. */
export function isShown(judged: Judged): boolean {
  if (judged.outcome === 'answered') return isHit(judged);
  return (
    judged.outcome === 'clarified' &&
    judged.topics.some((topic) => judged.question.topics.includes(topic))
  );
}

/** Shares of hits by the place of the turn in its dialogue; turns out of scope count when not answered. */
export function measureTurns(
  turns: readonly (Judged & { readonly turn: number })[],
): Readonly<Record<string, { readonly count: number; readonly hit1: number }>> {
  const places = [...new Set(turns.map(({ turn }) => turn))].sort();
  return Object.fromEntries(
    places.map((place) => {
      const items = turns.filter(({ turn }) => turn === place);
      const isRight = (item: Judged): boolean =>
        item.question.in_scope ? isHit(item) : item.outcome !== 'answered';
      return [`turn${place}`, { count: items.length, hit1: share(items, isRight) }];
    }),
  );
}

function isContradiction({ question, verdict }: Judged): boolean {
  const pair = `${question.verdict} ${verdict}`;
  return pair === 'boleh dilarang' || pair === 'dilarang boleh';
}

export function measure(judged: readonly Judged[]): Measures {
  const inside = judged.filter(({ question }) => question.in_scope);
  const outside = judged.filter(({ question }) => !question.in_scope);
  const answered = inside.filter(({ outcome }) => outcome === 'answered');
  const micros = judged.map((item) => item.micros).sort((a, b) => a - b);
  return {
    inScope: inside.length,
    outOfScope: outside.length,
    answered: answered.length,
    hit1: share(inside, isHit),
    shown3: share(inside, isShown),
    answeredRight: share(answered, isHit),
    falseAnswer: share(outside, ({ outcome }) => outcome === 'answered'),
    contradiction: inside.filter(isContradiction).length,
    p50Us: Math.round(micros[Math.floor(micros.length * 0.5)] ?? 0),
    p99Us: Math.round(micros[Math.floor(micros.length * 0.99)] ?? 0),
    confusions: confusions(judged),
  };
}

function share<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
  if (items.length === 0) return 0;
  return Math.round((items.filter(isCounted).length / items.length) * 10_000) / 10_000;
}

function confusions(judged: readonly Judged[]): readonly Confusion[] {
  const found = new Map<string, { expected: string; got: string; ids: string[] }>();
  for (const item of judged) {
    const { question, outcome } = item;
    const wrong = question.in_scope
      ? !isHit(item)
      : outcome === 'answered' || outcome === 'clarified';
    if (!wrong) continue;
    const expected = question.in_scope ? question.topics.join('|') : 'out-of-scope';
    const got =
      outcome === 'answered' || outcome === 'clarified' ? (item.topics[0] ?? '') : outcome;
    const key = `${expected} ${got}`;
    const known = found.get(key) ?? { expected, got, ids: [] };
    known.ids.push(question.id);
    found.set(key, known);
  }
  return [...found.values()]
    .map(({ expected, got, ids }) => ({ expected, got, count: ids.length, ids }))
    .sort((a, b) => b.count - a.count || a.expected.localeCompare(b.expected));
}
