import { logistic } from '../knowledge/calibration.ts';
import type { Observation } from './held-out.ts';

const STEPS = 4000;
const RATE = 0.5;

/**
 * Logistic regression by plain gradient descent: few inputs, few thousand rows.
 *
 * @param pull how strongly the coefficients are drawn to `start`, against fitting noise
 */
export function fitLogistic(
  observations: readonly Observation[],
  start: readonly number[],
  pull: number,
): readonly number[] {
  const count = Math.max(1, observations.length);
  let coefficients = [...start];
  for (let step = 0; step < STEPS; step++) {
    const slope = coefficients.map((value, k) => (pull * (value - (start[k] ?? 0))) / count);
    for (const { inputs, isRight } of observations) {
      const error = logistic(inputs, coefficients) - (isRight ? 1 : 0);
      for (const [k, input] of inputs.entries()) {
        slope[k] = (slope[k] ?? 0) + (error * input) / count;
      }
    }
    coefficients = coefficients.map((value, k) => value - RATE * (slope[k] ?? 0));
  }
  return coefficients;
}

/** Mean surprise in nats; lower is better calibrated. */
export function logLoss(
  observations: readonly Observation[],
  coefficients: readonly number[],
): number {
  const losses = observations.map(({ inputs, isRight }) => {
    const probability = logistic(inputs, coefficients);
    return -Math.log(Math.max(1e-9, isRight ? probability : 1 - probability));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}
