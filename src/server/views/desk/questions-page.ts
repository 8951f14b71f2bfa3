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
import { CHANNEL_NAME, DECISION_NAME, REASON_NAME, shortDate } from './wording.ts';

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
  /** How many of the newest questions were grouped, where there are more. */
  readonly cutAt: number | undefined;
  readonly view: QuestionsView;
  /** Clusters that fit the view, on all pages. */
  readonly found: number;
  readonly pageNumber: number;
  readonly pages: number;
  /** A decision that was just made and can be taken back. */
  readonly decided?: string | undefined;
  readonly notice?: string | undefined;
  /** Leads back to this view. */
  readonly query: (change: { readonly hal?: number }) => string;
}

/** What the officer chose to see. */
export interface QuestionsView {
  readonly cari: string;
  readonly alasan?: ReviewReason | undefined;
  readonly kanal?: string | undefined;
  readonly hari?: string | undefined;
  readonly urut?: string | undefined;
}

const WORDINGS_SHOWN = 5;
const DECISIONS_OFFERED = ['answer-is-right', 'add-way', 'new-entry', 'not-ours'] as const;
/** The key of each decision, for those who have many to make. */
const KEYS = { 'answer-is-right': 'B', 'add-way': 'T', 'new-entry': 'E', 'not-ours': 'X' } as const;

/** Questions that need somebody, grouped; four answers at one tap each. */
export function questionsPage(page: QuestionsPage): Html {
  const { staff, clusters, done, total, decided, entries } = page;
  return deskLayout(
    {
      title: 'Pertanyaan',
      section: 'pertanyaan',
      staff,
      notice: decided === undefined ? page.notice : undoForm(staff, decided),
      script: '/assets/desk-questions.js',
    },
    html`<p>Yang belum terjawab, dinilai belum membantu, atau dijawab dengan ragu, ${REVIEW_WINDOW_DAYS} hari terakhir. Nama dan nomor sudah disamarkan; pertanyaan baru muncul setelah ${REVIEW_DELAY_HOURS} jam dan hanya bertanggal.</p>
<p><label for="kemajuan">${done} dari ${total} kelompok selesai</label> <progress id="kemajuan" max="${Math.max(total, 1)}" value="${done}"></progress></p>
${page.cutAt !== undefined && html`<p class="notice">Ada lebih banyak lagi: yang dikelompokkan hanya ${page.cutAt.toLocaleString('id')} pertanyaan terbaru. Yang lebih lama muncul setelah yang ini diputuskan.</p>`}
${filters(page)}
${shortcuts()}
${clusters.length === 0 ? empty(page) : html`<ol class="cards clusters">${clusters.map((cluster) => clusterCard(page, cluster))}</ol>`}
<datalist id="entri">${entries.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</datalist>
${pager(page)}
<p><a class="button" href="/dashboard/pertanyaan/keputusan">Yang sudah diputuskan</a></p>`,
  );
}

function undoForm(staff: StaffSession, decision: string): Html {
  return html`Keputusan dicatat. <form class="inline" method="post" action="/dashboard/pertanyaan/urungkan">${formToken(staff)}<input type="hidden" name="keputusan" value="${decision}"><button data-key="U">Urungkan</button></form>`;
}

function filters({ view }: QuestionsPage): Html {
  const { alasan, kanal, hari, urut } = view;
  const select = (
    name: string,
    label: string,
    chosen: string | undefined,
    options: readonly (readonly [value: string, text: string])[],
  ) =>
    html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
      ([value, text]) =>
        html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${text}</option>`,
    )}</select></p>`;
  return html`<form class="row filters" action="/dashboard/pertanyaan" role="search">
<p class="field"><label for="cari">Cari kata</label><input id="cari" name="cari" type="search" maxlength="100" value="${view.cari}"></p>
${select('alasan', 'Alasan', alasan, [['', 'Semua alasan'], ...REVIEW_REASONS.map((one) => [one, REASON_NAME[one]] as const)])}
${select('kanal', 'Kanal', kanal, [['', 'Semua kanal'], ...Object.entries(CHANNEL_NAME)])}
${select('hari', 'Waktu', hari, [
  ['', `${REVIEW_WINDOW_DAYS} hari`],
  ['7', '7 hari'],
  ['30', '30 hari'],
])}
${select('urut', 'Urutan', urut, [
  ['', 'Terbanyak dulu'],
  ['baru', 'Terbaru dulu'],
])}
<button>Tampilkan</button></form>`;
}

