import { renderWebHtml } from '../../../bots/web-chat/render.ts';
import { nameOf as categoryName } from '../../../conversation/choices.ts';
import { type KnowledgeEntry, sectionText } from '../../../knowledge/entry.ts';
import type { Compared } from '../../../review/compared.ts';
import { COUNTED_OUTCOMES, type Overview } from '../../../review/overview.ts';
import type { Gap, MonthlyReport } from '../../../review/report.ts';
import type { StaffSession } from '../../../storage/staff-sessions.ts';
import { deskLayout } from '../desk-layout.ts';
import { verdictBadge } from '../entry-page.ts';
import { type Html, html, trusted } from '../html.ts';
import { dataTable, figure, stackedColumns } from './charts.ts';
import { figures } from './overview-page.ts';
import { barsTitle, trendText } from './overview-titles.ts';
import {
  monthName,
  OUTCOME_NAME,
  SHOWN_AUDIENCE,
  SMALL_NUMBERS_NOTE,
  shortDate,
  shownText,
} from './wording.ts';

export interface ReportPage {
  readonly staff: StaffSession;
  readonly report: MonthlyReport;
  readonly months: readonly string[];
  readonly entryOf: (id: string) => KnowledgeEntry | undefined;
  readonly region: string;
}

const TITLES_TOLD = 3;

/** A month on one page, made for print: numbers, gaps, what to explain next and how. */
export function reportPage(page: ReportPage): Html {
  const { staff, report, entryOf } = page;
  const { overview, month, isUnderWay } = report;
  const titleOf = (id: string) => entryOf(id)?.title ?? id;
  return deskLayout(
    { title: `Laporan ${monthName(month)}`, section: 'laporan', staff },
    html`${tools(page)}
${isUnderWay && html`<p class="notice">Bulan ini belum selesai. Angkanya masih bertambah.</p>`}
<p class="quiet">Tanya Netral ${page.region}. Dibandingkan dengan bulan sebelumnya. ${SMALL_NUMBERS_NOTE}</p>
<section><h2>Angka bulan ini</h2>${figures(overview)}${days(overview)}${mostAsked(overview, titleOf)}</section>
<section><h2>Yang belum terjawab dengan pasti</h2>${gaps(report)}</section>
<section><h2>Saran untuk sosialisasi berikutnya</h2>${advice(report, titleOf)}</section>
<section class="hand-out"><h2>Lembar bagi: pertanyaan yang paling sering</h2>${handOut(report, entryOf)}</section>`,
  );
}

function tools({ months, report: { month } }: ReportPage): Html {
  return html`<form class="row filters" action="/dashboard/laporan"><p class="field"><label for="bulan">Bulan</label>
<select id="bulan" name="bulan">${months.map(
    (one) =>
      html`<option value="${one}"${one === month && html` selected`}>${monthName(one)}</option>`,
  )}</select></p><button>Tampilkan</button></form>
<p class="row actions"><a class="button" href="/dashboard/laporan.xlsx?bulan=${month}">Unduh Excel (XLSX)</a> <a class="button" href="/dashboard/laporan.csv?bulan=${month}">Unduh CSV</a> <a class="button" href="/dashboard/laporan/mingguan">Ringkasan mingguan</a></p>
<p class="quiet screen-only">Untuk PDF: cetak halaman ini, lalu pilih “Simpan sebagai PDF”.</p>`;
}

function days(overview: Overview): Html {
  const title = barsTitle(overview);
  const names = COUNTED_OUTCOMES.map((outcome) => OUTCOME_NAME[outcome] ?? outcome);
  const dayName = (day: string) => shortDate(day).replace(/ \d{4}$/, '');
  return figure(
    title,
    stackedColumns(title, overview.bars, COUNTED_OUTCOMES, names, dayName),
    dataTable(
      title,
      ['Hari', ...names],
      overview.bars.map(({ from, parts }) => [dayName(from), ...parts.map(shownText)]),
    ),
  );
}

