import type { Features } from './features.ts';

/** One example to learn from: what it looks like and which label it belongs to. */
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
  readonly weightCount: number;
}

export interface TrainingOptions {
  readonly labelCount: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** How much slower each further epoch learns. */
  readonly decay: number;
  /** Features that occur in fewer examples are left out. */
  readonly minCount: number;
}

/** A message as numbers. */
interface Row {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/**
 * Weights, kept only for the labels that a feature was seen with: a tenth of the full table, so
 * that training takes a second and a question some ten microseconds.
 */
interface Weights {
  readonly labelCount: number;
  /** The weights of feature f are those from starts[f] up to starts[f + 1]. */
  readonly starts: Int32Array;
  readonly labels: Int32Array;
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
  const weights = emptyWeights(rows, examples, index.size, options.labelCount);
  descend(rows, examples, weights, options);
  return {
    featureCount: index.size,
    weightCount: weights.values.length,
    predict(features) {
      const scores = new Float64Array(options.labelCount);
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

function emptyWeights(
  rows: readonly Row[],
  examples: readonly Example[],
  featureCount: number,
  labelCount: number,
): Weights {
  const labelsOf: Set<number>[] = Array.from({ length: featureCount }, () => new Set());
  for (const [position, row] of rows.entries()) {
    for (const id of row.ids) labelsOf[id]?.add(examples[position]?.label ?? 0);
  }
  const starts = new Int32Array(featureCount + 1);
  for (const [id, labels] of labelsOf.entries()) starts[id + 1] = (starts[id] ?? 0) + labels.size;
  const labels = Int32Array.from(labelsOf.flatMap((set) => [...set]));
  return { labelCount, starts, labels, values: new Float32Array(labels.length) };
}

function addScores(row: Row, weights: Weights, scores: Float64Array): void {
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

function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    const power = Math.exp((scores[k] ?? 0) - highest);
    scores[k] = power;
    total += power;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / total;
  return scores;
}

function descend(
  rows: readonly Row[],
  examples: readonly Example[],
  weights: Weights,
  options: TrainingOptions,
): void {
  const squares = new Float32Array(weights.starts.length).fill(0.1);
  const gradient = new Float64Array(options.labelCount);
  const order = Uint32Array.from(rows.keys());
  let seed = 20241127;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    seed = shuffle(order, seed);
    const rate = options.learningRate / (1 + options.decay * epoch);
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
}

function stepDown(
  row: Row,
  gradient: Float64Array,
  weights: Weights,
  squares: Float32Array,
  rate: number,
): void {
  const { starts, labels, values } = weights;
  let square = 0;
  for (const slope of gradient) square += slope * slope;
  if (square < NEGLIGIBLE) return;
  for (let k = 0; k < row.ids.length; k++) {
    const id = row.ids[k] ?? 0;
    const value = row.values[k] ?? 0;
    const sum = (squares[id] ?? 0) + square * value * value;
    squares[id] = sum;
    const step = (rate * value) / Math.sqrt(sum);
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at++) {
      values[at] = (values[at] ?? 0) - step * (gradient[labels[at] ?? 0] ?? 0);
    }
  }
}

/** An example this well known teaches nothing more. */
const NEGLIGIBLE = 1e-6;

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
