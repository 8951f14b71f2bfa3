import type { Fate, Impact } from '../../../content-desk/impact.ts';
import type { ImpactState } from '../../../content-desk/impact-runner.ts';
import { VERDICTS } from '../../../knowledge/entry.ts';
import { showCount } from '../../../review/small-numbers.ts';
import { mayActAs } from '../../../staff/role.ts';
import { REVIEW_DELAY_HOURS, REVIEW_WINDOW_DAYS } from '../../../storage/review-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { verdictName } from './content-parts.ts';
import { OUTCOME_NAME, shownText } from './wording.ts';

export interface ContentImpactPage {
  readonly staff: StaffSession;
  readonly revisionId: string;
  readonly title: string;
  readonly state: ImpactState;
  /** The masked questions that are still kept, by the id of their turn. */
  readonly questions: ReadonlyMap<string, string>;
  readonly titleOf: (entryId: string) => string;
  readonly notice?: string | undefined;
}

const REFRESH_SECONDS = 4;

/** Which answers a draft would change. */
export function contentImpactPage(page: ContentImpactPage): Html {
  const { staff, revisionId, title, state, notice } = page;
  const isRunning = state.kind === 'running';
  return deskLayout(
    {
      ...{ title: `Apa dampaknya: ${title}`, section: 'konten', staff, notice },
      ...(isRunning ? { refreshSeconds: REFRESH_SECONDS, script: '/assets/desk-waiting.js' } : {}),
    },
    html`<p><a href="/dashboard/konten/rancangan/${revisionId}">Kembali ke rancangan</a></p>
<p>Dua kumpulan pertanyaan diajukan ke isi yang berlaku dan ke isi dengan rancangan ini: cara bertanya yang disisihkan (satu dari sepuluh, tidak dipelajari kedua pihak), dan pertanyaan orang ${REVIEW_WINDOW_DAYS} hari terakhir yang sudah disamarkan dan berumur lebih dari ${REVIEW_DELAY_HOURS} jam.</p>
${stateOf(page)}
${!isRunning && mayActAs(staff.role, 'editor') && html`<form method="post" action="/dashboard/konten/rancangan/${revisionId}/dampak">${formToken(staff)}<button class="primary">${state.kind === 'done' ? 'Hitung lagi' : 'Hitung dampaknya'}</button></form>`}`,
  );
}

function stateOf(page: ContentImpactPage): Html {
  const { state } = page;
  switch (state.kind) {
    case 'none':
      return html`<p class="empty">Belum dihitung. Perlu kira-kira setengah menit; Anda boleh meninggalkan halaman ini.</p>`;
    case 'running':
      return html`<p role="status"><label for="kemajuan">Sedang dihitung</label> <progress id="kemajuan" max="${Math.max(state.total, 1)}" value="${state.done}"></progress></p>
<p class="quiet">Halaman ini memuat ulang sendiri.</p>`;
    case 'failed':
      return html`<p class="problem">Belum berhasil dihitung. Periksa dulu rancangannya, lalu coba lagi.</p>`;
    case 'done':
      return html`${state.isOutdated && html`<p class="problem">Hitungan ini untuk isi sebelumnya. Hitung lagi.</p>`}${result(state.impact, page)}`;
  }
}

function result(impact: Impact, { questions, titleOf }: ContentImpactPage): Html {
  const { waysAsked, waysRightBefore, waysRightAfter, waysChanged, turnsAsked } = impact;
  const turns = impact.turns.flatMap(({ turnId, ...fates }) => {
    const text = questions.get(turnId);
    return text === undefined ? [] : [{ text, ...fates }];
  });
  return html`<section><h2>Cara bertanya yang disisihkan</h2>
<p>${waysAsked} diajukan. Sampai ke topiknya: ${waysRightBefore} sekarang, ${waysRightAfter} dengan rancangan ini. ${waysChanged} jawaban berubah.</p>
${table('Cara bertanya yang jawabannya berubah', impact.ways, titleOf)}</section>
<section><h2>Pertanyaan orang</h2>
<p>${shownText(showCount(turnsAsked))} diajukan, ${shownText(showCount(impact.turnsChanged))} jawaban berubah.</p>
${table('Pertanyaan orang yang jawabannya berubah', turns, titleOf)}</section>`;
}

interface ChangedRow {
  readonly text: string;
  readonly before: Fate;
  readonly after: Fate;
}

function table(
  label: string,
  rows: readonly ChangedRow[],
  titleOf: ContentImpactPage['titleOf'],
): Html {
  if (rows.length === 0) return html`<p class="empty">Tidak ada yang berubah.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr><th scope="col">Pertanyaan</th><th scope="col">Sekarang</th><th scope="col">Dengan rancangan ini</th></tr></thead>
<tbody>${rows.map(({ text, before, after }) => html`<tr><th scope="row" class="asked-text">${text}</th><td>${fateText(before, titleOf)}</td><td>${fateText(after, titleOf)}</td></tr>`)}</tbody></table></div>`;
}

function fateText(
  { outcome, entryId, verdict }: Fate,
  titleOf: ContentImpactPage['titleOf'],
): string {
  const known = VERDICTS.find((one) => one === verdict);
  return [
    OUTCOME_NAME[outcome] ?? 'Sapaan',
    ...(known ? [verdictName(known)] : []),
    ...(entryId === null ? [] : [titleOf(entryId)]),
  ].join(' · ');
}
