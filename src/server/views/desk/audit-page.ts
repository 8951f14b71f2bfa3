import type { AuditRecord } from '../../../storage/audit-log.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';

const ACTION_NAME: Readonly<Record<string, string>> = {
  'sign-in': 'masuk',
  'sign-in-failed': 'gagal masuk',
  'sign-out': 'keluar',
  'first-account': 'membuat akun pertama',
  'password-by-link': 'memilih kata sandi lewat tautan',
  'password-change': 'mengganti kata sandi',
  'own-account': 'membuka akun sendiri',
  'sessions-closed': 'mengeluarkan perangkat lain',
  'code-begin': 'menyiapkan kode 6 angka',
  'code-on': 'mengaktifkan kode 6 angka',
  'code-off': 'mematikan kode 6 angka',
  refused: 'ditolak: peran tidak cukup',
  accounts: 'membaca daftar akun',
  'account-added': 'menambah akun',
  'password-link': 'membuat tautan kata sandi',
  'account-sessions-closed': 'mengeluarkan petugas dari semua perangkat',
  'account-code-off': 'mematikan kode 6 angka petugas',
  'account-opened': 'membuka akun',
  'account-closed': 'menutup akun',
  'account-role': 'mengganti peran',
  audit: 'membaca jejak',
  overview: 'membaca ringkasan',
  'overview-export': 'mengunduh ringkasan',
  questions: 'membaca pertanyaan',
  decisions: 'membaca keputusan',
  'question-decided': 'memutuskan kelompok pertanyaan',
  'decision-undone': 'mengurungkan keputusan',
  replies: 'membaca daftar balasan',
  ticket: 'membaca pertanyaan titipan',
  'ticket-reply': 'menulis balasan',
  'ticket-answered': 'mengirim balasan',
  content: 'membaca daftar jawaban',
  entry: 'membaca satu jawaban',
  draft: 'membaca rancangan',
  'draft-opened': 'membuka rancangan jawaban',
  'draft-saved': 'menulis rancangan',
  'draft-submitted': 'mengajukan rancangan',
  'draft-taken-back': 'mengambil lagi usulannya',
  'content-published': 'menyetujui dan menerbitkan',
  'content-rejected': 'menolak usulan isi',
  'content-roll-back': 'mengusulkan kembali ke isi lama',
  'withdrawal-proposed': 'mengusulkan penarikan jawaban',
  sources: 'membaca daftar sumber',
  source: 'membaca satu sumber',
  impact: 'membaca dampak rancangan',
  'impact-begun': 'menghitung dampak rancangan',
  'draft-from-reply': 'menjadikan balasan rancangan jawaban',
  channels: 'membaca keadaan kanal',
  'channel-paused': 'menjeda kanal',
  'channel-resumed': 'melanjutkan kanal',
  'channel-reconnected': 'menyambungkan kanal lagi',
  'channel-test': 'membuat kode uji',
};

const WHEN = new Intl.DateTimeFormat('id', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Makassar',
});

export interface AuditPage {
  readonly staff: StaffSession;
  readonly records: readonly AuditRecord[];
  /** There are older ones. */
  readonly more: boolean;
}

/** Who read or did what, newest first. */
export function auditPage({ staff, records, more }: AuditPage): Html {
  const oldest = records.at(-1);
  return deskLayout(
    { title: 'Jejak', section: 'jejak', staff },
    html`<p>Siapa membaca atau melakukan apa. Disimpan 24 bulan, lalu dihapus.</p>
${records.length === 0 ? html`<p>Belum ada catatan yang lebih lama.</p>` : table(records)}
${more && oldest && html`<p><a class="button" href="/dashboard/jejak?sebelum=${oldest.id}">Yang lebih lama</a></p>`}`,
  );
}

function table(records: readonly AuditRecord[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Daftar jejak"><table>
<thead><tr><th scope="col">Waktu (WITA)</th><th scope="col">Siapa</th><th scope="col">Apa</th><th scope="col">Tentang</th></tr></thead>
<tbody>${records.map(
    ({ at, actor, action, subject }) =>
      html`<tr><td>${WHEN.format(at)}</td><td>${actor}</td><td>${ACTION_NAME[action] ?? action}</td><td class="long">${subject ?? ''}</td></tr>`,
  )}</tbody></table></div>`;
}
