import type { Compared } from '../../../review/compared.ts';
import type { Bar, Overview } from '../../../review/overview.ts';
import type { Shown } from '../../../review/small-numbers.ts';
import { shortDate, shownText } from './wording.ts';

/** Titles that say what a chart shows, made of nothing but what it shows. */

const WEEKDAY = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;

export function barsTitle({ bars, barDays }: Overview): string {
  const each = barDays === 7 ? 'pekan' : 'hari';
  const busiest = largest(bars, toldOf);
  if (!busiest) return `Pertanyaan per ${each}: belum ada yang cukup banyak untuk ditunjukkan`;
  const when = barDays === 7 ? `pekan mulai ${shortDate(busiest.from)}` : shortDate(busiest.from);
  return `Pertanyaan paling ramai pada ${when}`;
}

export function hoursTitle({ hours }: Overview): string {
  const cells = hours.flatMap((day, weekday) => day.map((part, hour) => ({ part, weekday, hour })));
  const busiest = largest(cells, ({ part }) => (part.kind === 'exact' ? part.count : 0));
  if (!busiest) return 'Jam bertanya: belum ada jam yang menonjol';
  const { weekday, hour } = busiest;
  return `Paling banyak ditanya hari ${WEEKDAY[weekday]} sekitar pukul ${String(hour).padStart(2, '0')}.00`;
}

/** @param what for instance "Jawaban yang paling sering diberikan" */
export function rowsTitle(
  what: string,
  rows: readonly Compared[],
  nameOf: (key: string) => string,
): string {
  const first = largest(rows, ({ now }) => (now.kind === 'exact' ? now.count : 0));
  return first ? `${what}: ${nameOf(first.key)}` : `${what}: belum ada yang menonjol`;
}

/** How a number compares with that of the period before. */
export function trendText(now: Shown, before: Shown): string {
  if (now.kind !== 'exact' || before.kind !== 'exact') return `sebelumnya ${shownText(before)}`;
  if (before.count === 0) return now.count === 0 ? 'tetap' : 'sebelumnya tidak ada';
  const change = Math.round(((now.count - before.count) / before.count) * 100);
  if (change === 0) return 'tetap';
  return change > 0 ? `naik ${change}%` : `turun ${-change}%`;
}

/** A duration in everyday words. */
export function durationText(seconds: number): string {
  if (seconds < 0.1) return 'kurang dari 0,1 detik';
  const [value, unit] =
    seconds < 90
      ? [seconds, 'detik']
      : seconds < 5_400
        ? [seconds / 60, 'menit']
        : seconds < 172_800
          ? [seconds / 3_600, 'jam']
          : [seconds / 86_400, 'hari'];
  return `${new Intl.NumberFormat('id', { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

function toldOf({ parts }: Bar): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'exact' ? part.count : 0), 0);
}

/** The first of the largest, `undefined` where all are nothing. */
function largest<T>(items: readonly T[], sizeOf: (item: T) => number): T | undefined {
  let best: T | undefined;
  let size = 0;
  for (const item of items) {
    if (sizeOf(item) <= size) continue;
    best = item;
    size = sizeOf(item);
  }
  return best;
}
