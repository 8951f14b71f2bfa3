import { localDay } from '../../../review/period.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { ContentRevision } from '../../../storage/content-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { stateName } from './content-parts.ts';
import { shortDate } from './wording.ts';

export interface ContentRevisionPage {
  readonly staff: StaffSession;
  readonly revision: ContentRevision;
  readonly title: string;
  /** Proposals that are decided together with this one, itself included. */
  readonly batch: readonly { readonly revision: ContentRevision; readonly title: string }[];
  readonly difference: Html;
  readonly checked: Html;
  readonly isOvertaken: boolean;
  readonly problems?: Html | undefined;
  readonly problem?: string | undefined;
  readonly notice?: string | undefined;
}

/** A revision that is not in writing: to be decided on, or to be read. */
export function contentRevisionPage(page: ContentRevisionPage): Html {
  const { staff, revision, title, batch, notice, problem, problems } = page;
  const { entryId, number, authors, reason, changedAt } = revision;
  return deskLayout(
    { title: `${title}: revisi ${number}`, section: 'konten', staff, notice },
    html`<p><a href="/dashboard/konten">Semua jawaban</a> · <a href="/dashboard/konten/${entryId}">Jawaban ini</a></p>
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}${problems}
<p><strong>${stateName(revision)}</strong>. Ditulis ${authors.join(', ')}, ${shortDate(localDay(changedAt))}. ${reason !== '' && html`Alasan: ${reason}`}</p>
${decided(revision)}
${batch.length > 1 && html`<section><h2>Diputuskan bersama (${batch.length})</h2><ul>${batch.map((one) => html`<li><a href="/dashboard/konten/rancangan/${one.revision.id}">${one.title}</a></li>`)}</ul></section>`}
${page.isOvertaken && html`<p class="problem">Jawaban yang berlaku sudah berubah sejak ini ditulis. Kembalikan dulu ke rancangan dan simpan lagi.</p>`}
${revision.state === 'review' && actions(page)}
${revision.state === 'review' && batch.length === 0 && html`<p><a class="button" href="/dashboard/konten/rancangan/${revision.id}/dampak">Apa dampaknya?</a></p>`}
<section><h2>Yang berubah</h2>${page.difference}</section>
${page.checked}`,
  );
}

function decided({ reviewedBy, reviewedAt, reviewNote }: ContentRevision): Html | undefined {
  if (reviewedBy === null || reviewedAt === null) return undefined;
  return html`<p>Diputuskan ${reviewedBy}, ${shortDate(localDay(reviewedAt))}.${reviewNote !== null && reviewNote !== '' && html` Catatan: ${reviewNote}`}</p>`;
}

function actions({ staff, revision, batch }: ContentRevisionPage): Html {
  const { id, authors, withdraws } = revision;
  const isAuthor = authors.includes(staff.email);
  const isEditor = mayActAs(staff.role, 'editor');
  const many = batch.length > 1 ? ` semua (${batch.length})` : '';
  if (isAuthor) {
    return html`<p class="notice">Menunggu orang kedua: yang ikut menulis tidak bisa menyetujui.</p>
<form method="post" action="/dashboard/konten/rancangan/${id}/ambil">${formToken(staff)}<button>${withdraws ? `Batalkan penarikan${many}` : 'Ambil lagi untuk diperbaiki'}</button></form>`;
  }
  if (!isEditor) return html`<p class="notice">Menunggu persetujuan seorang editor.</p>`;
  return html`<form method="post" action="/dashboard/konten/rancangan/${id}/putusan" class="stack">${formToken(staff)}
<p class="field"><label for="catatan">Catatan untuk penulisnya</label><span class="quiet" id="catatan-hint">Wajib bila ditolak.</span><textarea id="catatan" name="catatan" rows="3" maxlength="1000" aria-describedby="catatan-hint"></textarea></p>
<div class="row"><button class="primary" name="aksi" value="terbitkan">${withdraws ? `Setujui penarikan${many}` : 'Setujui dan terbitkan'}</button> <button name="aksi" value="tolak">Tolak${many}</button></div></form>`;
}
