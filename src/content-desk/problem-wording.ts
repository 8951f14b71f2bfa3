import type { ContentProblem } from '../knowledge/parse-entry.ts';

/** What is to be mended, for an editor. */
export interface DraftProblem {
  /** Where: a field of the form, a section, a line. */
  readonly place: string;
  readonly advice: string;
  /** What stands there now; empty where nothing does. */
  readonly found: string;
  /** It cannot be published before it is mended. */
  readonly blocks: boolean;
}

const FIELD_NAME: Readonly<Record<string, string>> = {
  id: 'Nama berkas (id)',
  category: 'Bidang',
  title: 'Judul',
  question: 'Pertanyaan',
  verdict: 'Putusan',
  verdictFor: 'Putusan lain',
  audience: 'Khalayak',
  act: 'Perbuatan',
  short: 'Jawaban singkat',
  legalBasis: 'Dasar hukum',
  related: 'Topik terkait',
  contacts: 'Kantor',
  reviewedOn: 'Tanggal ditinjau',
  message: 'Pesan pertama',
  body: 'Seluruh isi',
  ways: 'Cara bertanya',
  heading: 'Judul bagian',
  'front matter': 'Kepala berkas',
  YAML: 'Kepala berkas',
  '(whole file)': 'Kepala berkas',
  'category and id': 'Bidang dan nama berkas',
};

/** What is expected, as the checks say it, and as an editor reads it; the first that fits counts. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^at most (\d+) characters in its first paragraph$/, 'Paragraf pertama paling banyak $1 huruf.'],
  [/^at most (\d+) characters as composed$/, 'Pesan pertama paling banyak $1 huruf.'],
  [
    /^short enough for a message of (\d+) characters$/,
    'Persingkat: bersama putusannya paling banyak $1 huruf.',
  ],
  [/^sentences of at most (\d+) words$/, 'Pecah kalimatnya: paling banyak $1 kata.'],
  [/^readable, LIX/, 'Terlalu berat dibaca: pakai kalimat dan kata yang lebih pendek.'],
  [/^present, because the rule differs for (.+)$/, 'Perlu diisi: aturannya lain bagi $1.'],
  [/^present$/, 'Perlu diisi.'],
  [/^in accord with the verdict (\S+)/, 'Bunyinya melawan putusan “$1”.'],
  [/^naming the condition/, 'Sebut syaratnya di kalimat pertama atau kedua.'],
  [/^without KASN/, 'KASN sudah dihapus; jangan sebut sebagai tempat melapor.'],
  [/^without emoji$/, 'Jangan pakai emoji.'],
  [/^without an e-mail address$/, 'Jangan tulis alamat surel; pilih kantornya saja.'],
  [/^without a telephone number$/, 'Jangan tulis nomor telepon; pilih kantornya saja.'],
  [/^without "(.+)"$/, 'Hindari kata “$1”.'],
  [/^at least (\d+)$/, 'Sebaiknya paling sedikit $1 kalimat, supaya topiknya dikenali.'],
  [/^followed by ways of asking$/, 'Sebaiknya ada contohnya.'],
  [/^followed by text$/, 'Judul ini tanpa isi: isi atau hapus.'],
  [/^unlike the ways of other entries$/, 'Hampir sama dengan cara bertanya topik lain.'],
  [/^unlike every other$/, 'Sudah dipakai, atau terlalu mirip dengan jawaban lain.'],
  [/^given once$/, 'Tertulis dua kali.'],
  [/^a source and an article of/, 'Sumber atau pasalnya tidak ada di daftar sumber.'],
  [/^a source that is not withdrawn$/, 'Sumber ini sudah dicabut; ganti atau hapus.'],
  [/^the id of another entry$/, 'Topik ini tidak ada.'],
  [/^offices of/, 'Kantor ini tidak ada di data daerah.'],
  [/<=(\d+) characters$/, 'Paling banyak $1 huruf.'],
  [/>=(\d+) characters$/, 'Paling sedikit $1 huruf.'],
  [/<=(\d+) items$/, 'Paling banyak $1.'],
  [/>=1 items$/, 'Pilih paling sedikit satu.'],
  [/^one line of text$/, 'Isi dengan satu baris.'],
  [/^lower-case words joined/, 'Huruf kecil dan angka, disambung tanda hubung.'],
  [/^Invalid ISO date$/, 'Tulis sebagai tahun-bulan-hari, misalnya 2026-11-22.'],
  [
    /^one of the headings/,
    'Judul cara bertanya: formal, situasi, sehari-hari, gaul, kata-kunci, atau daerah.',
  ],
  [/^one of (.+)$/, 'Harus salah satu dari: $1.'],
  [/^below a heading/, 'Tulis di bawah judul seperti “# formal”.'],
  [/^once, and in the order (.+)$/, 'Hanya sekali, dan menurut urutan: $1.'],
  [/^text only below/, 'Isi harus di bawah judul yang diawali “## ”.'],
  [/^a block between/, 'Kepala berkas harus di antara dua garis “---”.'],
  [/^readable YAML$/, 'Tidak terbaca; periksa tanda kutip dan titik duanya.'],
  [/^Unrecognized key/, 'Ada baris yang tidak dikenal.'],
  [/^the file's place/, 'Tidak sama dengan bidang dan nama rancangan ini.'],
  [/^unique$/, 'Nama ini sudah dipakai jawaban lain.'],
  [/^string, received undefined$/, 'Perlu diisi.'],
];

/** Wishes, not conditions: an answer without them is right, if less well found or read. */
const MERELY_ADVISED = [
  /^at least \d+$/,
  /^followed by ways/,
  /^unlike the ways/,
  /^unlike every other$/,
  /^given once$/,
  /^readable, LIX/,
  /^without "/,
  /^sentences of/,
];

/** A problem as an editor reads it. */
export function toDraftProblem({ field, expected, found }: ContentProblem): DraftProblem {
  const rule = ADVICE.find(([pattern]) => pattern.test(expected));
  const advice = rule ? (rule[0].exec(expected)?.[0] ?? '').replace(...rule) : expected;
  return {
    place: placeOf(field),
    advice: readable(advice),
    found: readable(/^(nothing|none|it here|it again|one that is cut)$/.test(found) ? '' : found),
    blocks: !MERELY_ADVISED.some((pattern) => pattern.test(expected)),
  };
}

function placeOf(field: string): string {
  const line = /^line (\d+)$/.exec(field)?.[1];
  if (line !== undefined) return `Cara bertanya, baris ${line}`;
  if (field.startsWith('## ')) return `Bagian “${field.slice(3)}”`;
  if (field.startsWith('# ')) return `Cara bertanya “${field.slice(2)}”`;
  const [name = '', ...path] = field.split('.');
  const place = path.find((part) => /^\d+$/.test(part));
  const known = FIELD_NAME[name] ?? readable(field);
  return place === undefined ? known : `${known}, baris ${Number(place) + 1}`;
}

/** The checks quote as JSON does. */
function readable(text: string): string {
  return text
    .replace(/^(\d+) words in /, '$1 kata: ')
    .replace(/^(\d+) % the same as /, '$1% sama dengan ')
    .replace(/ of ([a-z0-9-]+)$/, ' ($1)')
    .replaceAll('"|"', ', ')
    .replaceAll(/"([^"]*)"/g, '“$1”');
}
