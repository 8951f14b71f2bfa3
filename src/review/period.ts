/** The zone by which Kesbangpol's days and hours are counted. It has no summer time. */
export const DESK_TIME_ZONE = 'Asia/Makassar';
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export const PERIOD_DAYS = [7, 30, 90] as const;
export type PeriodDays = (typeof PERIOD_DAYS)[number];

/** Whole days up to and including today, and as many before them. */
export interface Period {
  readonly days: PeriodDays;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly previousFrom: Date;
}

export function periodOf(days: PeriodDays, now: Date): Period {
  const midnight = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const to = midnight + DAY_MS;
  return {
    days,
    from: new Date(to - days * DAY_MS),
    to: new Date(to),
    previousFrom: new Date(to - 2 * days * DAY_MS),
  };
}

/** The day at that moment, `2026-11-22`. */
export function localDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The days of a period, first to last. */
export function daysOf({ days, from }: Period): readonly string[] {
  return Array.from({ length: days }, (_, index) =>
    localDay(new Date(from.getTime() + index * DAY_MS)),
  );
}
