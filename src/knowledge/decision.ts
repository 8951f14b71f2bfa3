/** What a wrong direct answer costs, a clarification costing 1. */
const COST_OF_WRONG_ANSWER = 10;

/** When to answer, to ask back and to point elsewhere. The one place where this is set. */
export const THRESHOLDS = {
  /**
   * From this confidence on the answer is given: then its expected cost, (1 − confidence) × 10, is
   * below that of asking back.
   */
  answer: 1 - 1 / COST_OF_WRONG_ANSWER,
  /** With the best three entries together below this, nothing is offered. */
  offer: 0.12,
  /** Probability of all that is not ours, from which a message with words of our subject leaves. */
  outsideNear: 0.85,
  /** The same for a message without any word of our subject. */
  outsideFar: 0.4,
  /** The same, from which a message is a new matter whatever was said before. */
  newMatter: 0.95,
} as const;
