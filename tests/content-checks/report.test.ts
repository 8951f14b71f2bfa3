import { expect, it } from 'vitest';
import { reviewWarnings, summary } from '../../src/content-checks/report.ts';
import { anEntry } from '../support/builders.ts';
import { aRegister, aSource, TODAY } from './surroundings.ts';

it('warns of entries that nobody has reviewed for more than 365 days', () => {
  const entries = ['2025-11-22', '2025-11-21'].map((reviewedOn) => anEntry({ reviewedOn }));
  expect(reviewWarnings(entries, TODAY)).toMatchObject([{ found: '2025-11-21' }]);
});

it('counts entries, ways, citations and sources', () => {
  const legalBasis = [
    { source: 'skb-2022', article: 'umum' },
    { source: 'skb-2022', article: 'umum' },
  ];
  const few = anEntry({ legalBasis });
  const many = anEntry({
    ways: [
      { kind: 'formal', text: 'Apakah boleh?' },
      { kind: 'gaul', text: 'blh gak' },
      { kind: 'gaul', text: 'bole?' },
    ],
  });
  expect(
    summary([few, many], aRegister(aSource(), aSource({ id: 'b', status: 'changed' }))),
  ).toEqual([
    'entries: 2',
    'ways of asking: 4 (per entry: min 1, median 2)',
    'ways by kind: formal 1, situasi 0, sehari-hari 1, gaul 2, kata-kunci 0, daerah 0',
    'citations: 2 (of 1 sources)',
    'sources: 2 (in-force 1, changed 1, disputed 0, unverified 0, withdrawn 0)',
  ]);
});