function mostAsked({ entries }: Overview, titleOf: (id: string) => string): Html {
  return html`<h3>Yang paling sering ditanyakan</h3>${dataTable(
    'yang paling sering ditanyakan',
    ['Topik', 'Bulan ini', 'Bulan lalu', 'Perubahan'],
    entries.map(({ key, now, before }) => [
      titleOf(key),
      shownText(now),
      shownText(before),
      trendText(now, before),
    ]),
  )}`;
}

function gaps({ gaps: found, hasSmallGaps }: MonthlyReport): Html {
  const rest =
    hasSmallGaps &&
    html`<p class="quiet">Masih ada pertanyaan lain yang ditanyakan kurang dari lima kali; lihat di <a href="/dashboard/pertanyaan">Pertanyaan</a>.</p>`;
  if (found.length === 0) {
    return html`<p class="empty">Tidak ada pertanyaan yang berulang kali belum terjawab dengan pasti.</p>${rest}`;
  }
  return html`<ul>${found.map(({ title, count }) => html`<li class="asked-text">“${title}” (${count} kali, dengan yang mirip)</li>`)}</ul>${rest}`;
}

/** Sentences made of nothing but the numbers above. */
function advice(
  { overview, gaps: found, handOut: topics }: MonthlyReport,
  titleOf: (id: string) => string,
): Html {
  const [category] = told(overview.categories);
  const audience = told(overview.audiences).find(({ key }) => key !== 'none');
  const rising = told(overview.entries).filter(isRising);
  const names = (ids: readonly Compared[]) =>
    ids
      .slice(0, TITLES_TOLD)
      .map(({ key }) => titleOf(key))
      .join('; ');
  const lines = [
    topics.length > 0 && `Jelaskan lebih dulu: ${names(topics)}.`,
    category && `Bidang yang paling banyak ditanyakan: ${categoryName(category.key)}.`,
    audience && `Yang paling sering bertanya: ${SHOWN_AUDIENCE[audience.key] ?? audience.key}.`,
    rising.length > 0 && `Naik tajam dibanding bulan lalu: ${names(rising)}.`,
    found.length > 0 && `Siapkan jawaban untuk: ${quoted(found)}.`,
  ].filter((line) => typeof line === 'string');
  return lines.length === 0
    ? html`<p class="empty">Belum cukup pertanyaan untuk memberi saran.</p>`
    : html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}

function told(compared: readonly Compared[]): readonly Compared[] {
  return compared.filter(({ now }) => now.kind === 'exact' && now.count > 0);
}

/** At least twice as often as in the month before. */
function isRising({ now, before }: Compared): boolean {
  return now.kind === 'exact' && before.kind === 'exact' && now.count >= 2 * before.count;
}

function quoted(found: readonly Gap[]): string {
  return found
    .slice(0, TITLES_TOLD)
    .map(({ title }) => `“${title}”`)
    .join('; ');
}

function handOut({ handOut: topics }: MonthlyReport, entryOf: ReportPage['entryOf']): Html {
  const entries = topics.flatMap(({ key }) => entryOf(key) ?? []);
  if (entries.length === 0)
    return html`<p class="empty">Belum ada topik yang cukup sering ditanyakan.</p>`;
  return html`<ol>${entries.map((entry) => {
    const allowed = sectionText(entry, 'Yang boleh dilakukan');
    return html`<li><h3>${entry.question}</h3><p>${verdictBadge(entry)} ${entry.act}</p><p>${entry.short}</p>${allowed && html`<div class="allowed"><p>Yang boleh dilakukan:</p>${trusted(renderWebHtml(allowed))}</div>`}</li>`;
  })}</ol><p class="quiet">Penjelasan lengkap dan dasar hukumnya ada di Tanya Netral. Ini informasi, bukan nasihat hukum.</p>`;
}
