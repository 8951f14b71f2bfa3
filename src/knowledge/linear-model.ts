import type { Features } from './features.ts';

/** One example to learn from: what it looks like and which label it belongs to. */
export interface Example {
  readonly features: Features;
  readonly label: number;
  readonly weight: number;
}

/** A softmax regression over features. */
export interface LinearModel {
  /** The probability of each label; they add up to 1. */
  predict(features: Features): Float64Array;
}

export interface TrainingOptions {
  readonly labelCount: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** How much slower each further epoch learns. */
  readonly decay: number;
}

/** A message as numbers: feature ids and their values, scaled to length 1. */
interface Row {
  readonly ids: Int32Array;
  readonly values: Float32Array;
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
  readonly labels: Int32Array;
  readonly values: Float32Array;
}

/**
 * Trains by stochastic gradient descent with AdaGrad steps, in a fixed order: same input, same model.
 *
 * @param examples in the order of their labels
 */
export function trainLinearModel(examples: readonly Example[], options: TrainingOptions): Weights {
  const { index, rarity } = indexFeatures(examples);
  const rows = examples.map((example) => toRow(example.features, index, rarity));
  const table = emptyTable(rows, examples, index.size);
  const keys = Float64Array.from(index.keys());
  const weights = { labelCount: options.labelCount, keys, rarity, ...table };
  descend(rows, examples, weights, options);
  return weights;
}

/** The model that has these weights. */
export function createLinearModel(weights: Weights): LinearModel {
  const index = new Map<number, number>();
  for (const [id, key] of weights.keys.entries()) index.set(key, id);
  return {
    predict(features) {
      const scores = new Float64Array(weights.labelCount);
      addScores(toRow(features, index, weights.rarity), weights, scores);
      return softmax(scores);
    },
  };
}

/** The least that a feature counts, however common. */
const LEAST_RARITY = 0.15;

/** Numbers the features, and tells how rare each is: 1 for the rarest, less for common ones. */
function indexFeatures(examples: readonly Example[]): {
  readonly index: ReadonlyMap<number, number>;
  readonly rarity: Float32Array;
} {
  const index = new Map<number, number>();
  const counts: number[] = [];
  for (const { features } of examples) {
    for (const key of features.keys()) {
      const id = index.get(key);
      if (id === undefined) {
        index.set(key, counts.length);
        counts.push(1);
      } else counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const total = Math.log(examples.length + 1);
  const rarity = (count: number): number => Math.max(LEAST_RARITY, 1 - Math.log(count + 1) / total);
  return { index, rarity: Float32Array.from(counts, rarity) };
}

function toRow(features: Features, index: ReadonlyMap<number, number>, rarity: Float32Array): Row {
  const ids = new Int32Array(features.size);
  const values = new Float32Array(features.size);
  let size = 0;
  let square = 0;
  for (const [key, strength] of features) {
    const id = index.get(key);
    if (id === undefined) continue;
    const value = strength * (rarity[id] ?? 0);
    ids[size] = id;
    values[size] = value;
    square += value * value;
    size++;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let k = 0; k < size; k++) values[k] = (values[k] ?? 0) * scale;
  return { ids: ids.subarray(0, size), values: values.subarray(0, size) };
}

/** Lays the table out: first how many labels each feature has, then which. */
function emptyTable(
  rows: readonly Row[],
  examples: readonly Example[],
  featureCount: number,
): Pick<Weights, 'starts' | 'labels' | 'values'> {
  const starts = new Int32Array(featureCount + 1);
  eachNewLabel(rows, examples, featureCount, (id) => {
    starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  });
  for (let id = 0; id < featureCount; id++)
    starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const labels = new Int32Array(starts[featureCount] ?? 0);
  const next = starts.slice();
  eachNewLabel(rows, examples, featureCount, (id, label) => {
    const at = next[id] ?? 0;
    labels[at] = label;
    next[id] = at + 1;
  });
  return { starts, labels, values: new Float32Array(labels.length) };
}

/** Visits each label of each feature once; relies on the examples' order. */
function eachNewLabel(
  rows: readonly Row[],
  examples: readonly Example[],
  featureCount: number,
  visit: (id: number, label: number) => void,
): void {
  const latest = new Int32Array(featureCount).fill(-1);
  for (const [position, { ids }] of rows.entries()) {
    const label = examples[position]?.label ?? 0;
    for (const id of ids) {
      if (latest[id] === label) continue;
      latest[id] = label;
      visit(id, label);
    }
  }
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
  const squares = new Float32Array(weights.starts.length).fill(FIRST_SQUARE);
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

/** Damps the very first steps of AdaGrad. */
const FIRST_SQUARE = 0.1;
/** An example this well known teaches nothing more. */
const NEGLIGIBLE = 1e-5;

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
