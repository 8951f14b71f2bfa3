import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import { countDays, EVERY_ASKER } from './turn-count-query.ts';

/** Keeps the counts by day in step with the turns. */
export interface TurnCounter {
  /**
   * Counts days that are over and have not been counted, or whose turns have changed since; oldest
   * first. Whichever process asks, one counts at a time.
   *
   * @returns how many days it counted; 0 when nothing is left, or another process is at it
   */
  countDays(atMost: number): Promise<number>;
}

/** Longer than any transaction that still adds turns to the day before. */
const SETTLING_HOURS = 1;
/** Any number that nothing else locks. */
const COUNTING_LOCK = 7_041_905;

/** @param timeZone by which days are counted */
export function createTurnCounter(db: Kysely<DatabaseSchema>, timeZone: string): TurnCounter {
  return {
    countDays: (atMost) =>
      // One snapshot: marks that come in meanwhile stay, and their days are counted again.
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          if (!(await isAlone(transaction))) return 0;
          const days = await uncountedDays(transaction, timeZone, atMost);
          for (const day of days) await countDay(transaction, timeZone, day);
          return days.length;
        }),
  };
}

async function isAlone(transaction: Transaction<DatabaseSchema>): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(COUNTING_LOCK)}) as alone`.execute(transaction);
  return rows[0]?.alone ?? false;
}

async function uncountedDays(
  transaction: Transaction<DatabaseSchema>,
  timeZone: string,
  atMost: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ day: string }>`
    with closed as (
      select ((now() - make_interval(hours => ${sql.lit(SETTLING_HOURS)}))
        at time zone ${sql.lit(timeZone)})::date as until
    ), wanted as (
      select generate_series(
        ((select min(asked_at) from turns) at time zone ${sql.lit(timeZone)})::date,
        until - 1, interval '1 day')::date as day from closed
      except select day from counted_days
      union select day from changed_days, closed where day < until
    )
    select day::text as day from wanted order by day limit ${sql.lit(atMost)}`.execute(transaction);
  return rows.map(({ day }) => day);
}

async function countDay(
  transaction: Transaction<DatabaseSchema>,
  timeZone: string,
  day: string,
): Promise<void> {
  const { rows } = await sql<{ from: Date; to: Date }>`
    select ${day}::date::timestamp at time zone ${sql.lit(timeZone)} as from,
      (${day}::date + 1)::timestamp at time zone ${sql.lit(timeZone)} as to`.execute(transaction);
  await transaction.deleteFrom('turn_counts').where('day', '=', day).execute();
  await sql`insert into turn_counts (day, facet, key, count)
    select day::date, facet, key, count from (${countDays(rows, timeZone, EVERY_ASKER)}) as counts`.execute(
    transaction,
  );
  await transaction.deleteFrom('changed_days').where('day', '=', day).execute();
  await transaction
    .insertInto('counted_days')
    .values({ day })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ counted_at: sql<Date>`now()` }))
    .execute();
}
