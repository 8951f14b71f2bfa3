import { type Kysely, sql } from 'kysely';
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

/** Messages that came in. The first place where anything is written. */
export interface Inbox {
  /** Resolves when the message is safe; `false` when it had come before. */
  accept(arrival: Arrival): Promise<boolean>;
  /** Messages whose process is gone, oldest first; they are this process's now. */
  claimAbandoned(limit: number): Promise<readonly Arrival[]>;
  /** Says that this process still works on these messages. */
  renew(ids: readonly string[]): Promise<void>;
  /** Declares the unanswered messages of a channel abandoned, except those named. */
  abandon(channel: string, except: readonly string[]): Promise<void>;
  /** Gives up a message that nobody can answer, and erases what it said. */
  discard(id: string): Promise<void>;
}

export function createInbox(db: Kysely<DatabaseSchema>): Inbox {
  return {
    async accept({ id, channel, messageKey, asker, payload }) {
      const inserted = await db
        .insertInto('inbox')
        .values({
          id,
          channel,
          message_key: messageKey,
          asker,
          state: 'received',
          payload,
          claimed_until: CLAIM,
        })
        .onConflict((conflict) => conflict.constraint('inbox_once').doNothing())
        .returning('id')
        .executeTakeFirst();
      return inserted !== undefined;
    },

    async claimAbandoned(limit) {
      const rows = await db
        .updateTable('inbox')
        .set({ claimed_until: CLAIM })
        .where('id', 'in', (query) =>
          query
            .selectFrom('inbox')
            .select('id')
            .where('state', '=', 'received')
            .where('claimed_until', '<', sql<Date>`now()`)
            .orderBy('received_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'channel', 'message_key', 'asker', 'payload', 'received_at'])
        .execute();
      return rows
        .toSorted((one, other) => one.received_at.getTime() - other.received_at.getTime())
        .map((row) => ({
          id: row.id,
          channel: row.channel,
          messageKey: row.message_key,
          asker: row.asker,
          payload: Buffer.from(row.payload ?? []),
        }));
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
        .set({ claimed_until: sql<Date>`now() - interval '1 second'` })
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
