import type { ChannelState } from '../../../bots/channel-adapter.ts';
import { AUDIENCE_NAME } from '../../../conversation/wording.ts';
import type { Shown } from '../../../review/small-numbers.ts';
import type { DecisionKind, ReviewReason } from '../../../storage/review-store.ts';
import type { Cause } from '../../../storage/turn-count-query.ts';

/** Words that recur on the desk. */

export const ROLE_NAME: Readonly<Record<string, string>> = {
  peninjau: 'Peninjau: membaca, menandai, membalas',
  editor: 'Editor: juga isi jawaban',
  admin: 'Admin: juga akun dan kanal',
};

export const OUTCOME_NAME: Readonly<Record<string, string>> = {
  answered: 'Terjawab',
  clarified: 'Ditanya balik',
  unanswered: 'Belum terjawab',
  'out-of-scope': 'Bukan soal netralitas',
};

export const FEEDBACK_NAME: Readonly<Record<string, string>> = {
  helpful: 'Membantu',
  unhelpful: 'Belum membantu',
  none: 'Tanpa tanggapan',
};

export const CHANNEL_NAME: Readonly<Record<string, string>> = {
  web: 'Halaman web',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
};

/** Why a question stayed without an answer. */
export const CAUSE_NAME: Readonly<Record<string, string>> = {
  far: 'Belum ada topik yang mirip',
  near: 'Ada topik yang mirip, tetapi bot kurang yakin',
  rejected: 'Pilihan yang ditawarkan tidak cocok',
} satisfies Readonly<Record<Cause, string>>;

/** For whom was asked. */
export const SHOWN_AUDIENCE: Readonly<Record<string, string>> = {
  ...AUDIENCE_NAME,
  none: 'Tidak disebut',
};

export const STATE_NAME: Readonly<Record<ChannelState, string>> = {
  off: 'Mati',
  starting: 'Sedang mulai',
  linking: 'Menunggu ditautkan',
  connected: 'Tersambung',
  degraded: 'Terganggu',
  stopped: 'Berhenti',
};

export const REASON_NAME: Readonly<Record<ReviewReason, string>> = {
  unanswered: 'Belum terjawab',
  unhelpful: 'Dinilai belum membantu',
  unsure: 'Bot kurang yakin',
};

export const DECISION_NAME: Readonly<Record<DecisionKind, string>> = {
  'add-way': 'Tambah cara bertanya',
  'answer-is-right': 'Jawaban yang ada sudah benar',
  'new-entry': 'Perlu entri baru',
  'not-ours': 'Bukan urusan kita',
};

const NUMBER = new Intl.NumberFormat('id');

/** A count as the reader sees it. */
export function shownText(shown: Shown): string {
  switch (shown.kind) {
    case 'exact':
      return NUMBER.format(shown.count);
    case 'few':
      return '<5';
    case 'hidden':
      return '•';
  }
}

/** What the two marks mean; stands wherever they may. */
export const SMALL_NUMBERS_NOTE =
  'Angka 1 sampai 4 ditulis <5 supaya tidak menunjuk orang tertentu. Tanda • berarti angkanya disembunyikan, karena dari situ angka kecil bisa dihitung.';

/** `2026-11` → `November 2026`. */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat('id', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** `2026-11-22` → `22 Nov 2026`. */
export function shortDate(isoDate: string): string {
  return new Intl.DateTimeFormat('id', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}
