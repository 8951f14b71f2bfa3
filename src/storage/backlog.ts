import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** What waits in a channel, and for how long the oldest has. */
export interface Waiting {
  readonly queue: 'inbox' | 'outbox';
  readonly channel: string;
  readonly count: number;
  readonly oldestSeconds: number;
}

export interface LeaseState {
  readonly name: string;
  readonly held: boolean;
  /** Grows with each new holder. */
  readonly fence: number;
}

/** What is under way in the database, for an operator: numbers only. */
export interface Backlog {
  readonly waiting: readonly Waiting[];
  readonly leases: readonly LeaseState[];
  /** Absent where the daily deletion has never run. */
  readonly lastRetentionAt?: Date;
}

export async function readBacklog(db: Kysely<DatabaseSchema>): Promise<Backlog> {
  const { rows: waiting } = await sql<Waiting>`
    select 'inbox' as queue, channel, count(*)::int as count,
      extract(epoch from now() - min(received_at))::float8 as "oldestSeconds"
    from inbox where state = 'received' group by channel
    union all
    select 'outbox', channel, count(*)::int,
      extract(epoch from now() - min(queued_at))::float8
    from outbox where state in ('queued', 'sending') group by channel`.execute(db);
  const { rows: leases } = await sql<LeaseState>`
    select name, holder is not null and expires_at > now() as held, fence::float8 as fence
    from leases`.execute(db);
  const { rows: runs } = await sql<{ last: Date | null }>`
    select max(ran_at) as last from retention_runs`.execute(db);
  const last = runs[0]?.last;
  return { waiting, leases, ...(last ? { lastRetentionAt: last } : {}) };
}
