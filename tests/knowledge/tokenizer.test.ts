import { describe, expect, it } from 'vitest';
import { splitQuestions } from '../../src/knowledge/questions.ts';
import { splitSentences, splitWords } from '../../src/knowledge/tokenizer.ts';

describe('splitWords', () => {
  it('keeps words and numbers and drops the rest', () => {
    expect(splitWords("pp 94/2021, p3k & ja' masa'")).toEqual([
      'pp',
      '94',
      '2021',
      'p3k',
      'ja',
      'masa',
    ]);
  });

  it('stops after a bounded number of words', () => {
    expect(splitWords('kata '.repeat(5000)).length).toBeLessThan(300);
  });
});

describe('splitSentences', () => {
  it('ends sentences at marks and lines, not inside numbers', () => {
    expect(splitSentences('Saya guru. Boleh like? Gaji Rp 2.500.000\nTerima kasih')).toEqual([
      'Saya guru',
      'Boleh like?',
      'Gaji Rp 2.500.000',
      'Terima kasih',
    ]);
  });
});

describe('splitQuestions', () => {
  it('separates two questions in one message', () => {
    expect(splitQuestions('boleh ikut reses dewan? kalau difoto wartawan gimana?')).toEqual([
      'boleh ikut reses dewan?',
      'kalau difoto wartawan gimana?',
    ]);
  });

  it('separates questions that a connecting word joins', () => {
    expect(splitQuestions('guru boleh jadi saksi gak, terus siapa yang kasih izin')).toEqual([
      'guru boleh jadi saksi gak',
      'siapa yang kasih izin',
    ]);
  });

  it('leaves a story with one question whole', () => {
    const text = 'Saya bidan. Kemarin tetangga saya nyaleg. Boleh saya bantu?';
    expect(splitQuestions(text)).toEqual([text]);
  });
});
