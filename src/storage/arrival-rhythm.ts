import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

export const HOURS_PER_WEEK = 168;
const WEEKS = 4;

/** Messages per hour that a channel usually gets, for each hour of the week from Sunday 00 UTC. */
export type ArrivalRhythm = readonly number[];

/** The average of the last four weeks, or of as much as there is of them. */
export async function loadArrivalRhythm(
  db: Kysely<DatabaseSchema>,
  channel: string,
): Promise<ArrivalRhythm> {
  const { rows } = await sql<{ hour: number; count: string; weeks: number }>`
    select
      (extract(dow from asked_at at time zone 'UTC') * 24
        + extract(hour from asked_at at time zone 'UTC'))::int as hour,
      count(*) as count,
      greatest(1, ceil(extract(epoch from now() - min(min(asked_at)) over ()) / 604800))::int as weeks
    from turns
    where channel = ${channel} and asked_at > now() - make_interval(weeks => ${sql.lit(WEEKS)})
    group by 1`.execute(db);
  const counts = new Map(rows.map(({ hour, count, weeks }) => [hour, Number(count) / weeks]));
  return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => counts.get(hour) ?? 0);
}
