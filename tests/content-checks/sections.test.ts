import { describe, expect, it } from 'vitest';
import { audiencePartProblems, sectionProblems } from '../../src/content-checks/sections.ts';
import type { KnowledgeEntry } from '../../src/knowledge/entry.ts';
import { anEntry } from '../support/builders.ts';

const PENJELASAN = { heading: 'Penjelasan', markdown: 'Begini.' } as const;
const SANKSI = { heading: 'Sanksi', markdown: 'Teguran.' } as const;

describe('required sections', () => {
  const missing = (fields: Partial<KnowledgeEntry>): readonly string[] =>
    sectionProblems(anEntry(fields)).map(({ field }) => field);

  it('are the explanation, and what is allowed where something is not', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ sections: [SANKSI] })).toEqual(['## Penjelasan', '## Yang boleh dilakukan']);
    expect(missing({ verdict: 'bersyarat', sections: [PENJELASAN] })).toEqual([
      '## Yang boleh dilakukan',
    ]);
    expect(missing({ verdict: 'wajib', sections: [PENJELASAN] })).toEqual([]);
  });
});

describe('parts for those whose rule differs', () => {
  const missing = (fields: Partial<KnowledgeEntry>): readonly string[] =>
    audiencePartProblems(anEntry(fields)).map(({ field }) => field);

  it('are needed for PPPK and non-ASN where sanctions are named', () => {
    const audience = ['pns', 'pppk', 'cpns', 'non-asn'] as const;
    expect(missing({ audience: [...audience], sections: [PENJELASAN, SANKSI] })).toEqual([
      '## Bagi PPPK',
      '## Bagi non-ASN',
    ]);
    expect(missing({ audience: [...audience], sections: [PENJELASAN] })).toEqual([]);
  });

  it('are needed where the entry rests on the discipline regulation of PNS', () => {
    const legalBasis = [{ source: 'pp-94-2021', article: 'umum' }];
    const entry = { audience: ['pns', 'pppk'], sections: [PENJELASAN], legalBasis } as const;
    expect(missing({ ...entry, audience: [...entry.audience], legalBasis })).toEqual([
      '## Bagi PPPK',
    ]);
  });

  it('are needed for groups with rules of their own', () => {
    expect(
      missing({ audience: ['pns', 'kepala-wilayah', 'desa'], sections: [PENJELASAN] }),
    ).toEqual(['## Bagi camat/lurah', '## Bagi perangkat desa']);
  });

  it('are needed for whoever has a verdict of their own', () => {
    expect(missing({ verdictFor: { umum: 'boleh' }, sections: [PENJELASAN] })).toEqual([
      '## Bagi umum',
    ]);
  });

  it('are not needed where the whole entry is for one audience', () => {
    expect(missing({ audience: ['pppk'], sections: [PENJELASAN, SANKSI] })).toEqual([]);
  });

  it('are found when they are there', () => {
    const sections = [PENJELASAN, SANKSI, { heading: 'Bagi PPPK', markdown: 'Sama.' } as const];
    expect(missing({ sections })).toEqual([]);
  });
});
