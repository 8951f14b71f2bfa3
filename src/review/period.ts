/** The zone by which Kesbangpol's days and hours are counted. It has no summer time. */
export const DESK_TIME_ZONE = 'Asia/Makassar';
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export const PERIOD_DAYS = [7, 30, 90] as const;
export type PeriodDays = (typeof PERIOD_DAYS)[number];

/** Whole days, and those before them with which they are compared. */
export interface Period {
  readonly days: number;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** The period before goes from here to `from`. */
  readonly previousFrom: Date;
}

/** So many days up to and including today. */
export function periodOf(days: PeriodDays, now: Date): Period {
  const today = localDay(now);
  return rangeOf(addDays(today, 1 - days), today);
}

/** From one day to another, both included, and as many days before them. */
export function rangeOf(firstDay: string, lastDay: string): Period {
  const from = startOf(firstDay);
  const to = new Date(startOf(lastDay).getTime() + DAY_MS);
  const length = to.getTime() - from.getTime();
  return {
    days: Math.round(length / DAY_MS),
    from,
    to,
    previousFrom: new Date(from.getTime() - length),
  };
}

/** A calendar month (`2026-11`), compared with the month before it. */
export function monthOf(month: string): Period {
  const first = `${month}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  const previous = `${addDays(first, -1).slice(0, 7)}-01`;
  return { ...rangeOf(first, addDays(next, -1)), previousFrom: startOf(previous) };
}

/** The day at that moment, `2026-11-22`. */
export function localDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** @param day for instance `2026-11-22` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, 1 - weekday);
}

/** The days of a period, first to last. */
export function daysOf({ days, from }: Pick<Period, 'days' | 'from'>): readonly string[] {
  const first = localDay(from);
  return Array.from({ length: days }, (_, index) => addDays(first, index));
}

export function lastDayOf({ to }: Pick<Period, 'to'>): string {
  return localDay(new Date(to.getTime() - 1));
}

function startOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}
