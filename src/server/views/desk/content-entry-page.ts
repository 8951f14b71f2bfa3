import { localDay } from '../../../review/period.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import type { ContentRow } from './content-list-page.ts';
import { stateName } from './content-parts.ts';
import { shortDate, shownText } from './wording.ts';

export interface ContentEntryPage {
  readonly staff: StaffSession;
  readonly row: ContentRow;
  readonly preview: Html;
  /** Newest first. */
  readonly revisions: readonly ContentRevision[];
  /** The number of the revision that is live; 0: the file is. */
  readonly liveNumber: number;
  readonly hasFile: boolean;
  readonly suggested: number;
  readonly notice?: string | undefined;
}

/** One entry: how it is used, how it looks, what it was before. */
export function contentEntryPage(page: ContentEntryPage): Html {
  const { staff, row, preview, revisions, suggested, notice } = page;
  const open = revisions.filter(({ state }) => state === 'draft' || state === 'review');
  const isWithdrawn = row.statuses.includes('ditarik');
  const isEditor = mayActAs(staff.role, 'editor');
  return deskLayout(
    { title: row.title, section: 'konten', staff, notice },
    html`<p><a href="/dashboard/konten">Semua jawaban</a> · <a href="/faq/${row.id}">Halaman publiknya</a></p>
${isWithdrawn && html`<p class="problem">Jawaban ini ditarik sementara. Bot bilang jawabannya sedang diperiksa, dan menawarkan titipan ke petugas.</p>`}
<dl class="tiles"><div class="tile"><dt>Dipakai (90 hari)</dt><dd><strong>${shownText(row.answers)}</strong></dd></div>
<div class="tile"><dt>Membantu</dt><dd><strong>${row.helpful === undefined ? 'belum cukup data' : `${row.helpful}%`}</strong></dd></div>
<div class="tile"><dt>Ditinjau</dt><dd><strong>${shortDate(row.reviewedOn)}</strong></dd></div></dl>
${suggested > 0 && html`<p class="notice">${suggested} kalimat dari pertanyaan orang menunggu di rancangan, siap jadi cara bertanya.</p>`}
${open.map(({ id, state, withdraws }) => html`<p><a class="button" href="/dashboard/konten/rancangan/${id}">${state === 'draft' ? 'Buka rancangan' : withdraws ? 'Lihat penarikan' : 'Lihat yang menunggu persetujuan'}</a></p>`)}
${isEditor && !open.some(({ withdraws }) => !withdraws) && html`<form method="post" action="/dashboard/konten/${row.id}/rancangan">${formToken(staff)}<button class="primary">Ubah jawaban ini</button></form>`}
<section><h2>Begini tampilnya sekarang</h2>${preview}</section>
<section><h2>Riwayat</h2>${history(page, isEditor)}</section>`,
  );
}

function history(page: ContentEntryPage, isEditor: boolean): Html {
  const { staff, row, revisions, liveNumber, hasFile } = page;
  const published = revisions.filter(({ state }) => state === 'published');
  const roll = (number: number, name: string) =>
    isEditor &&
    number !== liveNumber &&
    html`<form class="row" method="post" action="/dashboard/konten/${row.id}/kembalikan">${formToken(staff)}<input type="hidden" name="nomor" value="${number}">
<p class="field"><label for="alasan-${number}">Alasan kembali ke ${name}</label><input id="alasan-${number}" name="alasan" maxlength="300" required></p><button>Usulkan kembali ke ${name}</button></form>`;
  if (revisions.length === 0) {
    return html`<p class="empty">Belum pernah diubah lewat meja petugas. Isinya berasal dari berkas bawaan.</p>`;
  }
  return html`<ol class="cards" reversed>${revisions.map(
    (
      revision,
    ) => html`<li class="card"><h3><a href="/dashboard/konten/rancangan/${revision.id}">Revisi ${revision.number}</a>: ${stateName(revision)}${revision.number === liveNumber && ', yang berlaku sekarang'}</h3>
<p class="quiet">${revision.withdraws && 'Penarikan · '}ditulis ${revision.authors.join(', ')} · ${shortDate(localDay(revision.changedAt))}${revision.reviewedBy !== null && html` · diputuskan ${revision.reviewedBy}`}</p>
${revision.reason !== '' && html`<p>Alasan: ${revision.reason}</p>`}
${published.includes(revision) && roll(revision.number, `revisi ${revision.number}`)}</li>`,
  )}
${hasFile && html`<li class="card"><h3>Isi asal dari berkas${liveNumber === 0 && ', yang berlaku sekarang'}</h3>${roll(0, 'isi asal')}</li>`}</ol>`;
}
