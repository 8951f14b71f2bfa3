import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterQuestions, searchClusters } from '../../src/review/clusters.ts';
import { createTermsOf } from '../../src/review/question-terms.ts';
import type { OpenQuestion } from '../../src/storage/review-store.ts';

const termsOf = createTermsOf();

function aQuestion(turnId: string, text: string, more: Partial<OpenQuestion> = {}): OpenQuestion {
  const rest = { day: '2026-11-20', channel: 'web', reason: 'unanswered', candidates: [] } as const;
  return { turnId, text, ...rest, ...more };
}

const QUESTIONS = [
  aQuestion('a', 'boleh jual seragam korpri ke timses?'),
  aQuestion('b', 'Jualan seragam KORPRI kepada timses, boleh?'),
  aQuestion('c', 'menjual seragam korpri bekas ke timses', {
    reason: 'unhelpful',
    day: '2026-11-21',
  }),
  aQuestion('d', 'parkir mobil dinas dekat posko paslon'),
  aQuestion('e', 'mobil dinas diparkir di posko paslon gimana?'),
  aQuestion('f', 'apakah boleh menerima undangan gala dinner'),
];

describe('clusters', () => {
  it('put alike questions together, the largest first, and say why', () => {
    const clusters = clusterQuestions(QUESTIONS, termsOf);
    expect(clusters.map(({ turnIds }) => turnIds.toSorted().join(''))).toEqual(['abc', 'de', 'f']);
    const [first] = clusters;
    expect(first).toMatchObject({ newestDay: '2026-11-21', reasons: ['unanswered', 'unhelpful'] });
    expect(first?.sharedTerms).toEqual(expect.arrayContaining(['jual', 'korpri', 'timses']));
    expect(clusters.at(-1)?.sharedTerms).toEqual([]);
  });

  it('count the same words once, whatever the capitals and signs', () => {
    const [cluster, ...others] = clusterQuestions(
      [
        aQuestion('a', 'Foto bareng paslon?'),
        aQuestion('b', 'foto  bareng PASLON'),
        aQuestion('c', 'foto bareng paslon!!'),
      ],
      termsOf,
    );
    expect(others).toEqual([]);
    expect(cluster?.turnIds).toEqual(['a', 'b', 'c']);
    expect(cluster?.wordings).toHaveLength(1);
  });

  it('name the entries that came nearest, most often first', () => {
    const [cluster] = clusterQuestions(
      [
        aQuestion('a', 'foto bareng paslon', { candidates: ['foto', 'pose'] }),
        aQuestion('b', 'foto bareng paslon', { candidates: ['foto'] }),
        aQuestion('c', 'foto bareng paslon', { candidates: ['pose'] }),
      ],
      termsOf,
    );
    expect(cluster?.nearest).toEqual(['foto', 'pose']);
  });

  it('are not joined by names that were masked', () => {
    const clusters = clusterQuestions(
      [
        aQuestion('a', '[NAMA] minta dijemput helikopter'),
        aQuestion('b', '[NAMA] pinjam gudang beras'),
      ],
      termsOf,
    );
    expect(clusters).toHaveLength(2);
  });

  it('are the same in whatever order the questions come, each question in one', () => {
    const expected = clusterQuestions(QUESTIONS, termsOf);
    fc.assert(
      fc.property(fc.shuffledSubarray(QUESTIONS, { minLength: QUESTIONS.length }), (shuffled) => {
        expect(clusterQuestions(shuffled, termsOf)).toEqual(expected);
      }),
    );
    expect(expected.flatMap(({ turnIds }) => turnIds).toSorted()).toEqual([...'abcdef']);
  });

  it('bear any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (texts) => {
        const questions = texts.map((text, index) => aQuestion(String(index), text));
        const clusters = clusterQuestions(questions, termsOf);
        expect(clusters.flatMap(({ turnIds }) => turnIds)).toHaveLength(texts.length);
      }),
    );
  });

  it('group three thousand questions while somebody waits for a page', () => {
    const words = Array.from({ length: 400 }, (_, index) => `kata${index}`);
    const questions = Array.from({ length: 3_000 }, (_, index) =>
      aQuestion(String(index), [1, 7, 13, 31].map((step) => words[(index * step) % 400]).join(' ')),
    );
    const begin = performance.now();
    clusterQuestions(questions, termsOf);
    expect(performance.now() - begin).toBeLessThan(3_000);
  });

  it('are found by words of any of their questions', () => {
    const clusters = clusterQuestions(QUESTIONS, termsOf);
    expect(searchClusters(clusters, 'BEKAS timses')).toHaveLength(1);
    expect(searchClusters(clusters, 'helikopter')).toEqual([]);
    expect(searchClusters(clusters, '  ')).toEqual(clusters);
  });
});
