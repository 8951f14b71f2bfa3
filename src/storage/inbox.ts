import { type Kysely, sql } from 'kysely';
import { createBatcher } from './batch.ts';
import { CLAIM } from './claim.ts';
import type { DatabaseSchema } from './schema.ts';

export interface Arrival {
  readonly id: string;
  readonly channel: string;
  /** Keyed hash of the platform's message id. */
  readonly messageKey: string;
  readonly asker: string;
  /** Sealed: everything that is needed to answer. */
  readonly payload: Buffer;
}

/** A message that is safe; `seq` grows with each message of the same asker. */
export type StoredArrival = Arrival & { readonly seq: string };

/** Messages that came in. The first place where anything is written. */
export interface Inbox {
  /**
   * Resolves to the message's place when it is safe; `undefined` when it had come before.
   *
   * @param claimed whether this process answers it now; otherwise it waits for any that has time
   */
  accept(arrival: Arrival, claimed?: boolean): Promise<string | undefined>;
  /**
   * Messages that wait, or whose process is gone, oldest first; they are this process's now.
   *
   * @param notHere channels that another process alone can serve
   */
  claimAbandoned(limit: number, notHere?: readonly string[]): Promise<readonly StoredArrival[]>;
  /** Leaves a message to any process that has time. */
  release(id: string): Promise<void>;
  /** Whether a later message of the same asker waits. */
  isFollowed(asker: string, seq: string): Promise<boolean>;
  /** Says that this process still works on these messages. */
  renew(ids: readonly string[]): Promise<void>;
  /** Declares the unanswered messages of a channel abandoned, except those named. */
  abandon(channel: string, except: readonly string[]): Promise<void>;
  /** Gives up a message that nobody can answer, and erases what it said. */
  discard(id: string): Promise<void>;
}

interface Accepting {
  readonly arrival: Arrival;
  readonly claimed: boolean;
}

const FREE = sql<Date>`now() - interval '1 second'`;

export function createInbox(db: Kysely<DatabaseSchema>): Inbox {
  const accepting = createBatcher((arrivals: readonly Accepting[]) => acceptAll(db, arrivals));
  return {
    accept: (arrival, claimed = true) => accepting.run({ arrival, claimed }),

    async claimAbandoned(limit, notHere = []) {
      const rows = await db
        .updateTable('inbox')
        .set({ claimed_until: CLAIM })
        .where('id', 'in', (query) =>
          query
            .selectFrom('inbox')
            .select('id')
            .where('state', '=', 'received')
            .where('claimed_until', '<', sql<Date>`now()`)
            .$if(notHere.length > 0, (some) => some.where('channel', 'not in', notHere))
            .orderBy('seq')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'channel', 'message_key', 'asker', 'payload', 'seq'])
        .execute();
      return rows
        .toSorted((one, other) => Number(one.seq) - Number(other.seq))
        .map((row) => ({
          id: row.id,
          channel: row.channel,
          messageKey: row.message_key,
          asker: row.asker,
          payload: Buffer.from(row.payload ?? []),
          seq: String(row.seq),
        }));
    },

    async release(id) {
      await db.updateTable('inbox').set({ claimed_until: FREE }).where('id', '=', id).execute();
    },

    async isFollowed(asker, seq) {
      const later = await db
        .selectFrom('inbox')
        .select('id')
        .where('asker', '=', asker)
        .where('state', '=', 'received')
        .where('seq', '>', seq)
        .limit(1)
        .executeTakeFirst();
      return later !== undefined;
    },

    async renew(ids) {
      if (ids.length === 0) return;
      await db
        .updateTable('inbox')
        .set({ claimed_until: CLAIM })
        .where('id', 'in', ids)
        .where('state', '=', 'received')
        .execute();
    },

    async abandon(channel, except) {
      await db
        .updateTable('inbox')
        .set({ claimed_until: FREE })
        .where('channel', '=', channel)
        .where('state', '=', 'received')
        .$if(except.length > 0, (query) => query.where('id', 'not in', except))
        .execute();
    },

    async discard(id) {
      await db
        .updateTable('inbox')
        .set({ state: 'done', payload: null })
        .where('id', '=', id)
        .execute();
    },
  };
}

/**
 * The lock makes messages of one asker visible in the order of their places, whichever instances
 * take them: who sees no earlier one that is unanswered can rely on it.
 */
async function acceptAll(
  db: Kysely<DatabaseSchema>,
  arrivals: readonly Accepting[],
): Promise<readonly (string | undefined)[]> {
  const rows = arrivals.map(({ arrival: { payload, ...arrival }, claimed }, place) => ({
    ...arrival,
    ...{ place, claimed, payload: payload.toString('base64') },
  }));
  const accepted = await sql<{ id: string; seq: string }>`/* prepared: accept */
    with arrival as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as rows (
        id uuid, channel text, "messageKey" text, asker text, payload text, claimed boolean,
        place int)
    ), locked as materialized (
      select count(pg_advisory_xact_lock(key)) as askers from (
        select distinct hashtextextended(asker, 0) as key from arrival order by 1) as keys
    )
    insert into inbox (id, channel, message_key, asker, state, payload, claimed_until)
    select id, channel, "messageKey", asker, 'received', decode(payload, 'base64'),
      case when claimed then ${CLAIM} else ${FREE} end
    from arrival, locked where askers > 0 order by place
    on conflict on constraint inbox_once do nothing returning id, seq`.execute(db);
  const places = new Map(accepted.rows.map(({ id, seq }) => [id, String(seq)]));
  return arrivals.map(({ arrival }) => places.get(arrival.id));
}