/** Shown by the script alone, which is what makes the keys work. */
function shortcuts(): Html {
  const key = (letter: string, text: string) => html`<li><kbd>${letter}</kbd> ${text}</li>`;
  return html`<div class="shortcuts" id="tombol-cepat" hidden><p><button type="button" aria-pressed="true">Tombol cepat</button></p>
<ul class="row">${key('J', 'berikutnya')}${key('K', 'sebelumnya')}${DECISIONS_OFFERED.map((kind) => key(KEYS[kind], DECISION_NAME[kind]))}${key('U', 'urungkan')}${key('/', 'cari')}</ul></div>`;
}

function empty({ view, total }: QuestionsPage): Html {
  const { cari, alasan, kanal, hari } = view;
  if (cari !== '' || [alasan, kanal, hari].some((one) => one !== undefined)) {
    return html`<p class="empty">Tidak ada kelompok yang cocok. <a href="/dashboard/pertanyaan">Tampilkan semua</a></p>`;
  }
  return total > 0
    ? html`<p class="empty">Semua sudah diputuskan. Terima kasih!</p>`
    : html`<p class="empty">Belum ada yang perlu ditinjau. Begitu ada pertanyaan yang tidak terjawab, ia muncul di sini ${REVIEW_DELAY_HOURS} jam kemudian.</p>`;
}

function clusterCard({ staff, entries, query, pageNumber }: QuestionsPage, cluster: Cluster): Html {
  const { title, turnIds, wordings, nearest, reasons, channels, newestDay } = cluster;
  const [best] = nearest;
  const titleOf = (id: string) => entries.find((entry) => entry.id === id)?.title ?? id;
  const rest = wordings.slice(1, 1 + WORDINGS_SHOWN);
  const id = `k-${turnIds[0] ?? ''}`;
  return html`<li class="card" tabindex="-1"><h2 id="${id}" class="asked-text">${title}</h2>
<p class="quiet">${turnIds.length} kali · terakhir ${shortDate(newestDay)} · ${reasons.map((reason) => REASON_NAME[reason]).join(', ')} · ${channels.map((channel) => CHANNEL_NAME[channel] ?? channel).join(', ')}</p>
${rest.length > 0 && html`<ul>${rest.map((text) => html`<li class="asked-text">${text}</li>`)}</ul>`}
${wordings.length > 1 + WORDINGS_SHOWN && html`<p class="quiet">dan ${wordings.length - 1 - WORDINGS_SHOWN} cara bertanya lain</p>`}
<p class="quiet">${why(cluster)}</p>
${best !== undefined && html`<p>Jawaban terdekat: ${nearest.map((entry, index) => html`${index > 0 && ', '}<a href="/faq/${entry}">${titleOf(entry)}</a>`)}</p>`}
<form method="post" action="/dashboard/pertanyaan" aria-labelledby="${id}">${formToken(staff)}
<input type="hidden" name="giliran" value="${turnIds.join(' ')}"><input type="hidden" name="kembali" value="${query({ hal: pageNumber })}">
<p class="field"><label for="entri-${id}">Entri yang dimaksud</label><input id="entri-${id}" name="entri" list="entri" maxlength="100" value="${best ?? ''}" autocomplete="off"></p>
<div class="row">${DECISIONS_OFFERED.map((kind) => html`<button name="keputusan" value="${kind}" data-key="${KEYS[kind]}" aria-describedby="${id}">${DECISION_NAME[kind]}</button>`)}</div></form></li>`;
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
