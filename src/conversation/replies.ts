import type { Courtesy, OtherOffice } from '../knowledge/answer.ts';
import type { Audience, Verdict } from '../knowledge/entry.ts';

/** Every sentence the bot says that is not content. Indonesian, plain, warm, short. */

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

export const LABEL = {
  more: 'Selengkapnya',
  sanction: 'Sanksinya apa?',
  legalBasis: 'Dasar hukumnya',
  audience: (name: string) => `Kalau saya ${name}?`,
  none: 'Bukan ini',
  topics: 'Daftar topik',
  nextTopics: 'Topik berikutnya',
  privacy: 'Apa yang dicatat?',
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
  contacts: 'Kontak:',
  alsoAsked: 'Pertanyaan Anda yang lain belum saya jawab:',
  sectionMissing: 'Bagian ini belum ada di catatan saya untuk topik ini.',
} as const;

export const NO_STAGE_TODAY = 'tidak ada tahapan yang berjalan; kewajiban netral tetap berlaku.';

const NOT_LEGAL_ADVICE =
  'Ini informasi dari Kesbangpol, bukan nasihat hukum. Saya tidak mencatat siapa Anda.';

export const GREETING = [
  'Halo! Saya Tanya Netral. Tanyakan apa saja soal netralitas, misalnya "boleh nggak foto bareng caleg?"',
  NOT_LEGAL_ADVICE,
].join('\n\n');

export const HELP = [
  'Tulis pertanyaan Anda dengan bahasa sehari-hari, seperti bertanya kepada teman. Misalnya:',
  '- boleh gak like postingan caleg?\n- honorer datang ke kampanye, kena sanksi?\n- atasan menyuruh dukung calon, lapor ke mana?',
  'Ketik **topik** untuk daftar topik, **privasi** untuk melihat apa yang dicatat.',
  NOT_LEGAL_ADVICE,
].join('\n\n');

export const PRIVACY = [
  'Saya tidak menyimpan siapa Anda.',
  'Yang disimpan dari satu pertanyaan:\n- isinya, setelah nama, NIK, NIP, nomor telepon, surel, dan alamat disamarkan\n- topik jawabannya dan waktunya\n- kode acak yang berganti tiap bulan, supaya satu orang tidak terhitung dua kali',
  'Teks aslinya disegel, lalu dihapus begitu jawaban terkirim. Kode itu tidak bisa dipakai untuk menemukan Anda.',
  'Yang perlu Anda tahu: WhatsApp atau Telegram tetap tahu Anda menulis ke sini. Kalau itu jadi soal, pakai halaman web.',
].join('\n\n');

export const TOPICS_INTRO = 'Pilih bidangnya:';
export const topicsOf = (category: string) => `Topik tentang ${category}:`;

export const UNSURE = 'Saya belum yakin maksudnya. Yang mana yang paling dekat?';
export const UNSURE_HINT = 'Atau ketik ulang dengan kata lain.';

export const NONE_OF_THESE =
  'Baik. Coba tulis lagi dengan menyebut apa yang dilakukan dan kepada siapa, misalnya "honorer boleh pasang stiker caleg di motor sendiri?"';

/** @param question redacted and quoted */
export const unsettled = (question: string) =>
  [
    'Ini belum ada di catatan saya, dan saya tidak mau menebak.',
    `Pertanyaan Anda saya teruskan ke petugas Kesbangpol tanpa nama, supaya jawabannya dilengkapi. Disimpan begini: "${question}"`,
    'Sampai ada jawaban pasti, pilih yang paling aman: jangan lakukan dulu, atau tanya Kesbangpol atau bagian kepegawaian Anda.',
  ].join('\n\n');

export const POLITICAL =
  'Saya tidak bisa membantu soal memilih atau menilai calon dan partai. Untuk mengenal semua calon secara seimbang, lihat info resmi KPU.';

const OFFICE_POINTER: Readonly<Record<OtherOffice, string>> = {
  kepegawaian: 'Silakan ke BKD/BKPSDM atau bagian kepegawaian Anda.',
  disdukcapil: 'Silakan ke Disdukcapil setempat.',
  polisi: 'Silakan ke kantor polisi terdekat.',
  bpjs: 'Silakan ke kantor atau layanan resmi BPJS.',
  pajak: 'Silakan ke kantor pajak atau Samsat.',
  'dinas-sosial': 'Silakan ke Dinas Sosial atau kantor desa/kelurahan.',
  'kesbangpol-layanan': 'Silakan ke loket layanan Kesbangpol.',
  lapor: 'Silakan lewat SP4N-LAPOR!, kanal pengaduan resmi pemerintah.',
  kpu: 'Silakan ke KPU setempat.',
  kesehatan: 'Silakan ke puskesmas atau dinas kesehatan.',
  pendidikan: 'Silakan ke sekolah atau dinas pendidikan.',
  kesbangpol: 'Silakan ke Kesbangpol.',
  bawaslu: 'Silakan ke Bawaslu setempat.',
  'bawaslu-ri': 'Silakan ke Bawaslu RI.',
  bkn: 'Silakan ke BKN atau bagian kepegawaian Anda.',
  inspektorat: 'Silakan ke Inspektorat instansi Anda.',
  bkpsdm: 'Silakan ke BKD/BKPSDM Anda.',
};

export const elsewhere = (office: OtherOffice | undefined) =>
  [
    'Ini di luar bagian saya.',
    office === undefined ? '' : OFFICE_POINTER[office],
    'Saya hanya menjawab soal netralitas ASN dan non-ASN saat pemilu dan pilkada.',
  ]
    .filter(Boolean)
    .join(' ');

export const COURTESY: Readonly<Record<Courtesy, string>> = {
  greeting: GREETING,
  thanks: 'Sama-sama. Semoga tenang bekerja. Kalau ada yang ragu lagi, tanya saja.',
  farewell: 'Sampai jumpa. Tanya lagi kapan saja.',
  acknowledgement: 'Baik. Kalau ada yang ragu lagi, tanya saja.',
  test: 'Masuk. Silakan tulis pertanyaan soal netralitas, misalnya "boleh nggak foto bareng caleg?"',
  insult: 'Saya tetap di sini untuk membantu. Silakan tulis pertanyaan soal netralitas.',
  gibberish:
    'Saya belum menangkap maksudnya. Coba tulis satu kalimat, misalnya "honorer boleh datang kampanye?"',
  'foreign-language':
    'Saya baru bisa menjawab dalam bahasa Indonesia. I can only answer in Indonesian: please ask about election neutrality of civil servants.',
  manipulation: 'Saya hanya menjawab soal netralitas ASN dan non-ASN dari catatan yang bersumber.',
  help: HELP,
};

export const EMPTY_MESSAGE =
  'Pesannya kosong. Tulis pertanyaan Anda, misalnya "boleh nggak foto bareng caleg?"';

export const CHOICE_GONE =
  'Pilihan itu sudah tidak berlaku. Silakan tulis pertanyaannya sekali lagi.';

export const FAILED =
  'Jawaban gagal disiapkan karena gangguan di sistem kami. Silakan kirim lagi beberapa menit lagi.';

export const ONLY_TEXT =
  'Saya baru bisa membaca tulisan. Silakan ketik pertanyaannya dalam satu atau dua kalimat.';
