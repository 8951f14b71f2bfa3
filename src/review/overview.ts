import type { Count, TurnCounts } from '../storage/turn-statistics.ts';
import { type Both, type Compared, compareNested, compareParts, totalOf } from './compared.ts';
import { daysOf, type Period } from './period.ts';
import { hideParts, type Shown, SMALL_NUMBER, showCount, showParts } from './small-numbers.ts';

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
  readonly audiences: readonly Compared[];
  readonly causes: readonly Compared[];
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
/** Entries that are gone from the content. */
export const NO_CATEGORY = 'lainnya';
const ENTRIES_SHOWN = 10;
const HOURS = 24;

/** @param categoryOf the category of an entry; entries that are gone have none */
export function buildOverview(
  period: Period,
  now: TurnCounts,
  before: TurnCounts,
  categoryOf: (entryId: string) => string | undefined,
): Overview {
  const both = (facet: (counts: TurnCounts) => readonly Count[]): Both<readonly Count[]> => ({
    now: facet(now),
    before: facet(before),
  });
  const byOutcome = ({ byDay }: TurnCounts) =>
    byDay.map(({ outcome, count }) => ({ key: outcome, count }));
  const outcomes = compareParts(both(byOutcome), { order: COUNTED_OUTCOMES });
  const toldOf = (outcome: string): Both<Shown> =>
    outcomes.find(({ key }) => key === outcome) ?? { now: showCount(0), before: showCount(0) };
  const answered = toldOf('answered');
  const { groups, members } = compareNested(
    both(({ byEntry }) => byEntry),
    (id) => categoryOf(id) ?? NO_CATEGORY,
    answered,
  );
  return {
    period,
    questions: {
      key: 'questions',
      now: showCount(totalOf(byOutcome(now))),
      before: showCount(totalOf(byOutcome(before))),
    },
    askers: { key: 'askers', now: showCount(now.askers), before: showCount(before.askers) },
    outcomes,
    feedback: compareParts(
      both(({ byFeedback }) => byFeedback),
      { order: FEEDBACK_KEYS, whole: answered },
    ),
    channels: compareParts(both(({ byChannel }) => byChannel)),
    audiences: compareParts(both(({ byAudience }) => byAudience)),
    causes: compareParts(
      both(({ byCause }) => byCause),
      { whole: toldOf('unanswered') },
    ),
    categories: groups,
    entries: members.slice(0, ENTRIES_SHOWN),
    ...barsOf(period, now, outcomes),
    hours: hoursOf(now),
    ...medians(now),
    repliedTickets: showCount(now.repliedTickets),
  };
}

/** Each outcome's days are parts of a total that stands on the same page. */
function barsOf(
  period: Period,
  { byDay }: TurnCounts,
  outcomes: readonly Compared[],
): Pick<Overview, 'bars' | 'barDays'> {
  const days = daysOf(period);
  // A long period by weeks: its bars can be told apart, and its numbers are not small.
  const barDays = period.days > 31 ? 7 : 1;
  const starts = days.filter((_, index) => (days.length - index - 1) % barDays === barDays - 1);
  const first = days.length % barDays === 0 ? [] : days.slice(0, 1);
  const from = [...first, ...starts];
  const counts = outcomes.map(({ key }) => {
    const ofOutcome = byDay.filter(({ outcome }) => outcome === key);
    return from.map((start, index) => {
      const end = from[index + 1];
      return totalOf(ofOutcome.filter((row) => row.key >= start && (!end || row.key < end)));
    });
  });
  const columns = outcomes.map(({ now }, column) => {
    const ofOutcome = counts[column] ?? [];
    return now.kind === 'exact' ? showParts(ofOutcome).parts : hideParts(ofOutcome);
  });
  const bars = from.map((start, index) => {
    const end = from[index + 1];
    // A day's total stands nowhere, but the hours of its weekday may add up to it.
    const row = showParts(counts.map((column) => column[index] ?? 0)).parts;
    return {
      from: start,
      to: (end === undefined ? days.at(-1) : days[days.indexOf(end) - 1]) ?? start,
      parts: columns.map((column, kind) => lessTold(column[index], row[kind])),
    };
  });
  return { bars, barDays };
}

/** Of two ways of telling a number, the one that tells less. */
function lessTold(one: Shown = showCount(0), other: Shown = showCount(0)): Shown {
  if (one.kind === 'hidden' || other.kind === 'exact') return one;
  return other;
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
