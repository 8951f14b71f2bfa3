import { z } from 'zod';
import type { TurnStatistics } from '../storage/turn-statistics.ts';
import type { WeeklySummaries } from '../storage/weekly-summaries.ts';
import { buildOverview, type Overview } from './overview.ts';
import { addDays, localDay, mondayOf, rangeOf } from './period.ts';

const shownSchema = z.union([
  z.object({ kind: z.literal('exact'), count: z.int() }),
  z.object({ kind: z.enum(['few', 'hidden']) }),
]);
const comparedSchema = z.object({ key: z.string(), now: shownSchema, before: shownSchema });

/** What is kept of a week: numbers that may be shown, and nothing else. */
const summarySchema = z.object({
  questions: comparedSchema,
  askers: comparedSchema,
  outcomes: z.array(comparedSchema),
  feedback: z.array(comparedSchema),
  entries: z.array(comparedSchema),
});
export type SummaryBody = Readonly<z.infer<typeof summarySchema>>;

/** A week from Monday to Sunday. */
export interface WeeklySummary {
  readonly week: string;
  readonly lastDay: string;
  readonly body: SummaryBody;
}

const ENTRIES_KEPT = 5;

export interface SummaryParts {
  readonly statistics: TurnStatistics;
  readonly summaries: WeeklySummaries;
  readonly categoryOf: (entryId: string) => string | undefined;
}

/**
 * Makes the summary of the week that has ended last, once; a week without questions gets none.
 *
 * @returns whether this call made it
 */
export async function summariseLastWeek(parts: SummaryParts, now: Date): Promise<boolean> {
  const { statistics, summaries, categoryOf } = parts;
  const week = addDays(mondayOf(localDay(now)), -7);
  if (await summaries.has(week)) return false;
  const period = rangeOf(week, addDays(week, 6));
  const counts = await statistics.between(period.from, period.to);
  if (counts.byDay.length === 0) return false;
  const before = await statistics.between(period.previousFrom, period.from);
  return summaries.add(week, bodyOf(buildOverview(period, counts, before, categoryOf)));
}

/** Newest first; what an older release wrote and this one cannot read is left out. */
export async function latestSummaries(
  summaries: WeeklySummaries,
  limit: number,
): Promise<readonly WeeklySummary[]> {
  const stored = await summaries.latest(limit);
  return stored.flatMap(({ week, body }) => {
    const parsed = summarySchema.safeParse(body);
    return parsed.success ? [{ week, lastDay: addDays(week, 6), body: parsed.data }] : [];
  });
}

function bodyOf({ questions, askers, outcomes, feedback, entries }: Overview): SummaryBody {
  return summarySchema.parse({
    questions,
    askers,
    outcomes,
    feedback,
    entries: entries.filter(({ now }) => now.kind === 'exact').slice(0, ENTRIES_KEPT),
  });
}
