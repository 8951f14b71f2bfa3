import { describe, expect, it } from 'vitest';
import { readability, readabilityProblems } from '../../src/content-checks/readability.ts';
import { anEntry } from '../support/builders.ts';
import { SURROUNDINGS, TODAY } from './surroundings.ts';

const OFFICIALESE =
  'Pegawai ASN yang melanggar ketentuan sebagaimana tersebut pada ayat (1) dikenai hukuman disiplin sesuai dengan ketentuan peraturan perundang-undangan.';

describe('readability', () => {
  it('adds words per sentence and long words per hundred words', () => {
    expect(readability('Boleh baca saja. Jangan ikut suka.')).toBe(3);
    expect(readability('Jangan menyukainya, ya kawan.')).toBe(4 + 25);
  });

  it('looks at the halves of a doubled word', () => {
    expect(readability('Teman-teman datang.')).toBe(2);
    expect(readability('Undang-undangnya ada.')).toBe(2 + 50);
  });

  it('puts a clause of a regulation far above plain speech', () => {
    expect(readability(OFFICIALESE)).toBeGreaterThan(45);
    expect(readability('Satu like bisa dibaca sebagai dukungan. Jadi jangan.')).toBeLessThan(15);
  });

  it('is nothing for no words', () => {
    expect(readability('')).toBe(0);
  });
});

describe('readabilityProblems', () => {
  const fieldsOf = (fields: Parameters<typeof anEntry>[0]): readonly string[] =>
    readabilityProblems(anEntry(fields), SURROUNDINGS, TODAY).map(({ field }) => field);

  it('accepts plain speech', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it('objects to a hard message and to a hard body', () => {
    expect(fieldsOf({ short: `${OFFICIALESE} ${OFFICIALESE}` })).toEqual(['message']);
    const sections = [{ heading: 'Penjelasan', markdown: OFFICIALESE }] as const;
    expect(fieldsOf({ sections })).toEqual(['body']);
  });
});
