import {
  type AskedPeriod,
  RANGE_DAYS_MAX,
  RANGE_DAYS_MIN,
  type StageChoice,
} from '../../../review/asked-period.ts';
import { lastDayOf, localDay, PERIOD_DAYS } from '../../../review/period.ts';
import { type Html, html } from '../html.ts';
import { shortDate } from './wording.ts';

/** The days, a stage, or two dates; three small forms that work without JavaScript. */
export function periodPicker(asked: AskedPeriod, stages: readonly StageChoice[]): Html {
  const { period, kind, problem, query } = asked;
  const own = kind === 'range' || problem !== undefined;
  return html`<nav class="row periods" aria-label="Jangka waktu">${PERIOD_DAYS.map(
    (days) =>
      html`<a class="button" href="/dashboard?periode=${days}"${String(days) === query.periode && html` aria-current="true"`}>${days} hari</a>`,
  )}</nav>
${problem !== undefined && html`<p class="problem" role="alert" id="masalah-tanggal">${problem} Yang tampil sekarang: 30 hari terakhir.</p>`}
<details class="period-forms"${(own || kind === 'stage') && html` open`}><summary>Tahapan pemilu atau tanggal sendiri</summary>
${stages.length > 0 && stageForm(stages, query.tahap)}
<form class="row filters" action="/dashboard">
<p class="field"><label for="dari">Dari tanggal</label><input id="dari" name="dari" type="date" value="${query.dari ?? ''}" max="${localDay(new Date())}"${problem !== undefined && html` aria-describedby="masalah-tanggal"`}></p>
<p class="field"><label for="sampai">Sampai tanggal</label><input id="sampai" name="sampai" type="date" value="${query.sampai ?? ''}" max="${localDay(new Date())}"></p>
<button>Tampilkan</button><span class="quiet">${RANGE_DAYS_MIN} sampai ${RANGE_DAYS_MAX} hari</span></form></details>
<p class="quiet">${periodName(asked)}, dibandingkan dengan ${period.days} hari sebelumnya.</p>`;
}

function stageForm(stages: readonly StageChoice[], chosen: string | undefined): Html {
  return html`<form class="row filters" action="/dashboard"><p class="field"><label for="tahap">Tahapan</label>
<select id="tahap" name="tahap">${stages.map(
    ({ id, election, stage }) =>
      html`<option value="${id}"${id === chosen && html` selected`}>${stage.name}, ${election.name} (${shortDate(stage.from)})</option>`,
  )}</select></p><button>Tampilkan</button><span class="quiet">Pertanyaan disimpan 12 bulan; tahapan yang lebih lama tidak ada angkanya lagi.</span></form>`;
}

/** A period as a heading: what it is, and its days. */
export function periodName({ kind, period, stage }: AskedPeriod): string {
  const days = `${shortDate(localDay(period.from))} sampai ${shortDate(lastDayOf(period))}`;
  if (kind === 'stage' && stage) return `${stage.stage.name}, ${stage.election.name}: ${days}`;
  return kind === 'days' ? `${period.days} hari terakhir: ${days}` : days;
}
