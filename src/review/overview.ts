import type { Count, TurnCounts } from '../storage/turn-statistics.ts';
import { daysOf, type Period } from './period.ts';
import {
  hideParts,
  type Shown,
  SMALL_NUMBER,
  showCount,
  showParts,
  showShare,
} from './small-numbers.ts';

/** Something counted in a period and in the one before it. */
export interface Compared {
  readonly key: string;
  readonly now: Shown;
  readonly before: Shown;
  /** Per cent of the whole, where both may be shown. */
  readonly share?: number;
}

/** A day, or a week of a long period, by outcome in the order of `COUNTED_OUTCOMES`. */
export interface Bar {
  readonly from: string;
  readonly to: string;
  readonly parts: readonly Shown[];
}

/** What the overview shows; nothing in it leads to a number below five. */
export interface Overview {
  readonly period: Period;
  readonly questions: Compared;
  readonly askers: Compared;
  readonly outcomes: readonly Compared[];
  readonly feedback: readonly Compared[];
  readonly channels: readonly Compared[];
  readonly categories: readonly Compared[];
  /** The entries shown most, at most ten. */
  readonly entries: readonly Compared[];
  readonly bars: readonly Bar[];
  readonly barDays: 1 | 7;
  /** Seven days from Monday on, each with 24 hours. */
  readonly hours: readonly (readonly Shown[])[];
  /** Absent where too few cases stand behind it. */
  readonly medianMilliseconds?: number;
  readonly medianTicketSeconds?: number;
  readonly repliedTickets: Shown;
}

/** Outcomes of questions; greetings and thanks are none. */
export const COUNTED_OUTCOMES = ['answered', 'clarified', 'unanswered', 'out-of-scope'] as const;
const FEEDBACK_KEYS = ['helpful', 'unhelpful', 'none'] as const;
const ENTRIES_SHOWN = 10;
const HOURS = 24;

/** @param categoryOf the category of an entry; entries that are gone have none */
export function buildOverview(
  period: Period,
  now: TurnCounts,
  before: TurnCounts,
  categoryOf: (entryId: string) => string | undefined,
): Overview {
  const byOutcome = ({ byDay }: TurnCounts) =>
    byDay.map(({ outcome, count }) => ({ key: outcome, count }));
  const byCategory = ({ byEntry }: TurnCounts) =>
    byEntry.map(({ key, count }) => ({ key: categoryOf(key) ?? 'lainnya', count }));
  const outcomes = compare(byOutcome(now), byOutcome(before), COUNTED_OUTCOMES);
  return {
    period,
    questions: {
      key: 'questions',
      now: showCount(totalOf(byOutcome(now))),
      before: showCount(totalOf(byOutcome(before))),
    },
    askers: { key: 'askers', now: showCount(now.askers), before: showCount(before.askers) },
    outcomes,
    feedback: compare(now.byFeedback, before.byFeedback, FEEDBACK_KEYS),
    channels: compare(now.byChannel, before.byChannel),
    categories: compare(byCategory(now), byCategory(before)),
    entries: compare(now.byEntry, before.byEntry).slice(0, ENTRIES_SHOWN),
    ...barsOf(period, now, outcomes),
    hours: hoursOf(now),
    ...medians(now),
    repliedTickets: showCount(now.repliedTickets),
  };
}

/** The counts of both periods by key; most frequent first where no order is given. */
function compare(
  now: readonly Count[],
  before: readonly Count[],
  order?: readonly string[],
): readonly Compared[] {
  const counts = addUp(now);
  const earlier = addUp(before);
  const keys =
    order ??
    [...new Set([...counts.keys(), ...earlier.keys()])].sort(
      (one, other) =>
        (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || one.localeCompare(other, 'id'),
    );
  const shown = showParts(keys.map((key) => counts.get(key) ?? 0));
  const shownBefore = showParts(keys.map((key) => earlier.get(key) ?? 0));
  return keys.map((key, index) => {
    const part = shown.parts[index] ?? showCount(0);
    const share = showShare(part, shown.total);
    return {
      key,
      now: part,
      before: shownBefore.parts[index] ?? showCount(0),
      ...(share === undefined ? {} : { share }),
    };
  });
}

/** Each outcome's days are parts of a total that stands on the same page. */
function barsOf(
  period: Period,
  { byDay }: TurnCounts,
  outcomes: readonly Compared[],
): Pick<Overview, 'bars' | 'barDays'> {
  const days = daysOf(period);
  // A long period by weeks: its bars can be told apart, and its numbers are not small.
  const barDays = period.days > 30 ? 7 : 1;
  const starts = days.filter((_, index) => (days.length - index - 1) % barDays === barDays - 1);
  const first = days.length % barDays === 0 ? [] : days.slice(0, 1);
  const from = [...first, ...starts];
  const columns = outcomes.map(({ key, now }) => {
    const ofOutcome = byDay.filter(({ outcome }) => outcome === key);
    const counts = from.map((start, index) => {
      const end = from[index + 1];
      return totalOf(ofOutcome.filter((row) => row.key >= start && (!end || row.key < end)));
    });
    return now.kind === 'exact' ? showParts(counts).parts : hideParts(counts);
  });
  const bars = from.map((start, index) => {
    const end = from[index + 1];
    return {
      from: start,
      to: (end === undefined ? days.at(-1) : days[days.indexOf(end) - 1]) ?? start,
      parts: columns.map((column) => column[index] ?? showCount(0)),
    };
  });
  return { bars, barDays };
}

function hoursOf({ byHour }: TurnCounts): readonly (readonly Shown[])[] {
  const counts = Array.from({ length: 7 * HOURS }, () => 0);
  for (const { weekday, key, count } of byHour) counts[(weekday - 1) * HOURS + Number(key)] = count;
  const { parts } = showParts(counts);
  return Array.from({ length: 7 }, (_, day) => parts.slice(day * HOURS, (day + 1) * HOURS));
}

/** A median of a few is nearly the number of one of them. */
function medians(now: TurnCounts): Pick<Overview, 'medianMilliseconds' | 'medianTicketSeconds'> {
  const { medianMilliseconds, medianTicketSeconds, repliedTickets } = now;
  const enoughTurns = totalOf(now.byChannel) >= SMALL_NUMBER;
  const enoughTickets = repliedTickets >= SMALL_NUMBER;
  return {
    ...(enoughTurns && medianMilliseconds !== null ? { medianMilliseconds } : {}),
    ...(enoughTickets && medianTicketSeconds !== null ? { medianTicketSeconds } : {}),
  };
}

function addUp(counts: readonly Count[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { key, count } of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

function totalOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
