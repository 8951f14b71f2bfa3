import type { Election, Stage } from '../knowledge/stages.ts';
import {
  addDays,
  localDay,
  PERIOD_DAYS,
  type Period,
  type PeriodDays,
  periodOf,
  rangeOf,
} from './period.ts';

/** A stage of an election that an officer may choose; `id` is `<election>/<stage>`. */
export interface StageChoice {
  readonly id: string;
  readonly election: Pick<Election, 'name'>;
  readonly stage: Pick<Stage, 'name' | 'from' | 'to'>;
}

/** What stands in the address: at most one of a number of days, a stage, two dates. */
export interface PeriodQuery {
  readonly periode?: string | undefined;
  readonly tahap?: string | undefined;
  readonly dari?: string | undefined;
  readonly sampai?: string | undefined;
}

/** The period that was asked for, and what to say where it could not be had. */
export interface AskedPeriod {
  readonly period: Period;
  readonly kind: 'days' | 'stage' | 'range';
  /** What leads to the same period again. */
  readonly query: PeriodQuery;
  readonly stage?: StageChoice;
  readonly problem?: string;
}

const USUAL: PeriodDays = 30;
/** From shorter ranges single days could be computed. */
export const RANGE_DAYS_MIN = 7;
export const RANGE_DAYS_MAX = 366;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The stages of the elections of a region that have begun, newest first. */
export function stageChoices(
  elections: readonly Election[],
  regionId: string,
  today: string,
): readonly StageChoice[] {
  return elections
    .filter(({ regions }) => regions === 'all' || regions.includes(regionId))
    .flatMap((election) =>
      election.stages.map((stage) => ({ id: `${election.id}/${stage.id}`, election, stage })),
    )
    .filter(({ stage }) => stage.from <= today)
    .toSorted((one, other) => (one.stage.from < other.stage.from ? 1 : -1));
}

/** Dates win over a stage, a stage over a number of days; what cannot be read becomes 30 days. */
export function askedPeriod(
  query: PeriodQuery,
  stages: readonly StageChoice[],
  now: Date,
): AskedPeriod {
  const { dari, sampai, tahap, periode } = query;
  const usual = { kind: 'days', period: periodOf(USUAL, now), query: { periode: String(USUAL) } };
  if (dari || sampai) {
    const problem = rangeProblem(dari ?? '', sampai ?? '', localDay(now));
    if (problem !== undefined) return { ...usual, kind: 'days', problem };
    const period = rangeOf(dari ?? '', sampai ?? '');
    return { kind: 'range', period, query: { dari, sampai } };
  }
  if (tahap) {
    const stage = stages.find(({ id }) => id === tahap);
    if (!stage) return { ...usual, kind: 'days', problem: 'Tahapan itu tidak ada di daftar.' };
    const { from } = stage.stage;
    const today = localDay(now);
    const isOver = stage.stage.to < today;
    const to = isOver ? stage.stage.to : today;
    // A stage of one day would be a day that somebody asked on.
    const short = rangeOf(from, to).days < RANGE_DAYS_MIN;
    const period = short ? rangeOf(addDays(to, 1 - RANGE_DAYS_MIN), to) : rangeOf(from, to);
    return { kind: 'stage', period, query: { tahap }, stage };
  }
  const days = PERIOD_DAYS.find((one) => String(one) === periode) ?? USUAL;
  return { kind: 'days', period: periodOf(days, now), query: { periode: String(days) } };
}

/** Why two dates make no range; in words for an officer. */
function rangeProblem(from: string, to: string, today: string): string | undefined {
  if (from === '' || to === '') return 'Isi kedua tanggalnya: dari dan sampai.';
  if (!isDay(from) || !isDay(to)) return 'Tanggalnya tidak terbaca. Contoh: 2026-11-22.';
  if (to < from) return 'Tanggal akhir mendahului tanggal awal.';
  if (to > today) return 'Tanggal akhir belum tiba. Pilih sampai hari ini.';
  const { days } = rangeOf(from, to);
  if (days < RANGE_DAYS_MIN) {
    return `Pilih paling sedikit ${RANGE_DAYS_MIN} hari, supaya angkanya tidak menunjuk orang tertentu.`;
  }
  if (days > RANGE_DAYS_MAX) return `Pilih paling banyak ${RANGE_DAYS_MAX} hari.`;
  return undefined;
}

/** A day that there is: not 30 February. */
function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
