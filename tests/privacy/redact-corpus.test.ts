import { describe, expect, it } from 'vitest';
import { redact, redactWithFindings } from '../../src/privacy/redact.ts';
import { loadWholeCorpus } from './corpus-lines.ts';

const whole = loadWholeCorpus();
const hiding = whole.filter(({ input, expected }) => input !== expected);
const ordinary = whole.filter(({ input, expected }) => input === expected);

describe('the corpus of messages with something to hide', () => {
  it('has at least 400 lines, none twice', () => {
    expect(hiding.length).toBeGreaterThanOrEqual(400);
    expect(new Set(whole.map(({ input }) => input)).size).toBe(whole.length);
  });

  it.each(hiding)('hides all of message %#', ({ input, expected }) => {
    expect(redact(input)).toBe(expected);
  });

  it('is left alone once it is redacted', () => {
    for (const { expected } of hiding) expect(redact(expected)).toBe(expected);
  });

  it('comes with findings that lead back to what was typed', () => {
    for (const { input, expected } of hiding) {
      const { findings } = redactWithFindings(input);
      let rebuilt = '';
      let position = 0;
      for (const { kind, start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(position);
        rebuilt += `${input.slice(position, start)}[${kind}]`;
        position = end;
      }
      expect(rebuilt + input.slice(position)).toBe(expected);
    }
  });
});

describe('the corpus of messages with nothing to hide', () => {
  it('has at least 150 lines', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(150);
  });

  it.each(ordinary)('leaves message %# alone', ({ input }) => {
    expect(redactWithFindings(input)).toEqual({ text: input, findings: [] });
  });
});
