import type { ColumnType, Generated } from 'kysely';

/** A date column: written and compared as `2026-11-22`, and selected as text only. */
type Day = ColumnType<string, string, string>;

/** How often something occurred on a day; nothing of it leads to a person. */
export interface TurnCountsTable {
  day: Day;
  /** What is counted, such as `outcome` or `channel`. */
  facet: string;
  key: string;
  count: number;
}

/** The days whose counts stand in `turn_counts`, those without any turn included. */
export interface CountedDaysTable {
  day: Day;
  counted_at: Generated<Date>;
}

/** Days whose turns have changed since they were counted; written by triggers of `turns`. */
export interface ChangedDaysTable {
  day: Day;
  /** The transaction that changed them. */
  change: string;
}

/** What a week was like, in numbers that may be shown. */
export interface WeeklySummariesTable {
  week: Day;
  made_at: Generated<Date>;
  body: ColumnType<unknown, string, string>;
}
