import type { Courtesy, OtherOffice } from '../knowledge/answer.ts';
import type { Channel } from './message.ts';

/** Every sentence the bot says that is not content. Indonesian, plain, warm, short. */

export const NO_STAGE_TODAY = 'tidak ada tahapan yang berjalan; kewajiban netral tetap berlaku.';

const NOT_LEGAL_ADVICE =
  'Ini informasi dari Kesbangpol, bukan nasihat hukum. Saya tidak mencatat siapa Anda.';

export const GREETING = [
  'Halo! Saya Tanya Netral. Tanyakan apa saja soal netralitas, misalnya "boleh nggak foto bareng caleg?"',
  NOT_LEGAL_ADVICE,
].join('\n\n');

const help = (more: string) =>
  [
    'Tulis pertanyaan Anda dengan bahasa sehari-hari, seperti bertanya kepada teman. Misalnya:',
    '- boleh gak like postingan caleg?\n- honorer datang ke kampanye, kena sanksi?\n- atasan menyuruh dukung calon, lapor ke mana?',
    'Bisa juga ketik:\n- **topik**: daftar topik\n- **cek**: periksa satu keadaan, langkah demi langkah\n- **kode**: baca balasan petugas\n- **status saya**: PNS, PPPK, honorer, atau lainnya\n- **kontak**: kantor yang bisa dihubungi\n- **privasi**: apa yang tersimpan; **hapus**: menghapusnya' +
      more,
    NOT_LEGAL_ADVICE,
  ].join('\n\n');

export const HELP = help('');
/** Reminders are offered where they are sure to work. */
export const HELP_ON: Readonly<Record<Channel, string>> = {
  web: HELP,
  telegram: help(
    '\n- **ingatkan**: pengingat sebelum tahapan mulai; **berhenti**: menghentikannya',
  ),
  whatsapp: HELP,
};

export const PRIVACY = [
  'Saya tidak menyimpan siapa Anda.',
  'Yang disimpan dari satu pertanyaan:\n- isinya, setelah nama, NIK, NIP, nomor telepon, surel, dan alamat disamarkan\n- topik dan hasil jawabannya, seberapa yakin saya, dan versi catatannya\n- status yang Anda sebut dan penilaian Anda, kalau ada\n- kanal dan waktunya\n- kode acak yang berganti tiap bulan, supaya satu orang tidak terhitung dua kali',
  'Pesan tentang ancaman atau tekanan tidak disimpan isinya sama sekali.',
  'Teks aslinya disegel, lalu dihapus begitu jawaban terkirim. Alamat percakapan ini hanya disimpan, tersegel, kalau Anda minta dikabari atau diingatkan.',
  'Yang perlu Anda tahu: WhatsApp atau Telegram tetap tahu Anda menulis ke sini. Kalau itu jadi soal, pakai halaman web.',
].join('\n\n');

/** @param lines each stored turn, quoted; empty when nothing is stored */
export const storedRecord = (count: number, lines: readonly string[]) =>
  count === 0
    ? 'Atas kode acak Anda bulan ini belum ada yang tersimpan.'
    : `Atas kode acak Anda bulan ini tersimpan ${count} pesan. Yang terakhir:\n\n${lines.join('\n')}\n\nKetik **hapus** untuk menghapus semuanya sekarang.`;

export const erased = (count: number, hadAddress: boolean) =>
  [erasedTurns(count), hadAddress ? ADDRESS_ERASED : ''].filter(Boolean).join(' ');

const ADDRESS_ERASED =
  'Alamat percakapan ini juga sudah dihapus; saya tidak akan menulis lebih dulu lagi.';

const erasedTurns = (count: number) =>
  count === 0
    ? 'Tidak ada yang perlu dihapus: atas kode acak Anda bulan ini tidak ada yang tersimpan.'
    : `Sudah dihapus: ${count} pesan, isi dan hasilnya. Pertanyaan dari bulan lalu tidak bisa dihubungkan lagi dengan Anda, juga oleh kami.`;

