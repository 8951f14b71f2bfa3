import { join } from 'node:path';
import { observeHeldOut, observeQuestions } from '../evaluation/held-out.ts';
import { loadLabelled } from '../evaluation/labelled-question.ts';
import { fitLogistic, logLoss } from '../evaluation/logistic-fit.ts';
import { loadEntries } from '../knowledge/load-entries.ts';
import { loadLexicon } from '../knowledge/load-lexicon.ts';

/** Prints the coefficients for `src/knowledge/calibration.ts`; takes some ten seconds. */
const FOLDS = 5;
/** As if so many questions had agreed with the shape found on the ways of asking. */
const PULL = 10;

const root = join(import.meta.dirname, '../..');
const [entries, lexicon, labelled] = await Promise.all([
  loadEntries(join(root, 'content/faq')),
  loadLexicon(join(root, 'content')),
  loadLabelled(join(root, 'tests/quality/questions-dev.jsonl')),
]);
const even = labelled.questions.filter(({ id }) => Number(id.replace(/\D/g, '')) % 2 === 0);

const held = observeHeldOut(entries, lexicon, FOLDS);
const shape = fitLogistic(held, [0, 1, 0], 0);
const asked = observeQuestions(entries, lexicon, even);
const level = fitLogistic(
  asked.map(({ inputs, isRight }) => ({ inputs: [1, score(inputs)], isRight })),
  [0, 1],
  PULL,
);
const [shift = 0, stretch = 1] = level;
const coefficients = shape.map((value, k) => value * stretch + (k === 0 ? shift : 0));
console.log({
  heldOut: held.length,
  shape: shape.map(rounded),
  heldOutLoss: rounded(logLoss(held, shape)),
  questions: asked.length,
  level: level.map(rounded),
  questionLoss: rounded(logLoss(asked, coefficients)),
  coefficients: coefficients.map(rounded),
});

function score(inputs: readonly number[]): number {
  return inputs.reduce((sum, input, k) => sum + input * (shape[k] ?? 0), 0);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
