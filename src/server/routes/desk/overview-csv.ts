import { stringify } from 'csv-stringify/sync';
import { NOTE_ROW, type TableRow } from '../../views/desk/report-table.ts';
import { shownText } from '../../views/desk/wording.ts';

/**
 * Numbers as a table that an Indonesian Excel opens at a double click: semicolons, a byte order
 * mark, nothing that it could take for a formula. The small numbers are hidden here too.
 */
export function toCsv(rows: readonly TableRow[], periodName: string): string {
  const lines = [...rows, NOTE_ROW].map(({ part, item, now, before }) => [
    part,
    item,
    now ? shownText(now) : '',
    before ? shownText(before) : '',
  ]);
  return stringify([['Bagian', 'Butir', periodName, 'Sebelumnya'], ...lines], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
