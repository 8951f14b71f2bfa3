import type { Cluster } from '../../../review/clusters.ts';
import {
  REVIEW_DELAY_HOURS,
  REVIEW_REASONS,
  REVIEW_WINDOW_DAYS,
  type ReviewReason,
} from '../../../storage/review-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { DECISION_NAME, REASON_NAME, shortDate } from './wording.ts';

/** An entry as far as the desk names it. */
export interface EntryName {
  readonly id: string;
  readonly title: string;
}

export interface QuestionsPage {
  readonly staff: StaffSession;
  readonly clusters: readonly Cluster[];
  readonly entries: readonly EntryName[];
  readonly done: number;
  readonly total: number;
  readonly search: string;
  readonly reason: ReviewReason | undefined;
  readonly pageNumber: number;
  readonly pages: number;
  /** A decision that was just made and can be taken back. */
  readonly decided?: string | undefined;
  readonly notice?: string | undefined;
  /** Leads back to this view. */
  readonly query: (change: { readonly hal?: number }) => string;
}

const WORDINGS_SHOWN = 5;

/** Questions that need somebody, grouped; four answers at one tap each. */
export function questionsPage(page: QuestionsPage): Html {
  const { staff, clusters, done, total, decided, entries } = page;
  return deskLayout(
    {
      title: 'Pertanyaan',
      section: 'pertanyaan',
      staff,
      notice: decided === undefined ? page.notice : undoForm(staff, decided),
    },
    html`<p>Yang belum terjawab, dinilai belum membantu, atau dijawab dengan ragu, ${REVIEW_WINDOW_DAYS} hari terakhir. Nama dan nomor sudah disamarkan; pertanyaan baru muncul setelah ${REVIEW_DELAY_HOURS} jam dan hanya bertanggal.</p>
<p><label for="kemajuan">${done} dari ${total} kelompok selesai</label> <progress id="kemajuan" max="${Math.max(total, 1)}" value="${done}"></progress></p>
${filters(page)}
${clusters.length === 0 ? empty(page) : html`<ol class="cards clusters">${clusters.map((cluster) => clusterCard(page, cluster))}</ol>`}
<datalist id="entri">${entries.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</datalist>
${pager(page)}
<p><a class="button" href="/dashboard/pertanyaan/keputusan">Yang sudah diputuskan</a></p>`,
  );
}

function undoForm(staff: StaffSession, decision: string): Html {
  return html`Keputusan dicatat. <form class="inline" method="post" action="/dashboard/pertanyaan/urungkan">${formToken(staff)}<input type="hidden" name="keputusan" value="${decision}"><button>Urungkan</button></form>`;
}

function filters({ search, reason }: QuestionsPage): Html {
  const option = (value: string, name: string, selected: boolean) =>
    html`<option value="${value}"${selected && html` selected`}>${name}</option>`;
  return html`<form class="row filters" action="/dashboard/pertanyaan" role="search">
<p class="field"><label for="cari">Cari kata</label><input id="cari" name="cari" type="search" maxlength="100" value="${search}"></p>
<p class="field"><label for="alasan">Alasan</label><select id="alasan" name="alasan">${option('', 'Semua alasan', reason === undefined)}${REVIEW_REASONS.map((one) => option(one, REASON_NAME[one], one === reason))}</select></p>
<button>Tampilkan</button></form>`;
}

function empty({ search, reason, total }: QuestionsPage): Html {
  if (search !== '' || reason !== undefined) {
    return html`<p class="empty">Tidak ada kelompok yang cocok. <a href="/dashboard/pertanyaan">Tampilkan semua</a></p>`;
  }
  return total > 0
    ? html`<p class="empty">Semua sudah diputuskan. Terima kasih!</p>`
    : html`<p class="empty">Belum ada yang perlu ditinjau. Begitu ada pertanyaan yang tidak terjawab, ia muncul di sini ${REVIEW_DELAY_HOURS} jam kemudian.</p>`;
}

function clusterCard({ staff, entries, query, pageNumber }: QuestionsPage, cluster: Cluster): Html {
  const { title, turnIds, wordings, nearest, reasons, newestDay } = cluster;
  const [best] = nearest;
  const titleOf = (id: string) => entries.find((entry) => entry.id === id)?.title ?? id;
  const rest = wordings.slice(1, 1 + WORDINGS_SHOWN);
  const id = `k-${turnIds[0] ?? ''}`;
  return html`<li class="card"><h2 id="${id}" class="asked-text">${title}</h2>
<p class="quiet">${turnIds.length} kali · terakhir ${shortDate(newestDay)} · ${reasons.map((reason) => REASON_NAME[reason]).join(', ')}</p>
${rest.length > 0 && html`<ul>${rest.map((text) => html`<li class="asked-text">${text}</li>`)}</ul>`}
${wordings.length > 1 + WORDINGS_SHOWN && html`<p class="quiet">dan ${wordings.length - 1 - WORDINGS_SHOWN} cara bertanya lain</p>`}
<p class="quiet">${why(cluster)}</p>
${best !== undefined && html`<p>Jawaban terdekat: ${nearest.map((entry, index) => html`${index > 0 && ', '}<a href="/faq/${entry}">${titleOf(entry)}</a>`)}</p>`}
<form method="post" action="/dashboard/pertanyaan" aria-labelledby="${id}">${formToken(staff)}
<input type="hidden" name="giliran" value="${turnIds.join(' ')}"><input type="hidden" name="kembali" value="${query({ hal: pageNumber })}">
<p class="field"><label for="entri-${id}">Entri yang dimaksud</label><input id="entri-${id}" name="entri" list="entri" maxlength="100" value="${best ?? ''}" autocomplete="off"></p>
<div class="row">${(['answer-is-right', 'add-way', 'new-entry', 'not-ours'] as const).map((kind) => html`<button name="keputusan" value="${kind}" aria-describedby="${id}">${DECISION_NAME[kind]}</button>`)}</div></form></li>`;
}

/** Why these stand together. */
function why({ wordings, turnIds, sharedTerms }: Cluster): string {
  if (wordings.length === 1) {
    return turnIds.length === 1
      ? 'Berdiri sendiri: belum ada yang mirip.'
      : 'Disatukan karena kalimatnya sama.';
  }
  return sharedTerms.length > 0
    ? `Disatukan karena sama-sama memuat: ${sharedTerms.join(', ')}.`
    : 'Disatukan karena kata-katanya mirip dengan pertanyaan pertama.';
}

function pager({ pageNumber, pages, query }: QuestionsPage): Html | undefined {
  if (pages <= 1) return undefined;
  return html`<nav class="row" aria-label="Halaman">
${pageNumber > 1 && html`<a class="button" href="/dashboard/pertanyaan${query({ hal: pageNumber - 1 })}">Sebelumnya</a>`}
<span>Halaman ${pageNumber} dari ${pages}</span>
${pageNumber < pages && html`<a class="button" href="/dashboard/pertanyaan${query({ hal: pageNumber + 1 })}">Berikutnya</a>`}</nav>`;
}
