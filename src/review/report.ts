import type { Cluster } from './clusters.ts';
import type { Compared } from './compared.ts';
import type { Overview } from './overview.ts';
import { addDays, localDay } from './period.ts';
import { SMALL_NUMBER } from './small-numbers.ts';

/** Alike questions of a month that got no sure answer. */
export interface Gap {
  /** Masked; the wording asked most. */
  readonly title: string;
  readonly count: number;
}

/** What a month says to those who plan the next sosialisasi. */
export interface MonthlyReport {
  /** `2026-10` */
  readonly month: string;
  /** The month is not over. */
  readonly isUnderWay: boolean;
  readonly overview: Overview;
  /** The largest first; none that was asked less than five times. */
  readonly gaps: readonly Gap[];
  /** There were others, each asked too seldom to be shown. */
  readonly hasSmallGaps: boolean;
  /** The entries to explain: the most asked, as far as they may be named. */
  readonly handOut: readonly Compared[];
}

const GAPS_SHOWN = 10;
const MONTHS_OFFERED = 12;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** @param clusters of the questions that got no sure answer in the month */
export function buildReport(
  month: string,
  overview: Overview,
  clusters: readonly Cluster[],
  now: Date,
): MonthlyReport {
  const large = clusters.filter(({ turnIds }) => turnIds.length >= SMALL_NUMBER);
  return {
    month,
    isUnderWay: month === localDay(now).slice(0, 7),
    overview,
    gaps: large
      .slice(0, GAPS_SHOWN)
      .map(({ title, turnIds }) => ({ title, count: turnIds.length })),
    hasSmallGaps: large.length < clusters.length,
    handOut: overview.entries.filter(({ now: shown }) => shown.kind !== 'few' && !isNone(shown)),
  };
}

/** The months that can be chosen, newest first: turns are kept for twelve. */
export function monthsOffered(now: Date): readonly string[] {
  const months: string[] = [];
  let first = `${localDay(now).slice(0, 7)}-01`;
  while (months.length < MONTHS_OFFERED) {
    months.push(first.slice(0, 7));
    first = `${addDays(first, -1).slice(0, 7)}-01`;
  }
  return months;
}

/** The month that was asked for, or the last that is over. */
export function chosenMonth(asked: string | undefined, now: Date): string {
  const months = monthsOffered(now);
  if (asked !== undefined && MONTH.test(asked) && months.includes(asked)) return asked;
  return months[1] ?? localDay(now).slice(0, 7);
}

function isNone(shown: Compared['now']): boolean {
  return shown.kind === 'exact' && shown.count === 0;
}
