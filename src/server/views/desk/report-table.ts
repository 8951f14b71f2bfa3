import { nameOf as categoryName } from '../../../conversation/choices.ts';
import type { Compared } from '../../../review/compared.ts';
import { COUNTED_OUTCOMES, type Overview } from '../../../review/overview.ts';
import type { Shown } from '../../../review/small-numbers.ts';
import {
  CAUSE_NAME,
  CHANNEL_NAME,
  FEEDBACK_NAME,
  OUTCOME_NAME,
  SHOWN_AUDIENCE,
  SMALL_NUMBERS_NOTE,
} from './wording.ts';

/** One line of an export: where it belongs, what is counted, the numbers as they may be shown. */
export interface TableRow {
  readonly part: string;
  readonly item: string;
  readonly now?: Shown;
  readonly before?: Shown;
}

/** Everything that the overview tells, line by line. */
export function overviewTable(
  overview: Overview,
  titleOf: (entryId: string) => string,
): readonly TableRow[] {
  const rows = (
    part: string,
    compared: readonly Compared[],
    nameOf: (key: string) => string,
  ): readonly TableRow[] =>
    compared.map(({ key, now, before }) => ({ part, item: nameOf(key), now, before }));
  const named = (names: Readonly<Record<string, string>>) => (key: string) => names[key] ?? key;
  const days = overview.bars.flatMap(({ from, parts }) =>
    parts.map((now, index) => ({
      part: overview.barDays === 7 ? 'Pekan mulai' : 'Hari',
      item: `${from} ${named(OUTCOME_NAME)(COUNTED_OUTCOMES[index] ?? '')}`,
      now,
    })),
  );
  return [
    ...rows('Jumlah', [overview.questions], () => 'Pertanyaan'),
    ...rows('Jumlah', [overview.askers], () => 'Penanya (perkiraan)'),
    ...rows('Hasil', overview.outcomes, named(OUTCOME_NAME)),
    ...rows('Tanggapan', overview.feedback, named(FEEDBACK_NAME)),
    ...rows('Kanal', overview.channels, named(CHANNEL_NAME)),
    ...rows('Untuk siapa', overview.audiences, named(SHOWN_AUDIENCE)),
    ...rows('Sebab belum terjawab', overview.causes, named(CAUSE_NAME)),
    ...rows('Bidang', overview.categories, categoryName),
    ...rows('Jawaban', overview.entries, titleOf),
    ...days,
  ];
}

/** The last line of every export. */
export const NOTE_ROW: TableRow = { part: 'Keterangan', item: SMALL_NUMBERS_NOTE };
