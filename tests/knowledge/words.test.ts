import { describe, expect, it } from 'vitest';
import { createPhraseMatcher } from '../../src/knowledge/phrases.ts';
import { createSpeller } from '../../src/knowledge/spelling.ts';
import { createStemmer } from '../../src/knowledge/stemmer.ts';

describe('stemmer', () => {
  const stemmer = createStemmer({
    roots: ['netralitas', 'like', 'posting', 'follow', 'kampanye'],
    notRoots: ['aja'],
  });

  it.each([
    ['diposting', 'posting'],
    ['ngelike', 'like'],
    ['likenya', 'like'],
    ['followka', 'follow'],
    ['berkampanye', 'kampanye'],
    ['mendukungnya', 'dukung'],
    ['ajakan', 'ajak'],
    ['netralitas', 'netralitas'],
    ['mamilih', 'pilih'],
    ['menyampaikan', 'sampai'],
    ['pengelola', 'kelola'],
    ['tersebar', 'sebar'],
    ['terkena', 'kena'],
  ])('finds the root of %s', (word, root) => {
    expect(stemmer.stem(word)).toBe(root);
  });

  it('does not find a root of three letters by chance', () => {
    expect(stemmer.stem('sementra')).toBe('sementra');
  });

  it('survives words that are names of object properties', () => {
    expect(() => stemmer.stem('constructor')).not.toThrow();
    expect(() => stemmer.stem('__proto__')).not.toThrow();
  });
});

describe('speller', () => {
  const speller = createSpeller(
    new Map([
      ['pelanggaran', 50],
      ['kampanye', 200],
      ['dicatat', 10],
      ['dicatut', 30],
      ['bawaslu', 80],
      ['sanksi', 90],
    ]),
  );

  it.each([
    ['plnggaran', 'pelanggaran'],
    ['pelangaran', 'pelanggaran'],
    ['kmpanye', 'kampanye'],
    ['kamapnye', 'kampanye'],
    ['bwaslu', 'bawaslu'],
    ['dicatet', 'dicatat'],
    ['sangsi', 'sanksi'],
  ])('reads %s as %s', (word, expected) => {
    expect(speller.correct(word)).toBe(expected);
  });

  it.each(['zebra', 'qwrtp', 'a', '2024', 'x'.repeat(40)])('leaves %s alone', (word) => {
    expect(speller.correct(word)).toBeUndefined();
  });
});

describe('phrase matcher', () => {
  const matcher = createPhraseMatcher([
    [['surat'], 'short'],
    [['surat', 'suara'], 'long'],
    [['suara'], 'other'],
  ] as const);

  it('prefers the longest phrase when cutting', () => {
    const values = matcher.segments(['foto', 'surat', 'suara']).map(({ value }) => value);
    expect(values).toEqual([undefined, 'long']);
  });

  it('finds overlapping phrases', () => {
    expect(matcher.findAll(['surat', 'suara'])).toEqual(['long', 'short', 'other']);
  });
});
