import type { DatabaseSchema } from './schema.ts';

/** Why a table is there and how long its rows stay, in Indonesian: it is shown to askers. */
export interface TablePurpose {
  readonly purpose: string;
  readonly kept: string;
  /** What in it could concern a person, and in which form. */
  readonly personal: string;
}

/** Every table; a test holds it against the migrated database and `docs/privacy.md`. */
export const DATA_INVENTORY: Readonly<Record<keyof DatabaseSchema, TablePurpose>> = {
  inbox: {
    purpose: 'Memastikan setiap pesan dijawab satu kali',
    kept: 'Isi: sampai balasan siap. Sisanya (hash dan status): 14 hari',
    personal: 'Isi dan alamat dalam keadaan tersegel; penanya sebagai kode samaran',
  },
  outbox: {
    purpose: 'Mengirim balasan',
    kept: 'Isi: sampai nasib pengiriman jelas. Sisanya (status): 14 hari',
    personal: 'Balasan dan alamat dalam keadaan tersegel',
  },
  turns: {
    purpose: 'Mengetahui apa yang ditanyakan, supaya jawabannya diperbaiki',
    kept: '12 bulan, atau sampai /hapus',
    personal: 'Pertanyaan yang sudah disamarkan; penanya sebagai kode samaran bulanan',
  },
  turn_counts: {
    purpose: 'Jumlah pertanyaan per hari, supaya ringkasan cepat terbuka',
    kept: 'Mengikuti pertanyaannya: yang dihapus ikut hilang dari jumlahnya',
    personal: 'Tidak ada; hanya jumlah',
  },
  counted_days: {
    purpose: 'Hari mana yang sudah dihitung',
    kept: 'Mengikuti pertanyaannya',
    personal: 'Tidak ada',
  },
  changed_days: {
    purpose: 'Hari mana yang perlu dihitung ulang',
    kept: 'Sampai dihitung ulang, biasanya satu menit',
    personal: 'Tidak ada',
  },
  weekly_summaries: {
    purpose: 'Ringkasan mingguan untuk petugas',
    kept: '12 bulan',
    personal: 'Tidak ada; angka kecil disembunyikan',
  },
  dialogues: {
    purpose: 'Mengingat pilihan yang baru ditawarkan',
    kept: '10 menit',
    personal: 'Kode samaran; pertanyaan terakhir yang sudah disamarkan',
  },
  tickets: {
    purpose: 'Meneruskan pertanyaan ke petugas atas persetujuan penanya',
    kept: '90 hari; kalau dibalas, 90 hari sesudah balasannya',
    personal: 'Pertanyaan yang sudah disamarkan; kode hanya sebagai hash',
  },
  ticket_watchers: {
    purpose: 'Mengabari penanya yang meminta dikabari begitu petugas membalas',
    kept: 'Sampai dikabari, berhenti, atau /hapus; paling lama selama titipannya',
    personal: 'Alamat percakapan dalam keadaan tersegel, dan hash-nya',
  },
  subscriptions: {
    purpose: 'Mengingatkan tahapan pemilu kepada yang memintanya',
    kept: 'Sampai berhenti atau /hapus; paling lama 12 bulan',
    personal: 'Alamat percakapan dalam keadaan tersegel, dan hash-nya',
  },
  reminder_claims: {
    purpose: 'Memastikan satu pengingat datang satu kali',
    kept: '30 hari',
    personal: 'Tidak ada; hanya pengingat yang mana',
  },
  pseudonym_keys: {
    purpose: 'Membuat kode samaran bulan ini',
    kept: 'Sampai bulannya lewat, lalu dimusnahkan',
    personal: 'Tidak ada; kunci tersegel',
  },
  wrapped_keys: {
    purpose: 'Kunci penyegel dan kunci hash',
    kept: 'Selama dipakai; yang lama dimusnahkan sehari sesudah diganti',
    personal: 'Tidak ada; hanya bisa dibuka dengan APP_SECRET',
  },
  retention_runs: {
    purpose: 'Bukti bahwa penghapusan harian dijalankan',
    kept: '24 bulan',
    personal: 'Tidak ada; hanya jumlah',
  },
  channel_keys: {
    purpose: 'Menjaga sambungan WhatsApp',
    kept: 'Selama nomor tertaut',
    personal: 'Kunci enkripsi percakapan, tersegel',
  },
  channel_pauses: {
    purpose: 'Menjeda kanal, dan mencatat siapa menjedanya dan mengapa',
    kept: '24 bulan sesudah jeda berakhir',
    personal: 'Akun petugas',
  },
  channel_states: {
    purpose: 'Menunjukkan keadaan kanal kepada petugas',
    kept: '14 hari sesudah program berhenti',
    personal: 'Tidak ada; kode penautan nomor dinas tersegel dan hilang begitu tertaut',
  },
  channel_tests: {
    purpose: 'Kirim uji: petugas memastikan kanal menjawab',
    kept: '1 hari',
    personal: 'Akun petugas yang membuat kode; alamat pengirimnya tidak dicatat',
  },
  rate_limits: {
    purpose: 'Membatasi kiriman yang terlalu cepat, di semua proses bersama',
    kept: 'Paling lama 1 jam sesudah jendelanya lewat',
    personal: 'Hash berkunci dari alamat jaringan, sesi, atau kode samaran; tanpa isi',
  },
  leases: {
    purpose: 'Memastikan satu kanal dipegang satu proses saja',
    kept: 'Selama dipakai',
    personal: 'Tidak ada',
  },
  sent_messages: {
    purpose: 'Mengirim ulang balasan yang tidak terbaca di ponsel penanya',
    kept: 'Sekitar satu hari',
    personal: 'Isi balasan dalam keadaan tersegel',
  },
  contacts: {
    purpose: 'Membatasi jumlah lawan bicara baru per hari di WhatsApp',
    kept: 'Beberapa hari',
    personal: 'Hash dengan kunci tersendiri; tidak terhubung dengan pertanyaan',
  },
  staff: {
    purpose: 'Akun petugas',
    kept: 'Selama bertugas',
    personal: 'Surel petugas; kata sandi sebagai hash Argon2id',
  },
  staff_links: {
    purpose: 'Tautan sekali pakai untuk membuat akun atau kata sandi',
    kept: 'Sampai dipakai atau lewat waktu',
    personal: 'Hash tautan',
  },
  sign_in_attempts: {
    purpose: 'Menahan tebakan kata sandi',
    kept: '1 hari',
    personal: 'Hash alamat yang diketik',
  },
  staff_sessions: {
    purpose: 'Petugas yang sedang masuk',
    kept: 'Berlaku sampai 30 menit tanpa kegiatan; barisnya dihapus sesudah 1 hari',
    personal: 'Hash kuki; akun petugas',
  },
  audit_log: {
    purpose: 'Mencatat petugas mana membaca atau mengubah apa',
    kept: '24 bulan',
    personal: 'Akun petugas',
  },
  review_decisions: {
    purpose: 'Keputusan petugas atas kelompok pertanyaan',
    kept: 'Mengikuti pertanyaannya',
    personal: 'Akun petugas',
  },
  content_revisions: {
    purpose: 'Rancangan dan riwayat isi jawaban',
    kept: 'Selama layanan dipakai; yang ditolak atau dibatalkan: 24 bulan',
    personal: 'Akun petugas yang menulis dan yang menerbitkan',
  },
  content_suggestions: {
    purpose: 'Pertanyaan yang diusulkan menjadi cara bertanya',
    kept: 'Mengikuti pertanyaannya',
    personal: 'Tidak ada; hanya penunjuk ke pertanyaan yang sudah disamarkan',
  },
  content_impacts: {
    purpose: 'Memperlihatkan jawaban mana yang berubah oleh sebuah rancangan',
    kept: '1 hari',
    personal: 'Tidak ada; hanya penunjuk ke pertanyaan yang sudah disamarkan',
  },
  reviewed_turns: {
    purpose: 'Pertanyaan mana yang sudah diputus',
    kept: 'Mengikuti pertanyaannya',
    personal: 'Tidak ada',
  },
};

/** The inventory as a Markdown table. */
export function inventoryTable(): string {
  const rows = Object.entries(DATA_INVENTORY).map(
    ([table, { purpose, kept, personal }]) =>
      `| \`${table}\` | ${purpose} | ${kept} | ${personal} |`,
  );
  return [
    '| tabel | untuk apa | berapa lama | yang menyangkut orang |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
