import { describe, expect, it } from 'vitest';
import { verdictProblems } from '../../src/content-checks/verdict-words.ts';
import type { KnowledgeEntry, SectionHeading, Verdict } from '../../src/knowledge/entry.ts';
import { anEntry } from '../support/builders.ts';

function fieldsOf(fields: Partial<KnowledgeEntry>): readonly string[] {
  return verdictProblems(anEntry(fields)).map(({ field }) => field);
}

describe('the short answer', () => {
  it.each<readonly [Verdict, string]>([
    ['dilarang', 'Anda boleh menyukai unggahan calon. Itu hak setiap warga.'],
    ['dilarang', 'Jangan. Di akun pribadi diperbolehkan.'],
    ['boleh', 'Menyukai unggahan calon dilarang.'],
    ['boleh', 'Pegawai tidak boleh memilih.'],
    ['boleh', 'Syaratnya acara itu tetap acara sosial.'],
    ['bersyarat', 'Silakan saja datang ke acara itu. Itu hak setiap warga.'],
    ['wajib', 'Anda tidak wajib netral.'],
  ])('of a "%s" entry may not say "%s"', (verdict, short) => {
    expect(fieldsOf({ verdict, short })).toEqual(['short']);
  });

  it.each<readonly [Verdict, string]>([
    ['dilarang', 'Tidak boleh. Satu like dibaca sebagai dukungan.'],
    ['dilarang', 'Akun gembok bukan berarti boleh.'],
    ['dilarang', 'Yang boleh hanya membaca, tanpa menanggapi.'],
    ['boleh', 'Mencoblos adalah hak Anda. Yang dilarang: memamerkan pilihan.'],
    ['boleh', 'Ini tidak dilarang. Membaca visi calon malah dianjurkan.'],
    ['bersyarat', 'Paling aman jangan datang. Kalaupun hadir, syaratnya diam.'],
    ['wajib', 'Kewajiban netral melekat pada status Anda, bukan pada jam kerja.'],
    ['informasi', 'Menghapus boleh dan dianjurkan, tetapi bukan jaminan.'],
  ])('of a "%s" entry may say "%s"', (verdict, short) => {
    expect(fieldsOf({ verdict, short })).toEqual([]);
  });
});

describe('the part for an audience', () => {
  function withPart(
    markdown: string,
    fields: Partial<KnowledgeEntry> = {},
    heading: SectionHeading = 'Bagi PPPK',
  ): readonly string[] {
    return fieldsOf({ sections: [{ heading, markdown }], ...fields });
  }

  it('may not allow what the verdict forbids', () => {
    expect(withPart('Boleh, karena PPPK bekerja dengan kontrak.')).toEqual(['## Bagi PPPK']);
    expect(withPart('Dengan syarat ada izin.')).toEqual(['## Bagi PPPK']);
    expect(withPart('Sama: dilarang. PPPK adalah ASN.')).toEqual([]);
    expect(withPart('Wajib netral juga. Membaca saja boleh.')).toEqual([]);
  });

  it('may not forbid what the verdict for that audience allows', () => {
    const umum = { verdictFor: { umum: 'boleh' } } as const;
    expect(withPart('Dilarang bagi semua warga.', umum, 'Bagi umum')).toEqual(['## Bagi umum']);
    expect(withPart('Wajib netral juga.', umum, 'Bagi umum')).toEqual(['## Bagi umum']);
    expect(withPart('Sama: dengan syarat ada izin.', umum, 'Bagi umum')).toHaveLength(1);
    expect(withPart('Boleh. Warga biasa bebas mendukung.', umum, 'Bagi umum')).toEqual([]);
  });

  it('names the condition where the verdict has one', () => {
    const bersyarat = { verdict: 'bersyarat', short: 'Boleh hadir, asal diam.' } as const;
    expect(withPart('Boleh hadir. PPPK adalah ASN.', bersyarat)).toEqual(['## Bagi PPPK']);
    expect(withPart('Dilarang. PPPK adalah ASN.', bersyarat)).toEqual(['## Bagi PPPK']);
    expect(withPart('Boleh hadir, asal diam.', bersyarat)).toEqual([]);
  });

  it('does not say "the same" where the verdict differs', () => {
    const differing = { verdictFor: { pppk: 'wajib' } } as const;
    expect(withPart('Sama: jangan menyukainya.', differing)).toEqual(['## Bagi PPPK']);
    expect(withPart('Sama: jangan menyukainya.')).toEqual([]);
  });

  it('may not lift a duty', () => {
    const wajib = { verdict: 'wajib', short: 'Netral melekat pada status Anda.' } as const;
    expect(withPart('Tidak wajib, karena kontrak.', wajib)).toEqual(['## Bagi PPPK']);
    expect(withPart('Wajib netral juga.', wajib)).toEqual([]);
  });
});
