import { nameOf as categoryName } from '../../../conversation/choices.ts';
import { CATEGORIES, VERDICTS, type Verdict } from '../../../knowledge/entry.ts';
import type { Shown } from '../../../review/small-numbers.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { verdictName } from './content-parts.ts';
import { SMALL_NUMBERS_NOTE, shortDate, shownText } from './wording.ts';

/** What can be said of an entry's standing at once. */
export const ENTRY_STATUSES = ['terbit', 'rancangan', 'menunggu', 'ditarik', 'lama'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export const STATUS_NAME: Readonly<Record<EntryStatus, string>> = {
  terbit: 'Terbit',
  rancangan: 'Ada rancangan',
  menunggu: 'Menunggu persetujuan',
  ditarik: 'Ditarik sementara',
  lama: 'Lebih dari setahun tidak ditinjau',
};

export interface ContentRow {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly verdict: Verdict;
  readonly answers: Shown;
  /** Per cent of those who said something; absent where it may not be told. */
  readonly helpful: number | undefined;
  readonly reviewedOn: string;
  readonly statuses: readonly EntryStatus[];
}

/** A draft or proposal on which somebody has to act. */
export interface OpenItem {
  readonly href: string;
  readonly title: string;
  readonly state: string;
  readonly by: string;
  readonly day: string;
}

export interface ContentListPage {
  readonly staff: StaffSession;
  readonly rows: readonly ContentRow[];
  readonly total: number;
  readonly open: readonly OpenItem[];
  readonly filter: {
    readonly cari: string;
    readonly bidang: string;
    readonly putusan: string;
    readonly status: string;
    readonly urut: string;
  };
  readonly notice?: string | undefined;
}

/** All entries with what is asked of them, and what waits for somebody. */
export function contentListPage(page: ContentListPage): Html {
  const { staff, rows, total, open, notice } = page;
  const isEditor = mayActAs(staff.role, 'editor');
  return deskLayout(
    { title: 'Konten', section: 'konten', staff, notice },
    html`<p>Semua jawaban bot. Perubahan ditulis sebagai rancangan, disetujui orang kedua, lalu langsung berlaku.</p>
<div class="row">${isEditor && html`<form method="post" action="/dashboard/konten/baru">${formToken(staff)}<button class="primary">Tulis jawaban baru</button></form>`}
<a class="button" href="/dashboard/konten/sumber">Sumber hukum</a></div>
${open.length > 0 && html`<section><h2>Sedang dikerjakan (${open.length})</h2><ul class="cards">${open.map(openCard)}</ul></section>`}
<section><h2>Jawaban</h2>${filters(page)}
<p>${rows.length} dari ${total} jawaban</p>
${rows.length === 0 ? html`<p class="empty">Tidak ada yang cocok. <a href="/dashboard/konten">Tampilkan semua</a></p>` : table(rows)}
<p class="quiet">Dipakai dan membantu: 90 hari terakhir, dihitung ulang tiap lima menit. ${SMALL_NUMBERS_NOTE}</p></section>`,
  );
}

function openCard({ href, title, state, by, day }: OpenItem): Html {
  return html`<li class="card"><h3><a href="${href}">${title}</a></h3><p class="quiet">${state} · ${by}, ${shortDate(day)}</p></li>`;
}

function filters({ filter }: ContentListPage): Html {
  const select = (
    name: 'bidang' | 'putusan' | 'status' | 'urut',
    label: string,
    options: readonly (readonly [string, string])[],
  ) =>
    html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(([value, text]) => html`<option value="${value}"${value === filter[name] && html` selected`}>${text}</option>`)}</select></p>`;
  return html`<form class="row filters" action="/dashboard/konten" role="search">
<p class="field"><label for="cari">Cari kata</label><input id="cari" name="cari" type="search" maxlength="100" value="${filter.cari}"></p>
${select('bidang', 'Bidang', [['', 'Semua bidang'], ...CATEGORIES.map((id) => [id, categoryName(id)] as const)])}
${select('putusan', 'Putusan', [['', 'Semua putusan'], ...VERDICTS.map((id) => [id, verdictName(id)] as const)])}
${select('status', 'Status', [['', 'Semua status'], ...ENTRY_STATUSES.map((id) => [id, STATUS_NAME[id]] as const)])}
${select('urut', 'Urutkan', [
  ['', 'Menurut bidang'],
  ['dipakai', 'Paling sering dipakai'],
  ['ditinjau', 'Paling lama tidak ditinjau'],
])}
<button>Tampilkan</button></form>`;
}

function table(rows: readonly ContentRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Daftar jawaban"><table>
<thead><tr><th scope="col">Judul</th><th scope="col">Bidang</th><th scope="col">Putusan</th><th scope="col">Dipakai</th><th scope="col">Membantu</th><th scope="col">Ditinjau</th><th scope="col">Status</th></tr></thead>
<tbody>${rows.map(
    ({ id, title, category, verdict, answers, helpful, reviewedOn, statuses }) =>
      html`<tr><th scope="row"><a href="/dashboard/konten/${id}">${title}</a></th><td>${categoryName(category)}</td><td>${verdictName(verdict)}</td><td>${shownText(answers)}</td><td>${helpful === undefined ? 'belum cukup' : `${helpful}%`}</td><td>${shortDate(reviewedOn)}</td><td>${statuses.map((status) => STATUS_NAME[status]).join(', ')}</td></tr>`,
  )}</tbody></table></div>`;
}
