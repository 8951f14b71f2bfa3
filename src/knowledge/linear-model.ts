import type { Features } from './features.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';

/** A softmax regression over features. */
export interface LinearModel {
  /** The probability of each label; they add up to 1. */
  predict(features: Features): Float64Array;
}

/**
 * Weights, kept only for the labels that a feature was seen with: a tenth of the full table, so
 * that training takes about a second and a question some ten microseconds.
 */
export interface Weights {
  readonly labelCount: number;
  /** The key of each feature, and how rare it is: 1 for the rarest, less for common ones. */
  readonly keys: Float64Array;
  readonly rarity: Float32Array;
  /** The weights of feature f are those from starts[f] up to starts[f + 1]. */
  readonly starts: Int32Array;
  readonly labels: Uint16Array;
  readonly values: Float32Array;
}

/** A message as numbers: feature ids and their values, scaled to length 1. */
export interface Row {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** The model that has these weights. */
export function createLinearModel(weights: Weights): LinearModel {
  const index = createKeyIndex(weights.keys);
  return {
    predict(features) {
      const scores = new Float64Array(weights.labelCount);
      addScores(toRow(features, index, weights.rarity), weights, scores);
      return softmax(scores);
    },
  };
}

/** Features that were never learnt are left out. */
export function toRow(features: Features, index: KeyIndex, rarity: Float32Array): Row {
  const { keys, strengths } = features;
  const ids = new Int32Array(keys.length);
  const values = new Float32Array(keys.length);
  let size = 0;
  let square = 0;
  for (let k = 0; k < keys.length; k++) {
    const id = index.idOf(keys[k] ?? 0);
    if (id < 0) continue;
    const value = (strengths[k] ?? 0) * (rarity[id] ?? 0);
    ids[size] = id;
    values[size] = value;
    square += value * value;
    size++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let k = 0; k < size; k++) values[k] = (values[k] ?? 0) * scale;
  return { ids: ids.subarray(0, size), values: values.subarray(0, size) };
}

/** Adds what each feature of the row says for each label. */
export function addScores(row: Row, weights: Weights, scores: Float64Array): void {
  const { starts, labels, values } = weights;
  for (let k = 0; k < row.ids.length; k++) {
    const id = row.ids[k] ?? 0;
    const value = row.values[k] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at++) {
      const label = labels[at] ?? 0;
      scores[label] = (scores[label] ?? 0) + value * (values[at] ?? 0);
    }
  }
}

/** Scores to probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < scores.length; label++) {
    const score = scores[label] ?? 0;
    if (score > highest) highest = score;
  }
  // Of many labels most have nothing to do with a message.
  const untouched = Math.exp(-highest);
  let total = 0;
  for (let label = 0; label < scores.length; label++) {
    const score = scores[label] ?? 0;
    const power = score === 0 ? untouched : Math.exp(score - highest);
    scores[label] = power;
    total += power;
  }
  for (let label = 0; label < scores.length; label++) {
    scores[label] = (scores[label] ?? 0) / total;
  }
  return scores;
}
