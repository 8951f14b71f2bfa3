import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/content-desk/differences.ts';
import { fieldsOf, textOf } from '../../src/content-desk/entry-fields.ts';
import { entryText, tidyWays, waysText } from '../../src/content-desk/entry-text.ts';
import { toDraftProblem } from '../../src/content-desk/problem-wording.ts';
import { restingOn } from '../../src/content-desk/resting-on.ts';
import { readEntryTexts } from '../../src/knowledge/load-entries.ts';
import { parseEntry, parseWrittenEntry } from '../../src/knowledge/parse-entry.ts';
import { CONTENT_FOLDER } from '../support/environment.ts';

const texts = await readEntryTexts(join(CONTENT_FOLDER, 'faq'));

describe('the files of the repository', () => {
  it('are written as the desk writes them, so that an export changes nothing else', () => {
    const others = texts.filter(({ file, text, ways }) => {
      const entry = parseWrittenEntry(file, text, ways);
      return entryText(entry) !== text || waysText(entry.ways) !== ways;
    });
    expect(others.map(({ id }) => id)).toEqual([]);
    expect(texts.length).toBeGreaterThan(80);
  });

  it('come out of the form as they went in', () => {
    const others = texts.filter(({ text }) => {
      const fields = fieldsOf(text);
      return !fields || textOf(fields) !== text;
    });
    expect(others.map(({ id }) => id)).toEqual([]);
  });
});

describe('a text made of fields', () => {
  const [sample] = texts;
  const fields = fieldsOf(sample?.text ?? '');
  if (!fields) throw new Error('no sample');

  it('keeps every line of text within its field, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
        const line = typed.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        const again = fieldsOf(textOf({ ...fields, title: typed, short: `${typed}\nid: lain` }));
        expect(again?.title).toBe(line);
        expect(again?.id).toBe(fields.id);
        expect(again?.short).toBe(`${line} id: lain`);
      }),
      { numRuns: 300 },
    );
  });
});

it('ways of asking are tidied without losing one, and left alone where they cannot be read', () => {
  const typed = '# gaul\nboleh ga\n\n# formal\nBolehkah?\n# gaul\nboleh ga\naman ga\n';
  expect(tidyWays(typed)).toBe('# formal\nBolehkah?\n\n# gaul\nboleh ga\naman ga\n');
  expect(tidyWays('tanpa judul')).toBe('tanpa judul');
});

describe('an entry under review', () => {
  it('keeps what it is recognised by, and nothing that answers', () => {
    for (const { file, text, ways } of texts) {
      const whole = parseEntry(file, text, ways);
      const withheld = parseEntry(
        file,
        text.replace(/^reviewedOn:/m, 'underReview: true\nreviewedOn:'),
        ways,
      );
      expect(withheld).toMatchObject({ id: whole.id, title: whole.title, verdict: 'informasi' });
      expect(withheld.ways).toEqual(whole.ways);
      const said = JSON.stringify({ ...withheld, ways: [], title: '', question: '' });
      expect(said).not.toContain(whole.short);
      expect(said).not.toContain(JSON.stringify(whole.act));
      for (const { markdown } of whole.sections) {
        expect(said).not.toContain(JSON.stringify(markdown).slice(1, -1));
      }
      expect(withheld.legalBasis).toEqual([]);
    }
  });

  it('is still listed under the sources that it rests on', () => {
    const [text] = texts.filter(({ id }) => id === 'medsos-like-komentar-bagikan');
    if (!text) throw new Error('no sample');
    const withdrawn = {
      ...text,
      text: text.text.replace(/^reviewedOn:/m, 'underReview: true\nreviewedOn:'),
    };
    const [found] = restingOn([withdrawn]).get('skb-2022') ?? [];
    expect(found).toMatchObject({ id: text.id, isWithdrawn: true });
    expect(found?.articles).toContain('Lampiran II huruf A angka 4');
  });
});

describe('differences', () => {
  it('tell words apart, and leave out what is the same', () => {
    const before = 'satu\ndua\ntiga\nempat\nlima kata lama\nenam';
    expect(differences(before, before)).toEqual([]);
    expect(differences(before, before.replace('lama', 'baru'))).toEqual([
      { gap: 3 },
      { stretches: [{ kind: 'same', text: 'empat' }] },
      {
        stretches: [
          { kind: 'same', text: 'lima kata ' },
          { kind: 'removed', text: 'lama' },
          { kind: 'added', text: 'baru' },
        ],
      },
      { stretches: [{ kind: 'same', text: 'enam' }] },
    ]);
  });

  it('hold both texts whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const lines = differences(before, `${after}x`).flatMap((line) =>
          'gap' in line ? [] : line.stretches,
        );
        const added = lines.filter(({ kind }) => kind === 'added').map(({ text }) => text);
        expect(`${after}x`).toContain(added[0] ?? '');
      }),
    );
  });
});

it.each([
  ['at most 900 characters as composed', '950', 'Pesan pertama paling banyak 900 huruf.', true],
  ['at least 92', '3', 'Sebaiknya paling sedikit 92 kalimat', false],
  ['without "bahwa"', '"Ingat bahwa"', 'Hindari kata “bahwa”.', false],
  ['in accord with the verdict dilarang', '"Boleh."', 'melawan putusan “dilarang”', true],
])('“%s” is said in plain words', (expected, found, advice, blocks) => {
  const problem = toDraftProblem({ file: 'f', field: 'short', expected, found });
  expect(problem.place).toBe('Jawaban singkat');
  expect(problem.advice).toContain(advice);
  expect(problem.found).not.toContain('"');
  expect(problem.blocks).toBe(blocks);
});
