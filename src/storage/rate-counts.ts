import { type Kysely, sql } from 'kysely';
import { createBatcher } from './batch.ts';
import type { DatabaseSchema } from './schema.ts';

/** One more for a key whose count starts anew when its window is over. */
export interface RateHit {
  /** A keyed hash: nothing in it leads to an address or a person. */
  readonly key: string;
  readonly seconds: number;
}

/** How often in the window that runs now, this time included, on all instances together. */
export interface RateCount {
  readonly count: number;
  readonly msLeft: number;
}

/** Counts that all instances share, by the database's clock. */
export interface RateCounts {
  hit(hit: RateHit): Promise<RateCount>;
  /** Deletes windows that are over; returns how many. */
  forgetExpired(): Promise<number>;
}

export function createRateCounts(db: Kysely<DatabaseSchema>): RateCounts {
  const hitting = createBatcher((hits: readonly RateHit[]) => hitAll(db, hits));
  return {
    hit: hitting.run,
    async forgetExpired() {
      const forgotten = await db
        .deleteFrom('rate_limits')
        .where('expires_at', '<=', sql<Date>`now()`)
        .executeTakeFirst();
      return Number(forgotten.numDeletedRows);
    },
  };
}

/** The table is unlogged, so that no count waits for the disk. */
async function hitAll(
  db: Kysely<DatabaseSchema>,
  hits: readonly RateHit[],
): Promise<readonly RateCount[]> {
  const { rows } = await sql<{ key: string; points: number; ms: number }>`/* prepared: rate */
    insert into rate_limits (key, points, expires_at)
    select key, count(*)::int, now() + make_interval(secs => max(seconds))
    from json_to_recordset(${JSON.stringify(hits)}::json) as hits (key text, seconds int)
    group by key order by key
    on conflict (key) do update set
      points = case when rate_limits.expires_at <= now() then excluded.points
        else rate_limits.points + excluded.points end,
      expires_at = case when rate_limits.expires_at <= now() then excluded.expires_at
        else rate_limits.expires_at end
    returning key, points, (extract(epoch from expires_at - now()) * 1000)::float8 as ms`.execute(
    db,
  );
  const after = new Map(rows.map(({ key, points, ms }) => [key, { points, ms }]));
  const seen = new Map<string, number>();
  return hits
    .toReversed()
    .map(({ key }) => {
      const later = seen.get(key) ?? 0;
      seen.set(key, later + 1);
      const { points, ms } = after.get(key) ?? { points: 1, ms: 0 };
      return { count: points - later, msLeft: ms };
    })
    .toReversed();
}
