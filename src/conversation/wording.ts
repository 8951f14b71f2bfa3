import type { Audience, OfficeId, Verdict } from '../knowledge/entry.ts';
import type { Outcome } from './message.ts';

/** The words that recur in what the bot says: names, labels of buttons, leads of paragraphs. */

export const VERDICT_WORD: Readonly<Record<Exclude<Verdict, 'informasi'>, string>> = {
  boleh: 'BOLEH',
  bersyarat: 'BOLEH, DENGAN SYARAT',
  dilarang: 'DILARANG',
  wajib: 'WAJIB',
};

export const AUDIENCE_NAME: Readonly<Record<Audience, string>> = {
  pns: 'PNS',
  pppk: 'PPPK',
  cpns: 'CPNS',
  'non-asn': 'non-ASN',
  pejabat: 'pejabat',
  'kepala-wilayah': 'camat dan lurah',
  desa: 'perangkat desa',
  'tni-polri': 'TNI/Polri',
  'bumn-bumd': 'BUMN/BUMD',
  pensiunan: 'pensiunan',
  umum: 'masyarakat umum',
};

/** Offices as people call them. */
export const OFFICE_NAME: Readonly<Record<OfficeId, string>> = {
  kesbangpol: 'Kesbangpol',
  bawaslu: 'Bawaslu',
  'bawaslu-ri': 'Bawaslu RI',
  kpu: 'KPU',
  bkn: 'BKN',
  inspektorat: 'Inspektorat',
  bkpsdm: 'BKD/BKPSDM',
  lapor: 'SP4N-LAPOR!',
};

export const OUTCOME_NAME: Readonly<Record<Outcome, string>> = {
  answered: 'dijawab',
  clarified: 'ditanya balik',
  unanswered: 'belum terjawab',
  'out-of-scope': 'di luar bagian saya',
  courtesy: 'sapaan atau perintah',
};

export const LABEL = {
  more: 'Selengkapnya',
  sanction: 'Sanksinya apa?',
  legalBasis: 'Dasar hukumnya',
  audience: (name: string) => `Kalau saya ${name}?`,
  none: 'Bukan ini',
  topics: 'Daftar topik',
  nextTopics: 'Topik berikutnya',
  privacy: 'Apa yang dicatat?',
  passOn: 'Ya, teruskan',
  dontPassOn: 'Tidak usah',
  tellMe: 'Kabari saya di sini',
  english: 'Short answers in English',
  indonesian: 'Bahasa Indonesia',
  contacts: 'Kontak kantor',
  helpful: 'Membantu',
  unhelpful: 'Belum membantu',
  forgetStatus: 'Lupakan status saya',
  guide: 'Cek langkah demi langkah',
  checkPost: 'Cek sebelum mengunggah',
  nextPart: (part: number, parts: number) => `Lagi (${part} dari ${parts})`,
} as const;

export const LEAD = {
  allowed: 'Yang boleh:',
  sanction: 'Kalau dilanggar:',
  legalBasis: 'Dasar:',
  validFor: 'Berlaku untuk',
  reviewed: 'Ditinjau',
  unverified: 'Bertanda *: belum kami cocokkan dengan naskah resmi.',
  contested: 'Bertanda **: ada beda pembacaan.',
  today: 'Hari ini:',
  next: 'Berikutnya, mulai',
  contacts: 'Kontak:',
  alsoAsked: 'Yang ini belum saya jawab; kirim satu per satu, ya:',
  reminder: 'Pengingat ini atas permintaan Anda. Berhenti: ketik **berhenti**.',
  sectionMissing: 'Bagian ini belum ada di catatan saya untuk topik ini.',
} as const;
