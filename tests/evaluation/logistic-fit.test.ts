import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/evaluation/held-out.ts';
import { fitLogistic, logLoss } from '../../src/evaluation/logistic-fit.ts';
import { logistic } from '../../src/knowledge/calibration.ts';

/** Observations of which a known share is right, at each of two inputs. */
function observed(...groups: readonly (readonly [number, number, number])[]): Observation[] {
  return groups.flatMap(([input, count, right]) =>
    Array.from({ length: count }, (_, k) => ({ inputs: [1, input], isRight: k < right })),
  );
}

describe('logistic fit', () => {
  it('finds the shares that were observed', () => {
    const coefficients = fitLogistic(observed([0, 100, 20], [1, 100, 90]), [0, 0], 0);
    expect(logistic([1, 0], coefficients)).toBeCloseTo(0.2, 2);
    expect(logistic([1, 1], coefficients)).toBeCloseTo(0.9, 2);
  });

  it('stays near the start when pulled, the nearer the stronger', () => {
    const observations = observed([0, 10, 10], [1, 10, 0]);
    const [free, pulled, held] = [0, 10, 30].map(
      (pull) => fitLogistic(observations, [0, 1], pull)[1] ?? Number.NaN,
    );
    expect(free).toBeLessThan(-3);
    expect(pulled).toBeGreaterThan(free ?? Number.NaN);
    expect(held).toBeGreaterThan(pulled ?? Number.NaN);
    expect(held).toBeLessThan(1);
  });

  it('keeps the start without observations', () => {
    expect(fitLogistic([], [0.3, 0.8], 1)).toEqual([0.3, 0.8]);
  });
});

describe('log loss', () => {
  const observations = observed([0, 10, 9]);

  it('is the surprise in nats', () => {
    expect(logLoss(observations, [0, 0])).toBeCloseTo(Math.log(2));
  });

  it('is least at the observed share', () => {
    const atShare = logLoss(observations, [Math.log(9), 0]);
    expect(atShare).toBeLessThan(logLoss(observations, [Math.log(9) + 0.5, 0]));
    expect(atShare).toBeLessThan(logLoss(observations, [Math.log(9) - 0.5, 0]));
  });

  it('stays finite when something held impossible happens', () => {
    expect(logLoss([{ inputs: [1], isRight: false }], [1000])).toBeCloseTo(-Math.log(1e-9));
  });
});
