import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** What was sent lately, for phones that could not read it and ask again. */
export interface SentMessages {
  /** @param payload sealed */
  keep(messageKey: string, payload: Buffer): Promise<void>;
  find(messageKey: string): Promise<Buffer | undefined>;
  /** How many were sent in the last 24 hours. */
  countToday(): Promise<number>;
  /** Erases what is older than it has to be. */
  forgetOld(): Promise<void>;
}

const KEPT = sql<Date>`now() - interval '48 hours'`;

export function createSentMessages(db: Kysely<DatabaseSchema>): SentMessages {
  return {
    async keep(messageKey, payload) {
      await db
        .insertInto('sent_messages')
        .values({ message_key: messageKey, payload })
        .onConflict((conflict) => conflict.column('message_key').doUpdateSet({ payload }))
        .execute();
    },

    async find(messageKey) {
      const row = await db
        .selectFrom('sent_messages')
        .select('payload')
        .where('message_key', '=', messageKey)
        .executeTakeFirst();
      return row && Buffer.from(row.payload);
    },

    async countToday() {
      const row = await db
        .selectFrom('sent_messages')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('sent_at', '>', sql<Date>`now() - interval '24 hours'`)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async forgetOld() {
      await db.deleteFrom('sent_messages').where('sent_at', '<', KEPT).execute();
    },
  };
}
