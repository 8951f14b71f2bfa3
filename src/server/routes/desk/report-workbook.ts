import writeExcelFile, { type Row } from 'write-excel-file/node';
import type { Shown } from '../../../review/small-numbers.ts';
import { NOTE_ROW, type TableRow } from '../../views/desk/report-table.ts';
import { shownText } from '../../views/desk/wording.ts';

const COLUMN_WIDTHS = [24, 60, 28, 14].map((width) => ({ width }));

/** The same numbers as a workbook: numbers are numbers, what is hidden is text, no formula. */
export async function toWorkbook(
  rows: readonly TableRow[],
  periodName: string,
  sheet: string,
): Promise<Buffer> {
  const head: Row = ['Bagian', 'Butir', periodName, 'Sebelumnya'].map((value) => ({
    value,
    type: String,
    fontWeight: 'bold',
  }));
  const lines = [...rows, NOTE_ROW].map(
    ({ part, item, now, before }): Row => [
      { value: part, type: String },
      { value: item, type: String },
      cell(now),
      cell(before),
    ],
  );
  return writeExcelFile([head, ...lines], {
    sheet,
    columns: COLUMN_WIDTHS,
    stickyRowsCount: 1,
  }).toBuffer();
}

function cell(shown: Shown | undefined): Row[number] {
  if (!shown) return null;
  return shown.kind === 'exact'
    ? { value: shown.count, type: Number }
    : { value: shownText(shown), type: String };
}
