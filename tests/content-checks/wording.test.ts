import { describe, expect, it } from 'vitest';
import { wordingProblems } from '../../src/content-checks/wording.ts';
import { anEntry } from '../support/builders.ts';

function expectedOf(short: string): readonly string[] {
  return wordingProblems(anEntry({ short })).map(({ expected }) => expected);
}

describe('wording', () => {
  it.each([
    ['Perlu dicatat bahwa itu dilarang.', 'without "bahwa"'],
    ['Dalam rangka pemilu, netral saja.', 'without "dalam rangka"'],
    ['Perbuatan sebagaimana dimaksud dilarang.', 'without "dimaksud"'],
    ['Mohon maaf, itu dilarang.', 'without "mohon maaf"'],
    ['Anda bisa melapor ke KASN.', 'without KASN as a place to report'],
    ['Adukan kepada KASN atau Bawaslu.', 'without KASN as a place to report'],
    ['Tulis ke lapor@bawaslu.go.id saja.', 'without an e-mail address'],
    ['Telepon (0541) 733333 pada jam kerja.', 'without a telephone number'],
    ['Kirim WhatsApp ke 0812-3456-7890.', 'without a telephone number'],
    ['Hubungi +62 812 3456 7890.', 'without a telephone number'],
    ['Jangan ya 🙏.', 'without emoji'],
  ])('objects to "%s"', (short, expected) => {
    expect(expectedOf(short)).toEqual([expected]);
  });

  it.each([
    'KASN sudah bubar, jadi melaporlah ke BKN.',
    'Jangan kirim laporan ke KASN.',
    'SKB itu diteken juga oleh KASN.',
    'Aturannya PP 94/2021 Pasal 5, berlaku sejak 31 Agustus 2021.',
    'Dendanya Rp6.000.000, kurungannya 1–6 bulan.',
    'Perubahannya jelas.',
  ])('accepts "%s"', (short) => {
    expect(expectedOf(short)).toEqual([]);
  });

  it('reads every section and says where', () => {
    const sections = [
      { heading: 'Sanksi', markdown: 'Teguran.\n\n- Ingat bahwa itu berat.' },
    ] as const;
    expect(wordingProblems(anEntry({ sections }))).toMatchObject([{ field: '## Sanksi' }]);
  });
});
