import type { Answer } from '../knowledge/answer.ts';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type Learnt, learn } from '../knowledge/learn.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';

/** What became of a question: nothing is said of its words. */
export interface Fate {
  readonly outcome: 'answered' | 'clarified' | 'unanswered' | 'out-of-scope' | 'courtesy';
  /** The entry that answers, or the first that is offered. */
  readonly entryId: string | null;
  readonly verdict: string | null;
}

/** A question that somebody asked, by the id of its turn. */
export interface AskedQuestion {
  readonly turnId: string;
  readonly text: string;
}

export interface ChangedTurn {
  readonly turnId: string;
  readonly before: Fate;
  readonly after: Fate;
}

/** A way of asking that neither side had seen, and the entry it belongs to. */
export interface ChangedWay {
  readonly text: string;
  readonly entryId: string;
  readonly before: Fate;
  readonly after: Fate;
}

/** What a change does to the answers. */
export interface Impact {
  readonly turnsAsked: number;
  readonly waysAsked: number;
  /** How many of the ways found their entry. */
  readonly waysRightBefore: number;
  readonly waysRightAfter: number;
  readonly turnsChanged: number;
  readonly waysChanged: number;
  /** The first of those that changed. */
  readonly turns: readonly ChangedTurn[];
  readonly ways: readonly ChangedWay[];
}

export interface Side {
  readonly entries: readonly KnowledgeEntry[];
  readonly learnt: Learnt;
}

export interface ImpactTask {
  readonly before: Side;
  readonly after: Side;
  readonly lexicon: Lexicon;
  readonly questions: readonly AskedQuestion[];
  /** Told now and then, and at the end of each part. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Every tenth way of asking of each entry is kept from both sides, and then asked of both. */
const HELD_OUT_EACH = 10;
const CHANGES_SHOWN = 200;
const PROGRESS_EACH = 100;
/** Learning weighs as much as so many questions. */
const LEARNING_STEPS = 500;

/** Asks both sides the same questions. Blocks for as long as it takes: for a thread of its own. */
export function impactOf(task: ImpactTask): Impact {
  const { before, after, lexicon, questions, onProgress } = task;
  const held = heldOutWays(before.entries, after.entries);
  const total = questions.length + held.length + 2 * LEARNING_STEPS;
  let done = 0;
  const step = (steps: number): void => {
    done += steps;
    if (steps > 1 || done % PROGRESS_EACH === 0) onProgress(done, total);
  };
  const now = createKnowledgeBase(before.entries, lexicon, before.learnt);
  const then = createKnowledgeBase(after.entries, lexicon, after.learnt);
  const turns = questions.flatMap(({ turnId, text }) => {
    step(1);
    const fates = fatesOf(now, then, text);
    return isChanged(fates) ? [{ turnId, ...fates }] : [];
  });
  const restNow = withoutHeldOut(before.entries);
  const restThen = withoutHeldOut(after.entries);
  const learntNow = learn(restNow, lexicon);
  step(LEARNING_STEPS);
  // Where both sides are learnt from the same, it is learnt once.
  const isSame = before.learnt === after.learnt;
  const learntThen = isSame ? learntNow : learn(restThen, lexicon);
  const blindNow = createKnowledgeBase(restNow, lexicon, learntNow);
  const blindThen = createKnowledgeBase(restThen, lexicon, learntThen);
  step(LEARNING_STEPS);
  const judged = held.map(({ text, entryId }) => {
    step(1);
    return { text, entryId, ...fatesOf(blindNow, blindThen, text) };
  });
  const ways = judged.filter(isChanged);
  return {
    turnsAsked: questions.length,
    waysAsked: held.length,
    waysRightBefore: judged.filter(({ before: fate, entryId }) => isRight(fate, entryId)).length,
    waysRightAfter: judged.filter(({ after: fate, entryId }) => isRight(fate, entryId)).length,
    turnsChanged: turns.length,
    waysChanged: ways.length,
    turns: turns.slice(0, CHANGES_SHOWN),
    ways: ways.slice(0, CHANGES_SHOWN),
  };
}

function isRight({ outcome, entryId }: Fate, wanted: string): boolean {
  return entryId === wanted && (outcome === 'answered' || outcome === 'clarified');
}

function isChanged({ before, after }: { readonly before: Fate; readonly after: Fate }): boolean {
  return (
    before.outcome !== after.outcome ||
    before.entryId !== after.entryId ||
    before.verdict !== after.verdict
  );
}

function fatesOf(
  now: KnowledgeBase,
  then: KnowledgeBase,
  text: string,
): { readonly before: Fate; readonly after: Fate } {
  return { before: fateOf(now.answer(text)), after: fateOf(then.answer(text)) };
}

function fateOf(answer: Answer): Fate {
  const [first] = answer.candidates;
  switch (answer.kind) {
    case 'found': {
      const { id, verdict, underReview } = answer.entry;
      return underReview
        ? { outcome: 'unanswered', entryId: id, verdict: null }
        : { outcome: 'answered', entryId: id, verdict };
    }
    case 'unsure':
      return { outcome: 'clarified', entryId: first?.entry.id ?? null, verdict: null };
    case 'unknown':
      return { outcome: 'unanswered', entryId: null, verdict: null };
    case 'outside':
      return { outcome: 'out-of-scope', entryId: null, verdict: null };
    case 'courtesy':
      return { outcome: 'courtesy', entryId: null, verdict: null };
  }
}

interface HeldOutWay {
  readonly text: string;
  readonly entryId: string;
}

const isHeldOut = (index: number): boolean => index % HELD_OUT_EACH === HELD_OUT_EACH - 1;

/** Of the entries of both sides, each way once. */
function heldOutWays(
  before: readonly KnowledgeEntry[],
  after: readonly KnowledgeEntry[],
): readonly HeldOutWay[] {
  const all = [...before, ...after].flatMap(({ id, ways }) =>
    ways
      .filter((_, index) => isHeldOut(index))
      .map(({ text }): [string, HeldOutWay] => [`${id} ${text}`, { text, entryId: id }]),
  );
  return [...new Map(all).values()];
}

function withoutHeldOut(entries: readonly KnowledgeEntry[]): readonly KnowledgeEntry[] {
  return entries.map((entry) => ({
    ...entry,
    ways: entry.ways.filter((_, index) => !isHeldOut(index)),
  }));
}
