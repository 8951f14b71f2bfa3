import { nameOf as categoryName } from '../../../conversation/choices.ts';
import type { AskedPeriod, PeriodQuery, StageChoice } from '../../../review/asked-period.ts';
import type { Compared } from '../../../review/compared.ts';
import { COUNTED_OUTCOMES, type Overview } from '../../../review/overview.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { dataTable, figure, heatMap, hoursTable, rowBars, stackedColumns } from './charts.ts';
import { barsTitle, durationText, hoursTitle, rowsTitle, trendText } from './overview-titles.ts';
import { periodPicker } from './period-picker.ts';
import {
  CAUSE_NAME,
  CHANNEL_NAME,
  FEEDBACK_NAME,
  OUTCOME_NAME,
  SHOWN_AUDIENCE,
  SMALL_NUMBERS_NOTE,
  shortDate,
  shownText,
} from './wording.ts';

export interface OverviewPage {
  readonly staff: StaffSession;
  readonly overview: Overview;
  readonly asked: AskedPeriod;
  readonly stages: readonly StageChoice[];
  readonly waitingTickets: number;
  /** Names of channels that do not work as they should. */
  readonly troubledChannels: readonly string[];
  readonly titleOf: (entryId: string) => string;
}

const OUTCOME_NAMES = COUNTED_OUTCOMES.map((outcome) => OUTCOME_NAME[outcome] ?? outcome);

/** What people ask, in numbers: first what needs somebody, then the figures, then the charts. */
export function overviewPage(page: OverviewPage): Html {
  const { staff, overview } = page;
  return deskLayout(
    { title: 'Ringkasan', section: 'ringkasan', staff },
    html`${needed(page)}
${periodPicker(page.asked, page.stages)}
${figures(overview)}
<p class="quiet">${SMALL_NUMBERS_NOTE} Sapaan dan ucapan terima kasih tidak dihitung. Penanya dihitung dari kode acak yang berganti tiap bulan, jadi perkiraan.</p>
${charts(page)}
<p class="actions"><a class="button" href="/dashboard/ringkasan.csv?${queryText(page.asked.query)}">Unduh untuk Excel (CSV)</a></p>`,
  );
}

function needed({ waitingTickets, troubledChannels }: OverviewPage): Html {
  return html`<section aria-label="Yang perlu ditangani"><ul class="needed">
<li>${waitingTickets > 0 ? html`<a href="/dashboard/balasan">${waitingTickets} titipan menunggu balasan</a>` : 'Tidak ada titipan yang menunggu.'}</li>
<li><a href="/dashboard/pertanyaan">Tinjau pertanyaan yang belum terjawab</a></li>
<li><a href="/dashboard/laporan/mingguan">Ringkasan mingguan</a> dan <a href="/dashboard/laporan">laporan bulanan</a></li>
<li>${troubledChannels.length > 0 ? html`<a href="/dashboard/kanal">Perlu dilihat: ${troubledChannels.join(', ')}</a>` : 'Semua kanal berjalan.'}</li></ul></section>`;
}

/** The query that leads to the same period. */
function queryText(query: PeriodQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given).toString();
}

export function figures(overview: Overview): Html {
  const { questions, askers, outcomes, feedback } = overview;
  const tile = (name: string, { now, before, share }: Compared) =>
    html`<div class="tile"><dt>${name}</dt><dd><strong>${shownText(now)}</strong>${share !== undefined && html` <span>(${share}%)</span>`}<br><span class="quiet">${trendText(now, before)}</span></dd></div>`;
  return html`<dl class="tiles">${tile('Pertanyaan', questions)}${tile('Penanya (perkiraan)', askers)}
${outcomes.map((one) => tile(OUTCOME_NAME[one.key] ?? one.key, one))}
${feedback.map((one) => tile(`Jawaban: ${(FEEDBACK_NAME[one.key] ?? one.key).toLowerCase()}`, one))}
${time('Waktu jawab bot (nilai tengah)', seconds(overview.medianMilliseconds))}
${time('Waktu balas petugas (nilai tengah)', overview.medianTicketSeconds)}</dl>`;
}

function time(name: string, median: number | undefined): Html {
  return html`<div class="tile"><dt>${name}</dt><dd><strong>${median === undefined ? 'belum cukup data' : durationText(median)}</strong></dd></div>`;
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

function charts({ overview, titleOf }: OverviewPage): Html {
  const { bars, barDays, hours, entries, categories, channels, audiences, causes } = overview;
  const barName = barDays === 7 ? 'Pekan mulai' : 'Hari';
  const title = barsTitle(overview);
  const shortDay = (day: string) => shortDate(day).replace(/ \d{4}$/, '');
  const barRows = bars.map(({ from, parts }) => [shortDate(from), ...parts.map(shownText)]);
  return html`${figure(
    title,
    stackedColumns(title, bars, COUNTED_OUTCOMES, OUTCOME_NAMES, shortDay),
    dataTable(title, [barName, ...OUTCOME_NAMES], barRows),
  )}
${figure(hoursTitle(overview), heatMap(hoursTitle(overview), hours), hoursTable('jam bertanya', hours))}
${rows('Jawaban yang paling sering diberikan', 'Jawaban', entries, titleOf)}
${rows('Bidang yang paling banyak dijawab', 'Bidang', categories, categoryName)}
${rows('Kanal yang paling banyak dipakai', 'Kanal', channels, (id) => CHANNEL_NAME[id] ?? id)}
${rows('Untuk siapa yang paling sering ditanyakan', 'Untuk siapa', audiences, (id) => SHOWN_AUDIENCE[id] ?? id)}
${rows('Mengapa belum terjawab', 'Sebab', causes, (id) => CAUSE_NAME[id] ?? id)}`;
}

export function rows(
  what: string,
  head: string,
  compared: readonly Compared[],
  nameOf: (key: string) => string,
): Html {
  const title = rowsTitle(what, compared, nameOf);
  const table = dataTable(
    what,
    [head, 'Sekarang', 'Sebelumnya', 'Perubahan'],
    compared.map(({ key, now, before }) => [
      nameOf(key),
      shownText(now),
      shownText(before),
      trendText(now, before),
    ]),
  );
  return figure(title, compared.length > 0 ? rowBars(title, compared, nameOf) : undefined, table);
}
