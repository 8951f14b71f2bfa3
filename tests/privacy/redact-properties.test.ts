import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACEHOLDER_KINDS, toPlaceholder } from '../../src/privacy/placeholder.ts';
import { redact, redactWithFindings } from '../../src/privacy/redact.ts';
import { loadWholeCorpus } from './corpus-lines.ts';

const corpus = loadWholeCorpus();
const words = [...new Set(corpus.flatMap(({ input }) => input.split(/(?<=\s)|(?=[.,:;()@/-])/)))];
const placeholders = PLACEHOLDER_KINDS.map(toPlaceholder);

/** Messages put together from pieces of real ones, placeholders and noise. */
const message = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...placeholders) },
      { weight: 1, arbitrary: fc.constantFrom(' ', '.', ',', '\n', '-', '@', '\u200b', '[', ']') },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'grapheme' }) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

describe('redact', () => {
  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(message, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every character outside its findings', () => {
    fc.assert(
      fc.property(message, (text) => {
        const redaction = redactWithFindings(text);
        let rebuilt = '';
        let position = 0;
        for (const { kind, start, end } of redaction.findings) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          rebuilt += text.slice(position, start) + toPlaceholder(kind);
          position = end;
        }
        expect(rebuilt + text.slice(position)).toBe(redaction.text);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof redact(text)).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });

  it('hides a telephone number whatever stands around it', () => {
    const operator = fc.constantFrom('0811', '0812', '0821', '0852', '0857', '0896');
    const rest = fc.integer({ min: 1_000_000, max: 99_999_999 }).map(String);
    fc.assert(
      fc.property(fc.nat(), operator, rest, (seed, prefix, digits) => {
        const { input } = corpus[seed % corpus.length] ?? { input: '' };
        expect(redact(`${input} ${prefix}${digits}`)).not.toContain(digits);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('typed placeholders', () => {
  it('are never among the findings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placeholders), message, (typed, text) => {
        const { findings } = redactWithFindings(typed + text);
        expect(findings.every(({ start }) => start >= typed.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('protect nothing that stands beside or inside them', () => {
    expect(redact('[NIK]6472011203900001')).toBe('[NIK][NIK]');
    expect(redact('[NIK 6472011203900001]')).toBe('[NIK [NIK]]');
    expect(redact('[NAMA] 0812-3456-7890 [NAMA]')).toBe('[NAMA] [TELEPON] [NAMA]');
  });
});
