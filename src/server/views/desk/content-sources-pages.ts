import type { RestingEntry } from '../../../content-desk/resting-on.ts';
import { SOURCE_STATUSES, type Source } from '../../../knowledge/source-register.ts';
import { mayActAs } from '../../../staff/role.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';

export interface ListedSource {
  readonly source: Source;
  readonly entries: readonly RestingEntry[];
}

const STATUS_NAME: Readonly<Record<Source['status'], string>> = {
  withdrawn: 'Dicabut atau diganti',
  changed: 'Sudah diubah',
  disputed: 'Beda pembacaan',
  unverified: 'Belum dicocokkan',
  'in-force': 'Berlaku',
};
const MOST_URGENT_FIRST: readonly Source['status'][] = [
  ...(['withdrawn', 'changed', 'disputed', 'unverified', 'in-force'] as const),
];

export interface SourcesPage {
  readonly staff: StaffSession;
  readonly sources: readonly ListedSource[];
}

/** Every source by its state, and how many answers rest on it. */
export function sourcesPage({ staff, sources }: SourcesPage): Html {
  return deskLayout(
    { title: 'Sumber hukum', section: 'konten', staff },
    html`<p><a href="/dashboard/konten">Semua jawaban</a></p>
<p>Kalau sebuah peraturan berubah, buka sumbernya: semua jawaban yang bersandar padanya bisa ditarik sekaligus. Tanda di sini berasal dari daftar sumber (content/sources.yaml).</p>
${MOST_URGENT_FIRST.filter((status) => SOURCE_STATUSES.includes(status)).map((status) =>
  group(
    status,
    sources.filter(({ source }) => source.status === status),
  ),
)}`,
  );
}

function group(status: Source['status'], sources: readonly ListedSource[]): Html | undefined {
  if (sources.length === 0) return undefined;
  const list = html`<ul>${sources.map(
    ({ source, entries }) =>
      html`<li><a href="/dashboard/konten/sumber/${source.id}">${source.short}</a>: ${source.title}. <span class="quiet">${entries.length} jawaban</span>${source.note !== undefined && html`<br><span class="quiet">${source.note}</span>`}</li>`,
  )}</ul>`;
  return html`<section class="sources"><h2>${STATUS_NAME[status]} (${sources.length})</h2>${status === 'in-force' || status === 'unverified' ? html`<details><summary>Tampilkan</summary>${list}</details>` : list}</section>`;
}

export interface SourcePage extends ListedSource {
  readonly staff: StaffSession;
  /** Entries whose withdrawal waits for approval already. */
  readonly proposed: ReadonlySet<string>;
  readonly problem?: string | undefined;
}

/** One source, the answers that rest on it, and the form that withdraws them together. */
export function sourcePage(page: SourcePage): Html {
  const { staff, source, entries, problem } = page;
  return deskLayout(
    { title: source.short, section: 'konten', staff },
    html`<p><a href="/dashboard/konten/sumber">Semua sumber</a></p>
<p>${source.title}. <strong>${STATUS_NAME[source.status]}.</strong>${source.note !== undefined && ` ${source.note}`}${source.url !== undefined && html` <a href="${source.url}" rel="noopener noreferrer">Tempat dibaca</a>`}</p>
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<section><h2>${entries.length} jawaban bersandar padanya</h2>
${entries.length === 0 ? html`<p class="empty">Tidak ada jawaban yang mengutip sumber ini.</p>` : mayActAs(staff.role, 'editor') ? form(page) : html`<ul>${entries.map((entry) => html`<li>${named(entry, page)}</li>`)}</ul>`}</section>`,
  );
}

function form(page: SourcePage): Html {
  const { staff, source, entries, proposed } = page;
  return html`<form method="post" action="/dashboard/konten/sumber/${source.id}/tarik" class="stack">${formToken(staff)}
<p>Selama ditarik, bot tidak menjawab dari situ: ia bilang jawabannya sedang diperiksa dan menawarkan titipan ke petugas. Penarikan berlaku setelah disetujui orang kedua, dan bisa dikembalikan.</p>
<fieldset class="choices"><legend>Tarik sementara</legend>${entries.map((entry) => {
    const isOut = entry.isWithdrawn || proposed.has(entry.id);
    return html`<label><input type="checkbox" name="jawaban" value="${entry.id}"${isOut ? html` disabled` : html` checked`}> <span>${named(entry, page)}</span></label>`;
  })}</fieldset>
<p class="field"><label for="alasan">Alasan</label><input id="alasan" name="alasan" maxlength="300" required></p>
<p><button class="primary">Usulkan penarikan</button></p></form>`;
}

function named({ id, title, articles, isWithdrawn }: RestingEntry, { proposed }: SourcePage): Html {
  const standing = isWithdrawn
    ? ' (sudah ditarik)'
    : proposed.has(id)
      ? ' (menunggu persetujuan)'
      : '';
  return html`<a href="/dashboard/konten/${id}">${title}</a>${standing} <span class="quiet">${articles.join('; ')}</span>`;
}
