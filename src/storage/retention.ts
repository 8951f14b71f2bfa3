import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  FOLLOWERS,
  type ProofColumn,
  RETENTION_RULES,
  type RetentionDays,
  type RetentionRule,
} from './retention-rules.ts';
import type { DatabaseSchema } from './schema.ts';

/** What a run deleted: counts only. */
export type RetentionCounts = Readonly<Record<ProofColumn | 'others', number>>;

/** Deletes what has been kept long enough. */
export interface Retention {
  /** `true` for one caller a day, whichever process asks first; again when that one has died. */
  claimDay(): Promise<boolean>;
  deleteExpired(days: RetentionDays): Promise<RetentionCounts>;
  /** Keeps the proof of the day's run. */
  record(counts: RetentionCounts & { readonly pseudonymKeys: number }): Promise<void>;
}

const GIVEN_UP = sql<Date>`now() - interval '1 hour'`;
/** A statement has ten seconds: a year's backlog goes in steps. */
const ROWS_PER_STEP = 5_000;

export function createRetention(db: Kysely<DatabaseSchema>): Retention {
  return {
    async claimDay() {
      const claimed = await db
        .insertInto('retention_runs')
        .values({ day: sql<Date>`current_date` })
        .onConflict((conflict) =>
          conflict
            .column('day')
            .doUpdateSet({ ran_at: sql<Date>`now()` })
            .where('retention_runs.turns', 'is', null)
            .where('retention_runs.ran_at', '<', GIVEN_UP),
        )
        .returning('day')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async deleteExpired(days) {
      const counts = { turns: 0, tickets: 0, messages: 0, replies: 0, others: 0 };
      for (const rule of RETENTION_RULES) {
        counts[rule.proof ?? 'others'] += await deleteRows(db, rule.table, isDue(rule, days));
      }
      for (const { table, orphan } of FOLLOWERS) {
        counts.others += await deleteRows(db, table, sql.raw(orphan));
      }
      return counts;
    },

    async record({ turns, tickets, messages, replies, others, pseudonymKeys }) {
      await db
        .updateTable('retention_runs')
        .set({ turns, tickets, messages, replies, others, pseudonym_keys: pseudonymKeys })
        .where('day', '=', sql<Date>`current_date`)
        .execute();
    },
  };
}

/**
 * Whether a row has been kept long enough.
 *
 * @param graceDays so much longer, for a check that does not run at the same moment
 */
export function isDue(
  { since, only, days: kept }: RetentionRule,
  days: RetentionDays,
  graceDays = 0,
): RawBuilder<boolean> {
  const keptDays = (typeof kept === 'number' ? kept : days[kept]) + graceDays;
  const due = sql<boolean>`${sql.raw(since)} < now() - make_interval(days => ${sql.lit(keptDays)})`;
  return only === undefined ? due : sql<boolean>`(${sql.raw(only)}) and ${due}`;
}

async function deleteRows(
  db: Kysely<DatabaseSchema>,
  table: keyof DatabaseSchema,
  which: RawBuilder<unknown>,
): Promise<number> {
  let deleted = 0;
  while (true) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${which} limit ${sql.lit(ROWS_PER_STEP)}))`.execute(
      db,
    );
    const step = Number(numAffectedRows ?? 0n);
    deleted += step;
    if (step < ROWS_PER_STEP) return deleted;
  }
}
