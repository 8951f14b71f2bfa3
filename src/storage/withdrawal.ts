import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Erases a message that its sender took back, wherever it has got to. */
export interface Withdrawal {
  /** The id of the message's row; `undefined` when it never came. */
  withdraw(channel: string, messageKey: string): Promise<string | undefined>;
}

export function createWithdrawal(db: Kysely<DatabaseSchema>): Withdrawal {
  return {
    withdraw: (channel, messageKey) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('inbox')
          .set({ state: 'done', payload: null })
          .where('channel', '=', channel)
          .where('message_key', '=', messageKey)
          .returning('id')
          .executeTakeFirst();
        if (!row) return undefined;
        await transaction.deleteFrom('turns').where('id', '=', row.id).execute();
        await transaction
          .updateTable('outbox')
          .set({
            state: 'failed',
            error: 'withdrawn',
            payload: null,
            finished_at: sql<Date>`now()`,
          })
          .where('id', '=', row.id)
          .where('state', 'in', ['queued', 'sending'])
          .execute();
        return row.id;
      }),
  };
}
