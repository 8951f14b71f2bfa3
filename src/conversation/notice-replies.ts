import type { Channel } from './message.ts';
import { ticketAnswered } from './replies.ts';

/** What the bot says of questions passed on, and of what it writes of its own accord. */

/** What one chat has left with us. */
export interface NoticeCounts {
  readonly tickets: number;
  readonly reminders: number;
}

export const ticketOpened = (code: string) =>
  `Sudah saya teruskan, tanpa nama. Simpan kode ini: **${code}**\n\nUntuk membaca balasannya, ketik kode itu di sini, di WhatsApp, di Telegram, atau di halaman web. Tanpa kode, balasan tidak bisa dicari. Kode berlaku 90 hari.`;

/** Asked together with the code, where the channel lets us write later. */
export const TELL_OFFER =
  'Mau saya kabari di sini begitu dibalas? Alamat percakapan ini saya simpan tersegel, saya pakai sekali, lalu saya hapus.';
export const WILL_TELL =
  'Baik, begitu petugas membalas saya tulis di sini, satu kali. Kodenya tetap berlaku. Berubah pikiran? Ketik **berhenti**.';
export const TELL_DECLINED = 'Baik. Cukup simpan kodenya.';
export const CANNOT_TELL_NOW =
  'Titipan itu sudah tidak ada, atau di sini saya tidak bisa menulis lebih dulu. Pakai kodenya saja.';
/** Where only the code leads to the answer, and why. */
export const CANNOT_TELL: Readonly<Record<Channel, string>> = {
  web: '',
  telegram: '',
  whatsapp: 'Di WhatsApp saya tidak boleh menulis lebih dulu, jadi kode itu satu-satunya jalan.',
};

/** @param question redacted and quoted */
export const ticketToldOf = (question: string, answer: string) =>
  [
    ticketAnswered(question, answer),
    'Kabar ini sekali saja; alamat percakapan ini sudah saya hapus lagi.',
  ].join('\n\n');

export const REMINDERS_ON =
  'Baik, saya ingatkan di sini sebelum tahapan pemilu dan pilkada mulai, paling banyak tiga pesan per tahapan. Untuk itu alamat percakapan ini disimpan tersegel, paling lama satu tahun. Berhenti kapan saja: ketik **berhenti**.';
export const REMINDERS_NOT_HERE =
  'Di sini saya tidak bisa menulis lebih dulu, jadi tidak ada pengingat. Tanya "masa tenang" kapan saja; tahapan hari ini ikut saya sebut.';

export const stopped = ({ tickets, reminders }: NoticeCounts) =>
  tickets + reminders === 0
    ? 'Tidak ada yang perlu dihentikan: saya hanya menulis kalau Anda bertanya.'
    : 'Sudah berhenti, dan alamat percakapan ini sudah saya hapus. Tanya lagi kapan saja.';

/** What `privasi` says of addresses; empty where there is none. */
export const noticesLeft = ({ tickets, reminders }: NoticeCounts) => {
  const wishes = [
    tickets > 0 ? `kabar balasan untuk ${tickets} titipan` : '',
    reminders > 0 ? 'pengingat tahapan' : '',
  ].filter(Boolean);
  return wishes.length === 0
    ? ''
    : `Atas permintaan Anda alamat percakapan ini disimpan tersegel, untuk ${wishes.join(' dan ')}. Ketik **berhenti** untuk menghapusnya.`;
};

export const PASS_DECLINED = 'Baik, tidak saya teruskan. Kalau ada pertanyaan lain, tulis saja.';

export const ASK_CODE =
  'Ketik kode yang Anda terima waktu pertanyaan diteruskan, misalnya **TNY-7K4Q-M2XD**.';

export const CODE_UNKNOWN =
  'Kode itu tidak saya temukan: mungkin salah ketik, atau sudah lewat 90 hari. Coba periksa huruf dan angkanya.';

export const TOO_MANY_CODES = 'Sudah terlalu banyak kode yang dicoba. Coba lagi satu jam lagi.';

/** @param question redacted and quoted */
export const ticketWaiting = (question: string) =>
  `Petugas belum membalas pertanyaan ini: "${question}"\n\nCoba lagi satu atau dua hari kerja lagi, dengan kode yang sama.`;
