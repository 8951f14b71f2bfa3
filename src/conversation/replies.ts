import type { Courtesy, OtherOffice } from '../knowledge/answer.ts';

/** Every sentence the bot says that is not content. Indonesian, plain, warm, short. */

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
  'Bisa juga ketik:\n- **topik**: daftar topik\n- **cek**: periksa satu keadaan, langkah demi langkah\n- **kode**: baca balasan petugas\n- **status saya**: PNS, PPPK, honorer, atau lainnya\n- **privasi**: apa yang tersimpan; **hapus**: menghapusnya',
  NOT_LEGAL_ADVICE,
].join('\n\n');

export const PRIVACY = [
  'Saya tidak menyimpan siapa Anda.',
  'Yang disimpan dari satu pertanyaan:\n- isinya, setelah nama, NIK, NIP, nomor telepon, surel, dan alamat disamarkan\n- topik jawabannya dan waktunya\n- kode acak yang berganti tiap bulan, supaya satu orang tidak terhitung dua kali',
  'Teks aslinya disegel, lalu dihapus begitu jawaban terkirim.',
  'Yang perlu Anda tahu: WhatsApp atau Telegram tetap tahu Anda menulis ke sini. Kalau itu jadi soal, pakai halaman web.',
].join('\n\n');

/** @param lines each stored turn, quoted; empty when nothing is stored */
export const storedRecord = (count: number, lines: readonly string[]) =>
  count === 0
    ? 'Atas kode acak Anda bulan ini belum ada yang tersimpan.'
    : `Atas kode acak Anda bulan ini tersimpan ${count} pesan. Yang terakhir:\n\n${lines.join('\n')}\n\nKetik **hapus** untuk menghapus semuanya sekarang.`;

export const erased = (count: number) =>
  count === 0
    ? 'Tidak ada yang perlu dihapus: atas kode acak Anda bulan ini tidak ada yang tersimpan.'
    : `Sudah dihapus: ${count} pesan, isi dan hasilnya. Pertanyaan dari bulan lalu tidak bisa dihubungkan lagi dengan Anda, juga oleh kami.`;

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
    `Mau saya teruskan ke petugas Kesbangpol tanpa nama? Pertanyaan Anda akan disimpan begini: "${question}"`,
    'Sampai ada jawaban, pilih yang paling aman: jangan lakukan dulu, atau tanya bagian kepegawaian Anda.',
  ].join('\n\n');

/** @param question redacted and quoted */
export const lastResort = (question: string) =>
  [
    'Saya belum menemukan yang cocok, dan tidak mau membuat Anda berputar-putar.',
    `Mau saya teruskan ke petugas Kesbangpol tanpa nama? Pertanyaan Anda akan disimpan begini: "${question}"`,
    'Atau lihat daftar topik dan kontak kantor di bawah.',
  ].join('\n\n');

export const ticketOpened = (code: string) =>
  `Sudah saya teruskan, tanpa nama. Simpan kode ini: **${code}**\n\nNanti tanyakan lagi dengan mengetik kode itu, dari kanal mana pun. Tanpa kode, balasannya tidak bisa dicari. Kode berlaku 90 hari.`;

export const PASS_DECLINED = 'Baik, tidak saya teruskan. Kalau ada pertanyaan lain, tulis saja.';

export const ASK_CODE = 'Ketik kodenya, misalnya **kode TNY-7K4Q-M2XD**.';

export const CODE_UNKNOWN =
  'Kode itu tidak ada atau sudah lewat 90 hari. Periksa lagi huruf dan angkanya.';

export const TOO_MANY_CODES = 'Terlalu banyak mencoba kode. Coba lagi satu jam lagi.';

/** @param question redacted and quoted */
export const ticketWaiting = (question: string) =>
  `Belum dibalas petugas. Pertanyaannya: "${question}"\n\nCoba lagi satu atau dua hari kerja lagi dengan kode yang sama.`;

/** @param answer written by an officer, in Markdown */
export const ticketAnswered = (question: string, answer: string) =>
  `Balasan petugas untuk "${question}":\n\n${answer}`;

export const THANKS_HELPFUL = 'Terima kasih. Senang bisa membantu.';

export const ASK_MISSING =
  'Terima kasih sudah jujur. Apa yang kurang? Tulis dengan kata lain, atau minta diteruskan ke petugas.';

export const NUMBER_PLEASE = 'Yang nomor berapa?';

export const SAFE_INTRO = [
  'Anda tidak sendirian, dan Anda tidak wajib menuruti perintah itu.',
  'Pesan Anda barusan tidak saya simpan.',
].join('\n');

export const SAFE_OUTRO =
  'Ketik **selengkapnya** untuk apa yang melindungi dan yang belum, atau **kontak** untuk kantor yang bisa dihubungi.';

export const UNSTORED = '(tidak disimpan)';

export const STATUS_UNKNOWN = 'Saya belum tahu status Anda. Anda yang mana?';
export const statusKnown = (name: string) => `Saya menjawab untuk ${name}. Mau diganti?`;
export const statusSet = (name: string) => `Baik, mulai sekarang saya menjawab untuk ${name}.`;
export const STATUS_FORGOTTEN = 'Baik, sudah saya lupakan. Saya menjawab untuk semua.';

export const ONLY_INDONESIAN =
  'Untuk sekarang saya menjawab dalam bahasa Indonesia saja. I answer in Indonesian only for now.';

export const GUIDE_WHO = 'Mari cek bersama, empat langkah. Anda siapa?';
export const GUIDE_WHEN = 'Kapan?';
export const GUIDE_WHERE = 'Di mana?';
export const GUIDE_ACT = 'Apa yang mau dilakukan?';
export const POST_ASK =
  'Tempel atau ceritakan isi unggahannya. Jangan sertakan nama orang; kalaupun ada, saya samarkan.';
export const POST_NEUTRAL =
  'Saya tidak melihat calon, partai, atau simbolnya di situ. Kalau memang tidak ada dan tidak memihak, unggahan itu bukan soal netralitas.';
export const POST_PARTISAN = 'Unggahan itu menyangkut calon atau partai. Untuk setiap perbuatan:';
export const POST_SAFE = 'Kalau ragu, jangan diunggah.';

export const SLOW_DOWN =
  'Pesannya cepat sekali. Saya berhenti membalas sebentar; tulis lagi satu menit lagi.';

/** @param sentence quoted */
export const answeringSentence = (sentence: string) => `Saya menjawab bagian ini: "${sentence}"`;

export const STORE_AWAY =
  'Bagian ini belum bisa dipakai karena ada gangguan di sistem kami. Coba lagi beberapa menit lagi.';

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

/** Before the answer to a message that waited while the channel was away. */
export const LATE = 'Maaf baru menjawab: layanan ini tadi sempat terputus.';

/** In place of answers when a messenger's daily allowance is used up. */
export const elsewhereToday = (ways: readonly string[]) =>
  [
    'Hari ini saya sudah menjawab sebanyak yang boleh lewat WhatsApp.',
    ways.length === 0
      ? 'Silakan tanya lagi besok.'
      : `Anda tetap bisa bertanya sekarang lewat:\n${ways.map((way) => `- ${way}`).join('\n')}`,
  ].join('\n\n');

export const MORE_HINT = 'Balas nomornya, atau balas **lagi** untuk selengkapnya.';
export const NUMBER_HINT = 'Balas nomornya.';
export const PRIVATELY = 'Tanya saya lewat chat pribadi untuk selengkapnya.';

export const ONLY_TEXT =
  'Saya baru bisa membaca tulisan. Silakan ketik pertanyaannya dalam satu atau dua kalimat.';
