import { describe, expect, it } from 'vitest';
import { citationProblems } from '../../src/content-checks/citations.ts';
import {
  contactProblems,
  namedSourceProblems,
  relationProblems,
} from '../../src/content-checks/relations.ts';
import { anEntry } from '../support/builders.ts';
import { aRegion, aRegister, aSource, CALENDAR } from './surroundings.ts';

describe('citations', () => {
  const register = aRegister(aSource(), aSource({ id: 'pp-53-2010', status: 'withdrawn' }));
  const foundOf = (source: string, article: string): readonly string[] =>
    citationProblems(anEntry({ legalBasis: [{ source, article }] }), register).map(
      ({ expected }) => expected,
    );

  it('name a source and an article of the register', () => {
    expect(foundOf('skb-2022', 'umum')).toEqual([]);
    expect(foundOf('skb-2023', 'umum')).toEqual([
      'a source and an article of content/sources.yaml',
    ]);
    expect(foundOf('skb-2022', 'Pasal 1')).toHaveLength(1);
  });

  it('do not rest on a withdrawn source', () => {
    expect(foundOf('pp-53-2010', 'umum')).toEqual(['a source that is not withdrawn']);
  });
});

describe('relations', () => {
  it('lead to another entry', () => {
    const one = anEntry({ id: 'a', title: 'Satu', related: ['b', 'c', 'a'] });
    const other = anEntry({ id: 'b', title: 'Dua', related: ['a'] });
    expect(relationProblems([one, other]).map(({ found }) => found)).toEqual(['c', 'a']);
  });

  it('need ids and titles of their own', () => {
    const one = anEntry({ id: 'a', title: 'Foto bersama calon' });
    expect(relationProblems([one, anEntry({ id: 'a', title: 'Lain' })])).toMatchObject([
      { field: 'id', found: 'a' },
    ]);
    expect(
      relationProblems([one, anEntry({ id: 'b', title: 'FOTO bersama calon' })]),
    ).toMatchObject([{ field: 'title', found: 'FOTO bersama calon' }]);
  });
});

describe('offices and sources outside entries', () => {
  it('are known to every region', () => {
    const entry = anEntry({ contacts: ['bawaslu', 'lapor'] });
    expect(contactProblems(entry, [aRegion()])).toMatchObject([{ found: 'lapor' }]);
  });

  it('are in the register', () => {
    const region = aRegion({ circulars: ['edaran-lama'], reports: ['skb-2022'] });
    expect(namedSourceProblems([region], CALENDAR, aRegister())).toMatchObject([
      { file: 'content/regions/kaltim.yaml', field: 'circulars', found: 'edaran-lama' },
    ]);
    expect(namedSourceProblems([], CALENDAR, aRegister(aSource({ id: 'lain' })))).toMatchObject([
      { file: 'content/stages.yaml', found: 'skb-2022' },
    ]);
  });
});
