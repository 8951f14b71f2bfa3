import type { Features } from './features.ts';

/** One example to learn from: what it looks like and which of the labels it belongs to. */
export interface Example {
  readonly features: Features;
  readonly label: number;
  readonly weight: number;
}

/** A softmax regression over named features. */
export interface LinearModel {
  /** The probability of each label; they add up to 1. */
  predict(features: Features): Float64Array;
  readonly featureCount: number;
}

export interface TrainingOptions {
  readonly labelCount: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly decay: number;
  /** Features that occur in fewer examples are left out. */
  readonly minCount: number;
}

interface Row {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Trains by stochastic gradient descent with AdaGrad steps, in a fixed order: same input, same model. */
export function trainLinearModel(
  examples: readonly Example[],
  options: TrainingOptions,
): LinearModel {
  const index = indexFeatures(examples, options.minCount);
  const idf = inverseFrequencies(examples, index);
  const rows = examples.map((example) => toRow(example.features, index, idf));
  const weights = descend(rows, examples, index.size, options);
  const { labelCount } = options;
  return {
    featureCount: index.size,
    predict(features) {
      const scores = new Float64Array(labelCount);
      addScores(toRow(features, index, idf), weights, scores);
      return softmax(scores);
    },
  };
}

function indexFeatures(
  examples: readonly Example[],
  minCount: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const index = new Map<string, number>();
  for (const [name, count] of counts) if (count >= minCount) index.set(name, index.size);
  return index;
}

function inverseFrequencies(
  examples: readonly Example[],
  index: ReadonlyMap<string, number>,
): Float32Array {
  const counts = new Float32Array(index.size);
  for (const { features } of examples) {
    for (const name of features.keys()) {
      const id = index.get(name);
      if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const total = Math.log(examples.length + 1);
  return counts.map((count) => Math.max(0.15, 1 - Math.log(count + 1) / total));
}

/** Features as numbers, scaled so that long and short messages weigh the same. */
function toRow(features: Features, index: ReadonlyMap<string, number>, idf: Float32Array): Row {
  const ids = new Int32Array(features.size);
  const values = new Float32Array(features.size);
  let size = 0;
  let square = 0;
  for (const [name, strength] of features) {
    const id = index.get(name);
    if (id === undefined) continue;
    const value = strength * (idf[id] ?? 0);
    ids[size] = id;
    values[size] = value;
    square += value * value;
    size++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  const kept = values.subarray(0, size);
  for (let k = 0; k < size; k++) kept[k] = (kept[k] ?? 0) * scale;
  return { ids: ids.subarray(0, size), values: kept };
}

function addScores(row: Row, weights: Float32Array, scores: Float64Array): void {
  const labelCount = scores.length;
  for (let k = 0; k < row.ids.length; k++) {
    const offset = (row.ids[k] ?? 0) * labelCount;
    const value = row.values[k] ?? 0;
    for (let label = 0; label < labelCount; label++) {
      scores[label] = (scores[label] ?? 0) + value * (weights[offset + label] ?? 0);
    }
  }
}

function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    const power = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = power;
    total += power;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / total;
  return scores;
}

/** Labels with less gradient than this are not worth a step. */
const SMALLEST_GRADIENT = 0.003;

function descend(
  rows: readonly Row[],
  examples: readonly Example[],
  featureCount: number,
  options: TrainingOptions,
): Float32Array {
  const { labelCount, epochs, learningRate, decay } = options;
  const weights = new Float32Array(featureCount * labelCount);
  const squares = new Float32Array(featureCount).fill(0.1);
  const gradient = new Float64Array(labelCount);
  const order = Uint32Array.from(rows.keys());
  let seed = 20241127;
  for (let epoch = 0; epoch < epochs; epoch++) {
    seed = shuffle(order, seed);
    const rate = learningRate / (1 + decay * epoch);
    for (const position of order) {
      const row = rows[position];
      const example = examples[position];
      if (!row || !example) continue;
      gradient.fill(0);
      addScores(row, weights, gradient);
      softmax(gradient);
      gradient[example.label] = (gradient[example.label] ?? 0) - 1;
      stepDown(row, gradient, weights, squares, rate * example.weight);
    }
  }
  return weights;
}

function stepDown(
  row: Row,
  gradient: Float64Array,
  weights: Float32Array,
  squares: Float32Array,
  rate: number,
): void {
  const labelCount = gradient.length;
  const touched: number[] = [];
  let square = 0;
  for (let label = 0; label < labelCount; label++) {
    const slope = gradient[label] ?? 0;
    if (Math.abs(slope) < SMALLEST_GRADIENT) continue;
    touched.push(label);
    square += slope * slope;
  }
  for (let k = 0; k < row.ids.length; k++) {
    const id = row.ids[k] ?? 0;
    const value = row.values[k] ?? 0;
    const sum = (squares[id] ?? 0) + square * value * value;
    squares[id] = sum;
    const step = (rate * value) / Math.sqrt(sum);
    const offset = id * labelCount;
    for (const label of touched) {
      weights[offset + label] = (weights[offset + label] ?? 0) - step * (gradient[label] ?? 0);
    }
  }
}

/** Fisher-Yates with a small linear congruential generator; returns the next seed. */
function shuffle(order: Uint32Array, seed: number): number {
  let state = seed;
  for (let k = order.length - 1; k > 0; k--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (k + 1);
    const held = order[k] ?? 0;
    order[k] = order[other] ?? 0;
    order[other] = held;
  }
  return state;
}
