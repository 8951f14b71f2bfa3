import { type Kysely, type RawBuilder, sql } from 'kysely';
import { CLAIM } from './claim.ts';
import type { DatabaseSchema } from './schema.ts';

export interface OutgoingReply {
  readonly id: string;
  readonly channel: string;
  /** Sealed: the address and the reply. */
  readonly payload: Buffer;
  readonly attempts: number;
}

export type FinalState = 'sent' | 'unknown' | 'failed';

/** Replies on their way out: queued → sending → sent, unknown or failed. */
export interface Outbox {
  /** Marks a queued reply as being sent; `false` when it is no longer queued. */
  begin(id: string): Promise<boolean>;
  /** Ends a reply and erases what it said and to whom. */
  finish(id: string, state: FinalState, error?: string): Promise<void>;
  /** Puts a reply that certainly did not go out back into the queue, unless it was ended since. */
  requeue(id: string, afterMs: number, error: string): Promise<void>;
  /** The same, where nothing was tried because the channel is away: it does not count. */
  postpone(id: string, afterMs: number, error: string): Promise<void>;
  /** Says that this process is still sending these replies. */
  renew(ids: readonly string[]): Promise<void>;
  /** Makes all waiting replies of a channel due in their order, except those named. */
  hasten(channel: string, except: readonly string[]): Promise<void>;
  /** Queued replies that are due, oldest first; they are this process's for a while. */
  claimDue(limit: number): Promise<readonly OutgoingReply[]>;
  /**
   * Sends that a vanished process had begun become `unknown`; returns how many.
   *
   * @param repeatable channels that can send the same reply twice without anybody seeing it twice:
   *   there such a send is queued again
   */
  markLost(repeatable?: readonly string[]): Promise<number>;
  /** Erases replies that have waited for a day, because nobody waits that long. */
  giveUpOld(): Promise<number>;
}

export function createOutbox(db: Kysely<DatabaseSchema>): Outbox {
  return {
    async begin(id) {
      const begun = await db
        .updateTable('outbox')
        .set({
          state: 'sending',
          claimed_until: CLAIM,
          attempts: (expression) => expression('attempts', '+', 1),
        })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return begun.numUpdatedRows === 1n;
    },

    async finish(id, state, error) {
      await db
        .updateTable('outbox')
        .set({ state, error: error ?? null, payload: null, finished_at: sql<Date>`now()` })
        .where('id', '=', id)
        .execute();
    },

    async requeue(id, afterMs, error) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', error, due_at: inMilliseconds(afterMs) })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute();
    },

    async postpone(id, afterMs, error) {
      await db
        .updateTable('outbox')
        .set({
          state: 'queued',
          error,
          due_at: inMilliseconds(afterMs),
          attempts: (expression) => expression('attempts', '-', 1),
        })
        .where('id', '=', id)
        .where('payload', 'is not', null)
        .execute();
    },

    async renew(ids) {
      if (ids.length === 0) return;
      await db
        .updateTable('outbox')
        .set({ claimed_until: CLAIM, due_at: CLAIM })
        .where('id', 'in', ids)
        .where('state', 'in', ['queued', 'sending'])
        .execute();
    },

    async hasten(channel, except) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', due_at: sql<Date>`least(queued_at, now())` })
        .where('channel', '=', channel)
        .where('state', 'in', ['queued', 'sending'])
        .$if(except.length > 0, (query) => query.where('id', 'not in', except))
        .execute();
    },

    async claimDue(limit) {
      const rows = await db
        .updateTable('outbox')
        .set({ due_at: CLAIM })
        .where('id', 'in', (query) =>
          query
            .selectFrom('outbox')
            .select('id')
            .where('state', '=', 'queued')
            .where('due_at', '<=', sql<Date>`now()`)
            .orderBy('due_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'channel', 'payload', 'attempts', 'queued_at'])
        .execute();
      return rows
        .toSorted((one, other) => one.queued_at.getTime() - other.queued_at.getTime())
        .map(({ id, channel, payload, attempts }) => ({
          id,
          channel,
          payload: Buffer.from(payload ?? []),
          attempts,
        }));
    },

    async markLost(repeatable = []) {
      if (repeatable.length > 0) {
        await db
          .updateTable('outbox')
          .set({ state: 'queued', error: 'process-ended', due_at: sql<Date>`queued_at` })
          .where('state', '=', 'sending')
          .where('claimed_until', '<', sql<Date>`now()`)
          .where('channel', 'in', repeatable)
          .execute();
      }
      const lost = await db
        .updateTable('outbox')
        .set({
          state: 'unknown',
          error: 'process-ended',
          payload: null,
          finished_at: sql<Date>`now()`,
        })
        .where('state', '=', 'sending')
        .where('claimed_until', '<', sql<Date>`now()`)
        .executeTakeFirst();
      return Number(lost.numUpdatedRows);
    },

    async giveUpOld() {
      const old = await db
        .updateTable('outbox')
        .set({ state: 'failed', error: 'too-late', payload: null, finished_at: sql<Date>`now()` })
        .where('state', '=', 'queued')
        .where('queued_at', '<', sql<Date>`now() - interval '24 hours'`)
        .executeTakeFirst();
      return Number(old.numUpdatedRows);
    },
  };
}

function inMilliseconds(ms: number): RawBuilder<Date> {
  return sql<Date>`now() + make_interval(secs => ${sql.lit(ms / 1000)})`;
}
