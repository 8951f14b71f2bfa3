import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadEntries } from '../../src/knowledge/load-entries.ts';
import { loadLexicon } from '../../src/knowledge/load-lexicon.ts';

const RUNS = 10_000;
const MOST_MILLISECONDS = 20;
/** Another process may take the core away in the middle of a call: then it is measured again. */
const TRIES = 5;

let knowledge: KnowledgeBase;

beforeAll(async () => {
  knowledge = createKnowledgeBase(await loadEntries('content/faq'), await loadLexicon('content'));
  for (const entry of knowledge.entries) knowledge.answer(entry.question);
});

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('boleh', 'calon', 'pppk', 'ke', '<b>', '-', '2', 'a-a', '!?', '\n'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a',
      'ab',
      ' ',
      '👍',
      '\u0301',
      'di-',
      'meng',
      '<',
      "'",
      '(((',
      'x2',
    ),
  },
);
const hostile = fc.oneof(
  { weight: 30, arbitrary: fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')) },
  { weight: 5, arbitrary: fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(piece, fc.integer({ min: 1, max: 100_000 }))
      .map(([part, length]) =>
        part.repeat(Math.ceil(length / Math.max(1, part.length))).slice(0, length),
      ),
  },
);

function quickestMilliseconds(text: string): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && quickest > MOST_MILLISECONDS; tries++) {
    const start = performance.now();
    knowledge.answer(text, { previousEntryId: 'kampanye-hadir' });
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

describe('any text at all', () => {
  it('is answered in bounded time and without throwing', () => {
    fc.assert(
      fc.property(hostile, (text) => quickestMilliseconds(text) <= MOST_MILLISECONDS),
      { numRuns: RUNS, seed: 4, endOnFailure: true },
    );
  });

  it.each([
    ['one long word', 'a'.repeat(100_000)],
    ['hyphens', 'a-'.repeat(50_000)],
    ['doubled words', 'lucu-lucu2an '.repeat(8000)],
    ['open brackets', '<'.repeat(100_000)],
    ['combining marks', 'e\u0301'.repeat(50_000)],
    ['laughter', 'wk'.repeat(50_000)],
    ['addresses', 'http://a '.repeat(11_000)],
    ['questions', 'boleh like? '.repeat(8000)],
    ['prefixes', 'memperdiketerse'.repeat(6000)],
  ])('stays quick on 100,000 characters of %s', (_, text) => {
    expect(quickestMilliseconds(text)).toBeLessThanOrEqual(MOST_MILLISECONDS);
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(knowledge.answer(text)).toEqual(knowledge.answer(text));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
