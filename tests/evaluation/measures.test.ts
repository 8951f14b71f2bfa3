import { describe, expect, it } from 'vitest';
import type { LabelledQuestion } from '../../src/evaluation/labelled-question.ts';
import { type Judged, judge, measure, measureTurns } from '../../src/evaluation/measures.ts';
import type { Answer, Candidate } from '../../src/knowledge/answer.ts';
import { anEntry } from '../support/builders.ts';

function aQuestion(overrides: Partial<LabelledQuestion> = {}): LabelledQuestion {
  return {
    id: 'q1',
    q: 'boleh like?',
    topics: ['like'],
    style: 'gaul',
    in_scope: true,
    ...overrides,
  };
}

function aJudged(overrides: Partial<Judged> = {}): Judged {
  const base = { outcome: 'answered', topics: ['like'], verdict: 'dilarang' } as const;
  return { question: aQuestion(), ...base, confidence: 0.95, micros: 100, ...overrides };
}

const candidates: readonly Candidate[] = ['foto', 'like', 'cuti', 'tps'].map((id) => ({
  entry: anEntry({ id }),
  score: 0.2,
}));

describe('judge', () => {
  it('puts the answer before the other candidates, three at most', () => {
    const entry = anEntry({ id: 'like', verdict: 'dilarang' });
    const more = { aspect: 'main', confidence: 0.93, alsoAsked: [] } as const;
    const answer: Answer = { kind: 'found', entry, candidates, ...more };
    expect(judge(aQuestion(), answer, 7)).toMatchObject({
      outcome: 'answered',
      topics: ['like', 'foto', 'cuti'],
      verdict: 'dilarang',
      confidence: 0.93,
      micros: 7,
    });
  });

  it.each([
    ['unsure', 'clarified'],
    ['unknown', 'unanswered'],
  ] as const)('calls %s %s, without a verdict', (kind, outcome) => {
    const judged = judge(aQuestion(), { kind, candidates, confidence: 0.4 }, 7);
    expect(judged).toMatchObject({ outcome, topics: ['foto', 'like', 'cuti'], verdict: undefined });
  });
});

describe('measure', () => {
  it('counts an accepted answer and an accepted first choice as hits', () => {
    const { hit1, shown3, answered, answeredRight } = measure([
      aJudged(),
      aJudged({ outcome: 'clarified', topics: ['like', 'foto'] }),
      aJudged({ outcome: 'clarified', topics: ['foto', 'like'] }),
      aJudged({ outcome: 'answered', topics: ['foto', 'like'] }),
    ]);
    expect({ hit1, shown3, answered, answeredRight }).toEqual({
      hit1: 0.5,
      shown3: 0.75,
      answered: 2,
      answeredRight: 0.5,
    });
  });

  it('counts silence on a question of ours as a miss', () => {
    const outcomes = ['unanswered', 'out-of-scope', 'courtesy'] as const;
    const { hit1, shown3 } = measure(outcomes.map((outcome) => aJudged({ outcome })));
    expect([hit1, shown3]).toEqual([0, 0]);
  });

  it('counts only direct answers as false ones when the question is not ours', () => {
    const question = aQuestion({ topics: [], in_scope: false });
    const outcomes = ['answered', 'clarified', 'unanswered', 'out-of-scope'] as const;
    const measures = measure(outcomes.map((outcome) => aJudged({ question, outcome })));
    expect(measures).toMatchObject({ falseAnswer: 0.25, inScope: 0, outOfScope: 4, hit1: 0 });
  });

  it.each([
    ['boleh', 'dilarang', 1],
    ['dilarang', 'boleh', 1],
    ['dilarang', 'bersyarat', 0],
    ['dilarang', 'dilarang', 0],
  ])('counts %s answered as %s as %i contradictions', (label, verdict, count) => {
    const judged = aJudged({ question: aQuestion({ verdict: label }), verdict });
    expect(measure([judged]).contradiction).toBe(count);
  });

  it('takes times at the middle and at the slow end', () => {
    const judged = Array.from({ length: 200 }, (_, k) => aJudged({ micros: 200 - k }));
    expect(measure(judged)).toMatchObject({ p50Us: 101, p99Us: 199 });
  });

  it('lists confusions, the most frequent first, with their questions', () => {
    const wrong = (id: string, topic: string): Judged =>
      aJudged({ question: aQuestion({ id }), topics: [topic] });
    const { confusions } = measure([wrong('a', 'cuti'), wrong('b', 'foto'), wrong('c', 'foto')]);
    expect(confusions).toEqual([
      { expected: 'like', got: 'foto', count: 2, ids: ['b', 'c'] },
      { expected: 'like', got: 'cuti', count: 1, ids: ['a'] },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(measure([])).toMatchObject({ hit1: 0, answeredRight: 0, falseAnswer: 0, p99Us: 0 });
  });
});

it('measures turns by their place; one that is not ours counts when it is not answered', () => {
  const outside = aQuestion({ topics: [], in_scope: false });
  const turns = [
    { ...aJudged(), turn: 1 },
    { ...aJudged({ topics: ['foto'] }), turn: 2 },
    { ...aJudged({ question: outside, outcome: 'courtesy' }), turn: 2 },
    { ...aJudged({ question: outside, outcome: 'answered' }), turn: 2 },
    { ...aJudged(), turn: 2 },
  ];
  expect(measureTurns(turns)).toEqual({
    turn1: { count: 1, hit1: 1 },
    turn2: { count: 4, hit1: 0.5 },
  });
});
