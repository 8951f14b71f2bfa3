import type { Ground } from './ground.ts';
import { createRepeater, type Repeater } from './repeater.ts';
import { DESK_TIME_ZONE } from './review/period.ts';
import { summariseLastWeek } from './review/weekly-summary.ts';
import { createTurnCounter } from './storage/turn-counter.ts';
import { createTurnStatistics } from './storage/turn-statistics.ts';
import { createWeeklySummaries } from './storage/weekly-summaries.ts';

const COUNTING_PAUSE_MS = 60_000;
/** So few at once that the program stops soon when it is told to. */
const DAYS_AT_ONCE = 5;
const COUNTING_LASTS_MS = 5_000;
const SUMMARY_PAUSE_MS = 60 * 60 * 1000;

/** What the desk has done in the background, whichever process comes first. */
export function deskChores({
  database,
  live,
  log,
}: Pick<Ground, 'database' | 'live' | 'log'>): readonly Repeater[] {
  const { desk: db } = database;
  const counter = createTurnCounter(db, DESK_TIME_ZONE);
  const statistics = createTurnStatistics(db, DESK_TIME_ZONE);
  const summaries = createWeeklySummaries(db);
  const categoryOf = (id: string) => live.current().knowledge.entry(id)?.category;

  async function countDays(): Promise<void> {
    const until = performance.now() + COUNTING_LASTS_MS;
    let counted: number;
    do counted = await counter.countDays(DAYS_AT_ONCE);
    while (counted === DAYS_AT_ONCE && performance.now() < until);
  }

  async function summarise(): Promise<void> {
    const isNew = await summariseLastWeek({ statistics, summaries, categoryOf }, new Date());
    if (isNew) log.info('weekly summary made');
  }

  return [
    createRepeater(countDays, COUNTING_PAUSE_MS, log),
    createRepeater(summarise, SUMMARY_PAUSE_MS, log),
  ];
}