export const TOPICS_INTRO = 'Pilih bidangnya:';
export const topicsOf = (category: string) => `Topik tentang ${category}:`;

export const UNSURE = 'Saya belum yakin maksudnya. Yang mana yang paling dekat?';
export const UNSURE_HINT = 'Atau ketik ulang dengan kata lain.';

export const NONE_OF_THESE =
  'Baik, bukan itu. Coba tulis lagi: siapa, melakukan apa, di mana. Misalnya "PNS jadi saksi partai di TPS".';

/** @param question redacted and quoted: the asker sees what an officer will */
export const passOnOffer = (question: string) =>
  `Mau saya teruskan ke petugas Kesbangpol tanpa nama? Pertanyaan Anda akan disimpan begini: "${question}"`;

/** @param question redacted and quoted */
export const unsettled = (question: string) =>
  [
    'Ini belum ada di catatan saya, dan saya tidak mau menebak.',
    passOnOffer(question),
    'Sambil menunggu, pilih yang aman: jangan lakukan dulu, atau tanya bagian kepegawaian Anda.',
  ].join('\n\n');

/** @param question redacted and quoted; `undefined` when there is none to pass on */
export const lastResort = (question: string | undefined) =>
  [
    'Saya belum menemukan yang cocok, dan tidak mau membuat Anda berputar-putar.',
    question === undefined ? '' : passOnOffer(question),
    question === undefined
      ? 'Lihat daftar topik, atau hubungi kantor yang bisa menjawab.'
      : 'Atau lihat daftar topik dan kontak kantor.',
  ]
    .filter(Boolean)
    .join('\n\n');

/** @param answer written by an officer, in Markdown */
export const ticketAnswered = (question: string, answer: string) =>
  `Balasan petugas untuk "${question}":\n\n${answer}`;

export const THANKS_HELPFUL = 'Terima kasih. Senang bisa membantu.';

/** @param question redacted and quoted; `undefined` when there is none to pass on */
export const missing = (question: string | undefined) =>
  [
    'Terima kasih sudah jujur. Apa yang kurang? Kalau mau, tulis saja di sini.',
    question === undefined ? '' : passOnOffer(question),
  ]
    .filter(Boolean)
    .join('\n\n');

export const NUMBER_PLEASE = 'Yang mana? Balas nomornya, misalnya 1.';

export const GO_AHEAD = 'Silakan, tulis pertanyaannya.';

export const CONTACTS_CHANGE =
  'Nomor dan alamat bisa berubah; cocokkan dulu dengan laman resminya. Ketik **selengkapnya** untuk siapa mengurus apa.';

/** When the same reply would come for the third time. */
export const STUCK =
  'Sepertinya kita berputar di tempat. Pilih salah satu di bawah, atau tulis kejadiannya dalam satu kalimat: siapa, melakukan apa, di mana.';
export const ANSWER_AGAIN =
  'Jawabannya masih sama seperti tadi. Kalau bukan ini maksudnya, ketik **bukan**.';
export const STILL_HERE =
  'Saya masih di sini, dan pesan ini juga tidak saya simpan. Ketik **selengkapnya** untuk tahu apa yang melindungi Anda, atau **kontak** untuk kantor yang bisa dihubungi.';

export const NOTHING_MORE =
  'Tidak ada lanjutannya. Tulis pertanyaan Anda, atau lihat daftar topik.';

export const SAFE_INTRO = [
  'Anda tidak sendirian, dan Anda tidak wajib menuruti perintah itu.',
  'Pesan Anda barusan tidak saya simpan.',
].join('\n');

export const SAFE_OUTRO =
  'Ketik **selengkapnya** untuk tahu apa yang melindungi Anda dan apa yang belum. Ketik **kontak** untuk kantor yang bisa dihubungi.';

export const SAFE_FURTHER =
  'Pesan ini juga tidak saya simpan. Ketik **kontak** untuk kantor yang bisa dihubungi.';

export const UNSTORED = '(tidak disimpan)';

export const STATUS_UNKNOWN =
  'Saya belum tahu status Anda. Anda yang mana? Ini membantu saya menjawab sesuai aturan Anda.';
