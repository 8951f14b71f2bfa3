import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Observation,
  observeHeldOut,
  observeQuestions,
} from '../../src/evaluation/held-out.ts';
import type { KnowledgeEntry } from '../../src/knowledge/entry.ts';
import type { Lexicon } from '../../src/knowledge/lexicon.ts';
import { anEntry } from '../support/builders.ts';

const LEXICON: Lexicon = {
  replacements: new Map(),
  concepts: [{ id: 'pemilu', side: 'subject', terms: ['calon'] }],
  stems: { roots: ['like', 'foto'], notRoots: [], faint: ['boleh'] },
  outside: [
    {
      subject: 'elsewhere',
      examples: [
        'gaji bulan ini telat',
        'gaji pokok berapa',
        'gaji naik kapan',
        'slip gaji hilang',
      ],
    },
  ],
};

function aTopic(id: string, ways: readonly string[]): KnowledgeEntry {
  const written = ways.map((text) => ({ kind: 'formal' as const, text }));
  return anEntry({ id, title: id, question: `${id} calon`, act: id, ways: written });
}

/** Four ways are alike; the fifth says what only the other topic says. */
const MISPLACED = 'foto bersama calon di kantor';
const ENTRIES = [
  aTopic('like', [
    'like calon',
    'boleh like calon',
    'like unggahan calon',
    'like calon dong',
    MISPLACED,
  ]),
  aTopic('foto', [
    'foto calon',
    'boleh foto bersama calon',
    'foto di kantor calon',
    'foto bersama',
    'foto',
  ]),
];

describe('held-out ways of asking', () => {
  let observations: readonly Observation[];
  beforeAll(() => {
    observations = observeHeldOut(ENTRIES, LEXICON, 5);
  });

  it('judges each by a model that has not seen it', () => {
    const wrong = observations.filter(({ isRight }) => !isRight);
    // Learnt with its own topic, the misplaced way would be right.
    expect(wrong.length).toBeGreaterThanOrEqual(1);
    const [seen] = observeQuestions(ENTRIES, LEXICON, [
      { id: 'x', q: MISPLACED, topics: ['like'], style: '', in_scope: true },
    ]);
    expect(seen?.isRight).toBe(true);
  });

  it('observes each way once, and outside examples only when one is taken for a topic', () => {
    const outside = LEXICON.outside.flatMap(({ examples }) => examples).length;
    expect(observations.length).toBeGreaterThanOrEqual(9);
    expect(observations.length).toBeLessThanOrEqual(10 + outside - 1);
  });

  it('is right more often than not about ways that are like the others', () => {
    expect(observations.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(7);
  });
});

describe('labelled questions', () => {
  it('is right when any accepted topic is best', () => {
    const question = { id: 'x', q: 'boleh like calon', style: '', in_scope: true };
    const observe = (topics: readonly string[]): readonly Observation[] =>
      observeQuestions(ENTRIES, LEXICON, [{ ...question, topics: [...topics] }]);
    expect(observe(['foto', 'like'])[0]?.isRight).toBe(true);
    expect(observe(['foto'])[0]?.isRight).toBe(false);
  });

  it('leaves out what is not ours', () => {
    const question = { id: 'x', q: 'gaji telat', topics: [], style: '', in_scope: false };
    expect(observeQuestions(ENTRIES, LEXICON, [question])).toEqual([]);
  });
});
