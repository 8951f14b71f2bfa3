/** What is known about a best candidate. */
export interface Evidence {
  /** Its probability by the ranking. */
  readonly probability: number;
  /** Whether the message has a word of our subject. */
  readonly isOurSubject: boolean;
}

/**
 * Fitted by `npm run calibrate`: the shape on ways of asking that the model had not seen, level and
 * slope on the labelled questions with even numbers. See ADR 0005.
 */
export const COEFFICIENTS = [0.251, 0.84, -0.283] as const;

const SMALLEST = 1e-4;

/** The inputs of the calibration, the constant first. */
export function evidenceVector(evidence: Evidence): readonly number[] {
  const probability = Math.min(Math.max(evidence.probability, SMALLEST), 1 - SMALLEST);
  return [1, Math.log(probability / (1 - probability)), evidence.isOurSubject ? 0 : 1];
}

/** The probability that the candidate is right, as it was for others with such evidence. */
export function confidenceOf(evidence: Evidence): number {
  return logistic(evidenceVector(evidence), COEFFICIENTS);
}

export function logistic(inputs: readonly number[], coefficients: readonly number[]): number {
  const sum = inputs.reduce((total, input, k) => total + input * (coefficients[k] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
