import { nameOf as categoryName } from '../../../conversation/choices.ts';
import { COUNTED_OUTCOMES, type Compared, type Overview } from '../../../review/overview.ts';
import { localDay, PERIOD_DAYS } from '../../../review/period.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { type Html, html } from '../html.ts';
import { dataTable, figure, heatMap, hoursTable, rowBars, stackedColumns } from './charts.ts';
import { barsTitle, durationText, hoursTitle, rowsTitle, trendText } from './overview-titles.ts';
import {
  CHANNEL_NAME,
  FEEDBACK_NAME,
  OUTCOME_NAME,
  SMALL_NUMBERS_NOTE,
  shortDate,
  shownText,
} from './wording.ts';

export interface OverviewPage {
  readonly staff: StaffSession;
  readonly overview: Overview;
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
${picker(overview)}
${figures(overview)}
<p class="quiet">${SMALL_NUMBERS_NOTE} Sapaan dan ucapan terima kasih tidak dihitung. Penanya dihitung dari kode acak yang berganti tiap bulan, jadi perkiraan.</p>
${charts(page)}
<p class="actions"><a class="button" href="/dashboard/ringkasan.csv?periode=${overview.period.days}">Unduh untuk Excel (CSV)</a></p>`,
  );
}

function needed({ waitingTickets, troubledChannels }: OverviewPage): Html {
  return html`<section aria-label="Yang perlu ditangani"><ul class="needed">
<li>${waitingTickets > 0 ? html`<a href="/dashboard/balasan">${waitingTickets} titipan menunggu balasan</a>` : 'Tidak ada titipan yang menunggu.'}</li>
<li><a href="/dashboard/pertanyaan">Tinjau pertanyaan yang belum terjawab</a></li>
<li>${troubledChannels.length > 0 ? html`<a href="/dashboard/kanal">Perlu dilihat: ${troubledChannels.join(', ')}</a>` : 'Semua kanal berjalan.'}</li></ul></section>`;
}

function picker({ period }: Overview): Html {
  const last = localDay(new Date(period.to.getTime() - 1));
  return html`<nav class="row periods" aria-label="Jangka waktu">${PERIOD_DAYS.map(
    (days) =>
      html`<a class="button" href="/dashboard?periode=${days}"${days === period.days && html` aria-current="true"`}>${days} hari</a>`,
  )}<span class="quiet">${shortDate(localDay(period.from))} sampai ${shortDate(last)}, dibandingkan dengan ${period.days} hari sebelumnya</span></nav>`;
}

function figures(overview: Overview): Html {
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
  const { bars, barDays, hours, entries, categories, channels } = overview;
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
${rows('Kanal yang paling banyak dipakai', 'Kanal', channels, (id) => CHANNEL_NAME[id] ?? id)}`;
}

function rows(
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
