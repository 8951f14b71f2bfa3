/** What the words before a number say it is. */
export type NumberCue =
  | 'nik'
  | 'kk'
  | 'nip'
  | 'npwp'
  | 'nuptk'
  | 'rekening'
  | 'telepon'
  | 'kontak'
  | 'transfer'
  | 'nomor'
  | 'none';

const WINDOW = 56;
const CUES =
  /\b(?:(nik|ktp|e-?ktp|kependudukan)|(no\.? ?kk|nomor kk|kk|kartu keluarga)|(nip|nipppk|ni ?p3k|ni ?pppk|nrp)|(npwp)|(nuptk|nupktk)|(rek|rekening|norek|rekg|a\/c|acc|account|va|virtual account|e-?wallet|gopay|ovo|shopeepay|linkaja|kartu kredit|kartu debit|kartu atm|bca|bri|bni|bsi|btn|mandiri|cimb|danamon|permata|bankaltimtara|bpd)|(hp|wa|whatsapp|whatsap|telp|tlp|tlpn|telpon|telepon|telephone|tel|nohp|nowa|handphone|ponsel|hape|phone|fax|faks)|(hub|hubungi|kontak|contact|cp|call|sms|chat|telegram|tele|nelpon|ditelpon|nelp|kabari)|(transfer|tf|trf|setor|dana|atm|bank)|(nisn|nidn|nim|npsn|nuks|bpjs|jkn|paspor|passport|sim|taspen|karpeg|karis|karsu|kartu pegawai|peserta|no\.? ?reg|registrasi|pendaftaran|no\.? ?ujian))(?:ku|mu|nya)?\b/g;
const ORDER = [
  'nik',
  'kk',
  'nip',
  'npwp',
  'nuptk',
  'rekening',
  'telepon',
  'kontak',
  'transfer',
  'nomor',
] as const;

export interface FoundCue {
  readonly cue: NumberCue;
  readonly end: number;
}

/** Every cue in the text, in order. */
export function findCues(text: string): readonly FoundCue[] {
  const cues: FoundCue[] = [];
  for (const match of text.toLowerCase().matchAll(CUES)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    cues.push({ cue: ORDER[group] ?? 'none', end: match.index + match[0].length });
  }
  return cues;
}

/** The nearest cue in the few words before `start`. */
export function cueBefore(cues: readonly FoundCue[], start: number): NumberCue {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const nearest = cues[low - 1];
  return nearest !== undefined && start - nearest.end <= WINDOW ? nearest.cue : 'none';
}

const MONEY_BEFORE =
  /(?:\b(?:rp|idr|rupiah)|\b(?:sebesar|senilai|seharga|nominal|uang))[.:]? {0,2}$/i;
const MONEY_AFTER =
  /^(?:[.,]-)? {0,2}(?:rupiah|perak|juta|jt|jta|ribu|rb|rban|miliar|milyar|triliun|persen|%|suara|pemilih|orang|jiwa|warga|lembar|surat)/i;

/** Whether the surroundings say that the number counts money, votes or people. */
export function isAmount(text: string, start: number, end: number): boolean {
  return (
    MONEY_BEFORE.test(text.slice(Math.max(0, start - 14), start)) ||
    MONEY_AFTER.test(text.slice(end, end + 14))
  );
}