export const statusKnown = (name: string) => `Sekarang saya menjawab untuk ${name}. Mau diganti?`;
export const statusSet = (name: string) =>
  `Baik, selama percakapan ini saya menjawab untuk ${name}. Silakan tulis pertanyaannya.`;
export const STATUS_FORGOTTEN =
  'Baik, status Anda sudah saya lupakan. Silakan tulis pertanyaannya.';

export const SLOW_DOWN =
  'Pesannya cepat sekali, saya kewalahan. Saya diam dulu sebentar; tulis lagi satu menit lagi.';

/** @param sentence quoted */
export const answeringSentence = (sentence: string) =>
  `Pesan Anda panjang. Yang saya jawab bagian ini: "${sentence}"`;

export const STORE_AWAY =
  'Ada gangguan di sistem kami, jadi bagian ini belum bisa dipakai. Coba lagi beberapa menit lagi, ya.';

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
  test: 'Pesan Anda masuk. Silakan tulis pertanyaan soal netralitas, misalnya "boleh nggak foto bareng caleg?"',
  insult: 'Saya tetap di sini kalau Anda perlu. Silakan tulis pertanyaan soal netralitas.',
  gibberish:
    'Saya belum menangkap maksudnya. Coba tulis satu kalimat, misalnya "honorer boleh datang kampanye?"',
  'foreign-language':
    'Saya hanya paham pertanyaan berbahasa Indonesia. Please ask in Indonesian; type **english** for short answers in English.',
  manipulation:
    'Saya hanya menjawab soal netralitas ASN dan non-ASN, dari catatan yang jelas sumbernya. Silakan tulis pertanyaannya.',
  help: HELP,
};

export const EMPTY_MESSAGE =
  'Pesannya kosong. Tulis pertanyaan Anda, misalnya "boleh nggak foto bareng caleg?"';

export const CHOICE_GONE =
  'Pilihan itu sudah tidak berlaku. Silakan tulis pertanyaannya sekali lagi.';

export const FAILED =
  'Ada gangguan di sistem kami, jadi jawabannya belum siap. Kirim lagi beberapa menit lagi, ya.';

/** Before the answer to a message that waited. */
export const LATE = 'Maaf baru menjawab: layanan ini tadi sempat terputus.';

/**
 * In place of answers while a channel is paused: one sentence.
 *
 * @param back when it ends; absent when nobody knows yet
 */
export const paused = (back: string | undefined, ways: readonly string[]) =>
  `Saya sedang dijeda dan kembali ${back ?? 'secepatnya'}; sementara itu silakan tanya ${[...ways, 'kantor Kesbangpol atau Bawaslu setempat'].join(', atau ')}.`;

export const TEST_ARRIVED =
  'Pesan uji sampai, dan ini balasannya. Waktunya tampil di halaman Kanal.';

export const TEST_UNKNOWN =
  'Kode uji itu tidak dikenal, sudah dipakai, atau lewat 15 menit. Buat yang baru di halaman Kanal.';

/** In place of answers when a messenger's daily allowance is used up. */
export const elsewhereToday = (ways: readonly string[]) =>
  [
    'Jatah menjawab lewat WhatsApp untuk hari ini sudah habis.',
    ways.length === 0
      ? 'Silakan tanya lagi besok.'
      : `Anda tetap bisa bertanya sekarang lewat:\n${ways.map((way) => `- ${way}`).join('\n')}`,
  ].join('\n\n');

export const MORE_HINT = 'Balas nomornya, atau balas **lagi** untuk selengkapnya.';
export const NUMBER_HINT = 'Balas nomornya.';
export const CHOOSE = 'Mau lanjut ke mana?';
export const CHOOSE_BUTTON = 'Lihat pilihan';
export const PRIVATELY = 'Tanya saya lewat chat pribadi untuk selengkapnya.';

export const ONLY_TEXT =
  'Saya baru bisa membaca tulisan. Silakan ketik pertanyaannya dalam satu atau dua kalimat.';
