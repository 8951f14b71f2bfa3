import { stringify } from 'csv-stringify/sync';
import { nameOf as categoryName } from '../../../conversation/choices.ts';
import type { Compared } from '../../../review/compared.ts';
import { COUNTED_OUTCOMES, type Overview } from '../../../review/overview.ts';
import {
  CAUSE_NAME,
  CHANNEL_NAME,
  FEEDBACK_NAME,
  OUTCOME_NAME,
  SHOWN_AUDIENCE,
  SMALL_NUMBERS_NOTE,
  shownText,
} from '../../views/desk/wording.ts';

/**
 * The overview as a table that an Indonesian Excel opens at a double click: semicolons, a byte
 * order mark, nothing that it could take for a formula. The small numbers are hidden here too.
 */
export function overviewCsv(
  overview: Overview,
  periodName: string,
  titleOf: (entryId: string) => string,
): string {
  const part = (
    name: string,
    rows: readonly Compared[],
    nameOf: (key: string) => string,
  ): readonly string[][] =>
    rows.map(({ key, now, before }) => [name, nameOf(key), shownText(now), shownText(before)]);
  const named = (names: Readonly<Record<string, string>>) => (key: string) => names[key] ?? key;
  const days = overview.bars.flatMap(({ from, parts }) =>
    parts.map((shown, index) => [
      overview.barDays === 7 ? 'Pekan mulai' : 'Hari',
      `${from} ${named(OUTCOME_NAME)(COUNTED_OUTCOMES[index] ?? '')}`,
      shownText(shown),
      '',
    ]),
  );
  const rows = [
    ['Bagian', 'Butir', periodName, 'Sebelumnya'],
    ...part('Jumlah', [overview.questions], () => 'Pertanyaan'),
    ...part('Jumlah', [overview.askers], () => 'Penanya (perkiraan)'),
    ...part('Hasil', overview.outcomes, named(OUTCOME_NAME)),
    ...part('Tanggapan', overview.feedback, named(FEEDBACK_NAME)),
    ...part('Kanal', overview.channels, named(CHANNEL_NAME)),
    ...part('Untuk siapa', overview.audiences, named(SHOWN_AUDIENCE)),
    ...part('Sebab belum terjawab', overview.causes, named(CAUSE_NAME)),
    ...part('Bidang', overview.categories, categoryName),
    ...part('Jawaban', overview.entries, titleOf),
    ...days,
    ['Keterangan', SMALL_NUMBERS_NOTE, '', ''],
  ];
  return stringify(rows, {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
