import { type Kysely, sql } from 'kysely';
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
  /** Queued replies that are due, oldest first; they are this process's for a while. */
  claimDue(limit: number): Promise<readonly OutgoingReply[]>;
  /** Sends that a vanished process had begun become `unknown`; returns how many. */
  markLost(): Promise<number>;
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
      const due = sql<Date>`now() + make_interval(secs => ${sql.lit(afterMs / 1000)})`;
      await db
        .updateTable('outbox')
        .set({ state: 'queued', error, due_at: due })
        .where('id', '=', id)
        .where('state', '=', 'sending')
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
        .returning(['id', 'channel', 'payload', 'attempts'])
        .execute();
      return rows.map((row) => ({ ...row, payload: Buffer.from(row.payload ?? []) }));
    },

    async markLost() {
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
  };
}
