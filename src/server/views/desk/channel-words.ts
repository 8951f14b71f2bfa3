import type { StaffChannel } from '../../routes/staff-channels.ts';

const MINUTES = new Intl.DateTimeFormat('id', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Makassar',
});
const SECONDS = new Intl.DateTimeFormat('id', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Asia/Makassar',
});

/** A moment as the office's clocks show it. */
export function localTime(at: Date): string {
  return `${MINUTES.format(at)} WITA`;
}

export function exactTime(at: Date): string {
  return `${SECONDS.format(at)} WITA`;
}

const WAITS = 'Biasanya pulih sendiri; bot mencoba lagi terus.';
const BANNED =
  'WhatsApp memblokir nomor ini. Ajukan banding lewat aplikasi WhatsApp di ponsel bot. Siapkan pindah ke Cloud API.';

/** What the codes of a channel mean, and what there is to do. */
const MEANING: Readonly<Record<string, string>> = {
  unreachable: `Server kanal ini tidak terjangkau. ${WAITS} Kalau lama, periksa jaringan server.`,
  failed: `Sambungan gagal. ${WAITS}`,
  refused: 'WhatsApp menolak masuk; sedang dipastikan. Tunggu satu menit.',
  suspect: 'Terlalu lama sunyi dibanding biasanya. Program dijalankan ulang untuk memastikan.',
  replaced:
    'Tautan yang sama dipakai program lain. Hentikan program itu dulu, lalu sambungkan lagi di sini.',
  'another-instance': 'Program lain sedang memegang kanal ini; yang di sini menunggu giliran.',
  'token-refused': 'Token ditolak. Pengelola server perlu memeriksa token di berkas .env.',
  'client-too-old': 'WhatsApp menolak versi program ini. Pengelola server perlu memperbaruinya.',
  'no-multi-device': 'Nomor ini belum mendukung perangkat tertaut. Perbarui WhatsApp di ponselnya.',
  'reach-out-locked':
    'WhatsApp membatasi nomor ini (kode 463). Arahkan orang ke kanal lain, dan tunggu.',
};

/** How a channel is, in a sentence or two; `undefined` when its state says enough. */
export function meaningOf({ state, detail }: StaffChannel): string | undefined {
  if (detail === undefined) return state === 'stopped' ? 'Program sedang berhenti.' : undefined;
  const known = MEANING[detail];
  if (known !== undefined) return known;
  if (detail.startsWith('banned')) return BANNED;
  if (detail.startsWith('lost-')) return `Sambungan terputus. ${WAITS}`;
  const until = /^reach-out-locked until (.+)$/.exec(detail)?.[1];
  return until === undefined ? undefined : lockedUntil(new Date(until));
}

function lockedUntil(until: Date): string {
  return `WhatsApp membatasi nomor ini sampai ${localTime(until)} (kode 463). Arahkan orang ke kanal lain.`;
}

const NUMBER = new Intl.NumberFormat('id');

/** "12 dari 150", with small numbers hidden as everywhere on the desk. */
export function useOf(used: number, limit: number): string {
  const shown = used > 0 && used < 5 ? '<5' : NUMBER.format(used);
  return `${shown} dari ${NUMBER.format(limit)}`;
}
