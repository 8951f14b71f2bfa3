import type { Decision } from '../../../storage/review-store.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout, formToken } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import type { EntryName } from './questions-page.ts';
import { DECISION_NAME, shortDate } from './wording.ts';

export interface DecisionsPage {
  readonly staff: StaffSession;
  readonly decisions: readonly Decision[];
  readonly entries: readonly EntryName[];
  readonly notice?: string | undefined;
}

/** What was decided, newest first, and the ways of asking to copy into the content. */
export function decisionsPage({ staff, decisions, entries, notice }: DecisionsPage): Html {
  const titleOf = (id: string) => entries.find((entry) => entry.id === id)?.title ?? id;
  const ways = decisions.filter(({ kind, entryId }) => kind === 'add-way' && entryId !== null);
  const byEntry = [...Map.groupBy(ways, ({ entryId }) => entryId ?? '')].sort(([one], [other]) =>
    one.localeCompare(other),
  );
  return deskLayout(
    { title: 'Yang sudah diputuskan', section: 'pertanyaan', staff, notice },
    html`<p><a href="/dashboard/pertanyaan">Kembali ke pertanyaan</a></p>
<section><h2>Cara bertanya baru, siap disalin</h2>
${
  byEntry.length === 0
    ? html`<p class="empty">Belum ada. Pilih “${DECISION_NAME['add-way']}” pada satu kelompok, dan kalimatnya terkumpul di sini.</p>`
    : byEntry.map(([id, group], index) => {
        const lines = [...new Set(group.flatMap(({ questions }) => questions))];
        return html`<p class="field"><label for="cara-${index}">${titleOf(id)} (${id}.ways.txt)</label><textarea id="cara-${index}" readonly rows="${Math.min(lines.length + 1, 10)}">${lines.join('\n')}</textarea></p>`;
      })
}</section>
<section><h2>Semua keputusan</h2>
${decisions.length === 0 ? html`<p class="empty">Belum ada keputusan.</p>` : html`<ul class="cards">${decisions.map((decision) => card(staff, decision, titleOf))}</ul>`}</section>`,
  );
}

function card(
  staff: StaffSession,
  { id, kind, entryId, by, day, questions }: Decision,
  titleOf: (id: string) => string,
): Html {
  return html`<li class="card"><h3>${DECISION_NAME[kind]}${entryId !== null && html`: ${titleOf(entryId)}`}</h3>
<p class="quiet">${shortDate(day)}, ${by}</p>
${questions.length === 0 ? html`<p class="quiet">Pertanyaannya sudah tidak tersimpan.</p>` : html`<ul>${questions.map((text) => html`<li class="asked-text">${text}</li>`)}</ul>`}
<form method="post" action="/dashboard/pertanyaan/urungkan">${formToken(staff)}<input type="hidden" name="keputusan" value="${id}"><button aria-label="Urungkan: ${questions[0] ?? DECISION_NAME[kind]}">Urungkan</button></form></li>`;
}
