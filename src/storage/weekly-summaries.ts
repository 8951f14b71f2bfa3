import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A week's summary as it was stored; `week` is its Monday. */
export interface StoredSummary {
  readonly week: string;
  readonly body: unknown;
}

export interface WeeklySummaries {
  has(week: string): Promise<boolean>;
  /** `true` for one caller a week, whichever process comes first. */
  add(week: string, body: unknown): Promise<boolean>;
  /** Newest first. */
  latest(limit: number): Promise<readonly StoredSummary[]>;
}

export function createWeeklySummaries(db: Kysely<DatabaseSchema>): WeeklySummaries {
  return {
    async has(week) {
      const row = await db
        .selectFrom('weekly_summaries')
        .select('made_at')
        .where('week', '=', week)
        .executeTakeFirst();
      return row !== undefined;
    },

    async add(week, body) {
      const added = await db
        .insertInto('weekly_summaries')
        .values({ week, body: JSON.stringify(body) })
        .onConflict((conflict) => conflict.column('week').doNothing())
        .returning('made_at')
        .executeTakeFirst();
      return added !== undefined;
    },

    latest: (limit) =>
      db
        .selectFrom('weekly_summaries')
        .select([sql<string>`week::text`.as('week'), 'body'])
        .orderBy('weekly_summaries.week', 'desc')
        .limit(limit)
        .execute(),
  };
}
