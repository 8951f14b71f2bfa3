import { describe, expect, it } from 'vitest';
import { lengthProblems, sentenceProblems } from '../../src/content-checks/length.ts';
import type { KnowledgeEntry, SectionHeading } from '../../src/knowledge/entry.ts';
import { anEntry } from '../support/builders.ts';
import { SURROUNDINGS, TODAY, words } from './surroundings.ts';

function lengthFields(fields: Partial<KnowledgeEntry>): readonly string[] {
  return lengthProblems(anEntry(fields), SURROUNDINGS, TODAY).map(({ field }) => field);
}

function withSection(heading: SectionHeading, markdown: string): Partial<KnowledgeEntry> {
  return { sections: [{ heading, markdown }] };
}

describe('what must fit on a screen', () => {
  it('accepts a plain entry', () => {
    expect(lengthFields({})).toEqual([]);
  });

  it.each([
    ['Yang boleh dilakukan', 200],
    ['Sanksi', 170],
    ['Bagi PPPK', 280],
  ] as const)('limits the first paragraph of "%s" to %i characters', (heading, max) => {
    expect(lengthFields(withSection(heading, 'a'.repeat(max)))).toEqual([]);
    expect(lengthFields(withSection(heading, 'a'.repeat(max + 1)))).toEqual([`## ${heading}`]);
  });

  it('does not limit what follows the first paragraph', () => {
    expect(lengthFields(withSection('Sanksi', `Teguran.\n\n${'a'.repeat(1500)}`))).toEqual([]);
  });

  it('measures the message before anything is left out of it', () => {
    const sections = [
      { heading: 'Yang boleh dilakukan', markdown: 'b'.repeat(200) },
      { heading: 'Sanksi', markdown: 'c'.repeat(170) },
    ] as const;
    const legalBasis = [{ source: 'skb-2022', article: 'umum' }];
    expect(lengthFields({ sections, short: 'a'.repeat(280) })).toEqual([]);
    const longAct = {
      act: 'd'.repeat(90),
      audience: ['pns', 'pppk', 'bumn-bumd', 'umum'],
    } as const;
    const [problem] = lengthProblems(
      anEntry({
        ...longAct,
        audience: [...longAct.audience],
        sections,
        legalBasis,
        short: 'a'.repeat(400),
      }),
      SURROUNDINGS,
      TODAY,
    );
    expect(problem?.field).toBe('message');
    expect(Number(problem?.found)).toBeGreaterThan(90 + 400 + 200 + 170);
  });

  it('does not count the stage that the program adds on the day', () => {
    const short = `${'a '.repeat(200)}b`;
    expect(lengthFields({ short, stageNote: true })).toEqual(lengthFields({ short }));
  });

  it('wants room for the part that an audience asks for', () => {
    const part = withSection('Bagi PPPK', 'b'.repeat(280));
    expect(lengthFields({ ...part, short: 'a'.repeat(280) })).toEqual([]);
    expect(lengthFields({ ...part, short: 'a'.repeat(600) })).toContain('## Bagi PPPK');
  });
});

describe('sentences', () => {
  it('have at most 20 words in the short answer', () => {
    expect(sentenceProblems(anEntry({ short: words(20) }))).toEqual([]);
    expect(sentenceProblems(anEntry({ short: words(21) }))).toMatchObject([
      { field: 'short', expected: 'sentences of at most 20 words' },
    ]);
  });

  it('have at most 26 words elsewhere', () => {
    expect(sentenceProblems(anEntry(withSection('Penjelasan', words(26))))).toEqual([]);
    expect(sentenceProblems(anEntry(withSection('Penjelasan', words(27))))).toHaveLength(1);
  });

  it('end with the line of a list', () => {
    const list = `- ${words(20).slice(0, -1)}\n- ${words(20).slice(0, -1)}`;
    expect(sentenceProblems(anEntry(withSection('Penjelasan', list)))).toEqual([]);
  });

  it('do not end with an abbreviation, and links count as their words', () => {
    const text = `Lihat [edaran](https://contoh.go.id/a) No. ${words(24)}`;
    expect(sentenceProblems(anEntry(withSection('Penjelasan', text)))).toHaveLength(1);
  });
});
