import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../src/knowledge/calibration.ts';
import { THRESHOLDS } from '../../src/knowledge/decision.ts';
import type { Features } from '../../src/knowledge/features.ts';
import { createLinearModel, type LinearModel } from '../../src/knowledge/linear-model.ts';
import { type Example, trainLinearModel } from '../../src/knowledge/training.ts';

const OPTIONS = { labelCount: 2, epochs: 20, learningRate: 2, decay: 0.1 };

function anExample(label: number, ...keys: readonly number[]): Example {
  return { features: theFeatures(...keys), label, weight: 1 };
}

function theFeatures(...keys: readonly number[]): Features {
  return { keys: Float64Array.from(keys), strengths: new Float64Array(keys.length).fill(1) };
}

function aModel(): LinearModel {
  return createLinearModel(trainLinearModel(EXAMPLES, OPTIONS));
}

const EXAMPLES = [anExample(0, 1, 9), anExample(0, 2, 9), anExample(1, 3, 9), anExample(1, 4, 9)];

describe('linear model', () => {
  it('learns which features belong to which label', () => {
    const model = aModel();
    expect(model.predict(theFeatures(1))[0]).toBeGreaterThan(0.8);
    expect(model.predict(theFeatures(4))[1]).toBeGreaterThan(0.8);
  });

  it('gives probabilities, also for what it has never seen', () => {
    const probabilities = aModel().predict(theFeatures(77));
    expect([...probabilities]).toEqual([0.5, 0.5]);
  });

  it('is the same every time', () => {
    const features = theFeatures(1, 9);
    const once = aModel().predict(features);
    expect(aModel().predict(features)).toEqual(once);
  });
});

describe('confidence', () => {
  it('rises with the probability', () => {
    const at = [0, 0.2, 0.5, 0.9, 1].map((probability) =>
      confidenceOf({ probability, isOurSubject: true }),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('is lower for a message without a word of our subject', () => {
    const near = confidenceOf({ probability: 0.9, isOurSubject: true });
    expect(confidenceOf({ probability: 0.9, isOurSubject: false })).toBeLessThan(near);
  });

  it('answers only where asking back would cost more', () => {
    expect(THRESHOLDS.answer).toBeCloseTo(0.9);
  });
});
