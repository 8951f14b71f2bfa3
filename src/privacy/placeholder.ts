/** What was found; also the word that stands in brackets in its place. */
export const PLACEHOLDER_KINDS = [
  'NIK',
  'NIP',
  'NPWP',
  'NUPTK',
  'KK',
  'NOMOR',
  'TELEPON',
  'EMAIL',
  'TAUTAN',
  'AKUN',
  'REKENING',
  'PLAT',
  'KOORDINAT',
  'TANGGAL LAHIR',
  'ALAMAT',
  'WILAYAH',
  'SEKOLAH',
  'INSTANSI',
  'NAMA',
] as const;

export type PlaceholderKind = (typeof PLACEHOLDER_KINDS)[number];

/** A stretch of text and what it is; `end` is exclusive, both count UTF-16 units. */
export interface Finding {
  readonly kind: PlaceholderKind;
  readonly start: number;
  readonly end: number;
}

/** Stands for every character that is already masked; folding lets no asker type it. */
export const MASK_CHARACTER = '\uE000';

const PLACEHOLDER = new RegExp(`\\[(?:${PLACEHOLDER_KINDS.join('|')})\\]`, 'g');

export function toPlaceholder(kind: PlaceholderKind): string {
  return `[${kind}]`;
}

/** Same length, with every placeholder made opaque to the detectors. */
export function hidePlaceholders(text: string): string {
  return text.includes('[')
    ? text.replace(PLACEHOLDER, (found) => MASK_CHARACTER.repeat(found.length))
    : text;
}
