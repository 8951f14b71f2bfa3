/**
 * When to speak, to ask back, and to be silent. A wrong direct answer costs ten times a
 * clarification, so an answer needs a probability of at least 1 − 1/10; see ADR 0005.
 */
export const THRESHOLDS = {
  /** From here on the best entry is given as the answer. */
  answer: 0.9,
  /** From here on (for the best three together) they are offered. */
  clarify: 0.3,
  /** From here on (together) what is not ours is taken as not ours. */
  outside: 0.5,
} as const;
