import type { Compared } from '../../../review/compared.ts';
import type { Bar } from '../../../review/overview.ts';
import type { Shown } from '../../../review/small-numbers.ts';
import { type Html, html } from '../html.ts';
import { shownText } from './wording.ts';

/** Drawn on the server; colours come from the style sheet, so that print and dark mode can differ. */

/** As wide as a phone, so that words keep their size there. */
const WIDTH = 340;
/** Room for the last name below the columns. */
const MARGIN = 20;
const BARS_HEIGHT = 160;
const AXIS = 28;
/** The height of a part whose number is not told. */
const UNTOLD = 6;
const WEEKDAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'] as const;

/** A chart with the words that say what it shows, and its numbers as a table beside it. */
export function figure(title: string, chart: Html | undefined, table: Html): Html {
  return html`<figure class="chart"><figcaption><h2>${title}</h2></figcaption>
<div class="chart-pair">${chart}${table}</div></figure>`;
}

/** Columns stacked by outcome, in the order of the names. */
export function stackedColumns(
  label: string,
  bars: readonly Bar[],
  kinds: readonly string[],
  names: readonly string[],
  dayName: (day: string) => string,
): Html {
  const tallest = Math.max(1, ...bars.map(({ parts }) => sum(parts.map(heightOf))));
  const step = WIDTH / Math.max(1, bars.length);
  const scale = BARS_HEIGHT / tallest;
  const every = Math.ceil(bars.length / 5);
  return html`<div class="chart-drawing"><svg viewBox="0 0 ${WIDTH + MARGIN} ${BARS_HEIGHT + AXIS}" role="img" aria-label="${label}">
<line class="axis" x1="0" x2="${WIDTH}" y1="${BARS_HEIGHT}" y2="${BARS_HEIGHT}"/>
${bars.map(({ from, parts }, index) => {
  let top = BARS_HEIGHT;
  const x = index * step + step * 0.15;
  const columns = parts.map((part, kind) => {
    const height = heightOf(part) * scale;
    top -= height;
    return (
      height > 0 &&
      html`<rect class="fill fill-${kinds[kind] ?? ''}${part.kind === 'exact' ? '' : ' untold'}" x="${round(x)}" y="${round(top)}" width="${round(step * 0.7)}" height="${round(height)}"/>`
    );
  });
  const name =
    index % every === 0 &&
    html`<text x="${round(x)}" y="${BARS_HEIGHT + 20}">${dayName(from)}</text>`;
  return html`${columns}${name}`;
})}</svg>${legend(kinds, names)}</div>`;

  function heightOf(part: Shown): number {
    return part.kind === 'exact' ? part.count : untoldShare();
  }

  /** So that what is not told is seen, and is the same wherever it stands. */
  function untoldShare(): number {
    const told = bars.map(({ parts }) =>
      sum(parts.map((part) => (part.kind === 'exact' ? part.count : 0))),
    );
    return Math.max(1, (Math.max(1, ...told) * UNTOLD) / BARS_HEIGHT);
  }
}

function legend(kinds: readonly string[], names: readonly string[]): Html {
  return html`<ul class="legend">${kinds.map(
    (kind, index) =>
      html`<li><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect class="fill fill-${kind}" width="12" height="12"/></svg>${names[index]}</li>`,
  )}<li><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect class="fill untold" width="12" height="12"/></svg>angka kecil</li></ul>`;
}

const CELL = 14;
const LEFT = 34;
const LEVELS = 4;

/** Seven days by 24 hours; the darker, the more. */
export function heatMap(label: string, hours: readonly (readonly Shown[])[]): Html {
  const most = Math.max(1, ...hours.flat().map((part) => (part.kind === 'exact' ? part.count : 0)));
  const width = LEFT + 24 * CELL;
  return html`<div class="chart-drawing"><svg viewBox="0 0 ${width} ${9 * CELL}" role="img" aria-label="${label}">
${hours.map(
  (day, row) =>
    html`<text x="0" y="${row * CELL + 11}">${WEEKDAYS[row]}</text>${day.map(
      (part, hour) =>
        html`<rect class="heat heat-${levelOf(part, most)}" x="${LEFT + hour * CELL}" y="${row * CELL}" width="${CELL - 1}" height="${CELL - 1}"/>`,
    )}`,
)}
${[0, 6, 12, 18].map((hour) => html`<text x="${LEFT + hour * CELL}" y="${7 * CELL + 16}">${String(hour).padStart(2, '0')}.00</text>`)}</svg></div>`;
}

function levelOf(part: Shown, most: number): number | string {
  if (part.kind !== 'exact') return 'untold';
  return part.count === 0 ? 0 : Math.max(1, Math.ceil((part.count / most) * LEVELS));
}

/** One bar per row. */
export function rowBars(
  label: string,
  rows: readonly Compared[],
  nameOf: (key: string) => string,
): Html {
  const height = 34;
  const most = Math.max(1, ...rows.map(({ now }) => (now.kind === 'exact' ? now.count : 0)));
  return html`<div class="chart-drawing"><svg viewBox="0 0 ${WIDTH} ${Math.max(1, rows.length) * height}" role="img" aria-label="${label}">
${rows.map(({ key, now }, index) => {
  const told = now.kind === 'exact';
  const width = told ? (now.count / most) * WIDTH : UNTOLD * 2;
  return html`<text x="0" y="${index * height + 14}">${nameOf(key)}</text><rect class="fill fill-one${told ? '' : ' untold'}" x="0" y="${index * height + 19}" width="${round(width)}" height="10"/>`;
})}</svg></div>`;
}

/** The numbers of the hours, one row an hour. */
export function hoursTable(label: string, hours: readonly (readonly Shown[])[]): Html {
  const rows = Array.from({ length: 24 }, (_, hour) => [
    `${String(hour).padStart(2, '0')}.00`,
    ...hours.map((day) => shownText(day[hour] ?? { kind: 'exact', count: 0 })),
  ]);
  return dataTable(label, ['Pukul', ...WEEKDAYS], rows);
}

/** A table that scrolls by itself on a small screen; the first column names the row. */
export function dataTable(
  label: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Tabel: ${label}"><table>
<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map(([name = '', ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, part) => whole + part, 0);
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
