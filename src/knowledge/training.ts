import type { Features } from './features.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import { addScores, type Row, softmax, toRow, type Weights } from './linear-model.ts';

/** One example to learn from: what it looks like and which label it belongs to. */
export interface Example {
  readonly features: Features;
  readonly label: number;
  readonly weight: number;
}

export interface TrainingOptions {
  readonly labelCount: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** How much slower each further epoch learns. */
  readonly decay: number;
}

/**
 * Trains by stochastic gradient descent with AdaGrad steps, in a fixed order: same input, same model.
 *
 * @param examples in the order of their labels
 */
export function trainLinearModel(examples: readonly Example[], options: TrainingOptions): Weights {
  const { index, rarity } = indexFeatures(examples);
  const rows = examples.map((example) => toRow(example.features, index, rarity));
  const table = emptyTable(rows, examples, index.size());
  const weights = { labelCount: options.labelCount, keys: index.keys(), rarity, ...table };
  descend(rows, examples, weights, options);
  return weights;
}

/** The least that a feature counts, however common. */
const LEAST_RARITY = 0.15;

/** Numbers the features, and tells how rare each is: 1 for the rarest, less for common ones. */
function indexFeatures(examples: readonly Example[]): {
  readonly index: KeyIndex;
  readonly rarity: Float32Array;
} {
  const index = createKeyIndex();
  const counts: number[] = [];
  for (const { features } of examples) {
    for (const key of features.keys) {
      const id = index.add(key);
      if (id === counts.length) counts.push(1);
      else counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const total = Math.log(examples.length + 1);
  const rarity = (count: number): number => Math.max(LEAST_RARITY, 1 - Math.log(count + 1) / total);
  return { index, rarity: Float32Array.from(counts, rarity) };
}

/**
 * A feature seen with more labels than this hardly tells them apart and gets no weights; so the time
 * of an example does not grow with the number of labels.
 */
const MOST_LABELS = 256;

/** Lays the table out: first how many labels each feature has, then which. */
function emptyTable(
  rows: readonly Row[],
  examples: readonly Example[],
  featureCount: number,
): Pick<Weights, 'starts' | 'labels' | 'values'> {
  const counts = new Int32Array(featureCount);
  eachNewLabel(rows, examples, featureCount, (id) => {
    counts[id] = (counts[id] ?? 0) + 1;
  });
  const starts = new Int32Array(featureCount + 1);
  for (let id = 0; id < featureCount; id++) {
    const count = counts[id] ?? 0;
    starts[id + 1] = (starts[id] ?? 0) + (count <= MOST_LABELS ? count : 0);
  }
  const labels = new Uint16Array(starts[featureCount] ?? 0);
  const next = starts.slice();
  eachNewLabel(rows, examples, featureCount, (id, label) => {
    const at = next[id] ?? 0;
    if (at >= (starts[id + 1] ?? 0)) return;
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

/** Damps the very first steps of AdaGrad. */
const FIRST_SQUARE = 0.1;
/** An example this well known teaches nothing more for now. */
const NEGLIGIBLE = 1e-5;

function descend(
  rows: readonly Row[],
  examples: readonly Example[],
  weights: Weights,
  options: TrainingOptions,
): void {
  const squares = new Float32Array(weights.starts.length).fill(FIRST_SQUARE);
  const slopes = new Float64Array(options.labelCount);
  const order = Uint32Array.from(rows.keys());
  let seed = 20241127;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    seed = shuffle(order, seed);
    const rate = options.learningRate / (1 + options.decay * epoch);
    for (const position of order) {
      const row = rows[position];
      const example = examples[position];
      if (!row || !example) continue;
      slopes.fill(0);
      addScores(row, weights, slopes);
      softmax(slopes);
      slopes[example.label] = (slopes[example.label] ?? 0) - 1;
      const square = squareOf(slopes);
      if (square < NEGLIGIBLE) continue;
      stepDown(row, slopes, weights, squares, square, rate * example.weight);
    }
  }
}

function squareOf(slopes: Float64Array): number {
  let square = 0;
  for (let label = 0; label < slopes.length; label++) square += (slopes[label] ?? 0) ** 2;
  return square;
}

function stepDown(
  row: Row,
  slopes: Float64Array,
  weights: Weights,
  squares: Float32Array,
  square: number,
  rate: number,
): void {
  const { starts, labels, values } = weights;
  for (let k = 0; k < row.ids.length; k++) {
    const id = row.ids[k] ?? 0;
    const value = row.values[k] ?? 0;
    const sum = (squares[id] ?? 0) + square * value * value;
    squares[id] = sum;
    const step = (rate * value) / Math.sqrt(sum);
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? 0; at < end; at++) {
      values[at] = (values[at] ?? 0) - step * (slopes[labels[at] ?? 0] ?? 0);
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
