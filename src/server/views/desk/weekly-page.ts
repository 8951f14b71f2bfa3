import type { WeeklySummary } from '../../../review/weekly-summary.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { trendText } from './overview-titles.ts';
import { OUTCOME_NAME, SMALL_NUMBERS_NOTE, shortDate, shownText } from './wording.ts';

export interface WeeklyPage {
  readonly staff: StaffSession;
  readonly weeks: readonly WeeklySummary[];
  readonly titleOf: (entryId: string) => string;
}

/** The weeks, each as it was summed up on the Monday after it. */
export function weeklyPage({ staff, weeks, titleOf }: WeeklyPage): Html {
  return deskLayout(
    { title: 'Ringkasan mingguan', section: 'laporan', staff },
    html`<p><a href="/dashboard/laporan">Kembali ke laporan bulanan</a></p>
<p>Dibuat sendiri setiap Senin untuk pekan yang baru lewat, dan tidak berubah lagi. Tidak dikirim lewat e-mail; buka halaman ini saat rapat Senin.</p>
<p class="quiet">${SMALL_NUMBERS_NOTE}</p>
${weeks.length === 0 ? html`<p class="empty">Belum ada. Ringkasan pertama muncul pada Senin setelah pekan pertama yang ada pertanyaannya.</p>` : html`<ul class="cards">${weeks.map((week) => card(week, titleOf))}</ul>`}`,
  );
}

function card({ week, lastDay, body }: WeeklySummary, titleOf: (id: string) => string): Html {
  const { questions, askers, outcomes, entries } = body;
  return html`<li class="card"><h2>${shortDate(week)} sampai ${shortDate(lastDay)}</h2>
<p><strong>${shownText(questions.now)} pertanyaan</strong> (${trendText(questions.now, questions.before)}) dari kira-kira ${shownText(askers.now)} penanya.</p>
<p>${outcomes.map(({ key, now }, index) => html`${index > 0 && ' · '}${OUTCOME_NAME[key] ?? key}: ${shownText(now)}`)}</p>
${entries.length > 0 && html`<p>Paling sering ditanyakan:</p><ol>${entries.map(({ key, now, before }) => html`<li>${titleOf(key)}: ${shownText(now)} (${trendText(now, before)})</li>`)}</ol>`}</li>`;
}
