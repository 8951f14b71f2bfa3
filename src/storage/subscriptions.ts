import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Where somebody may be written to later, because they asked for it. */
export interface StandingAddress {
  readonly channel: string;
  /** Keyed hash of the chat. */
  readonly key: string;
  /** Sealed. */
  readonly address: Buffer;
}

/** Chats that want to be reminded of stages. */
export interface Subscriptions {
  /** Idempotent: a chat that subscribes again is subscribed once, from now on. */
  subscribe(where: StandingAddress): Promise<void>;
  isSubscribed(addressKey: string): Promise<boolean>;
  /** Erases what one chat has left; returns how many. */
  forget(addressKey: string): Promise<number>;
  /**
   * Puts a reminder into the outbox for subscriptions that have not had it, whichever process asks
   * first; returns for how many.
   *
   * @param channels where messages may go out now
   * @param pack makes the sealed reply; `undefined` when the address cannot be read any more
   */
  hand(
    reminder: string,
    channels: readonly string[],
    limit: number,
    pack: (address: Buffer) => Buffer | undefined,
  ): Promise<number>;
}

export function createSubscriptions(db: Kysely<DatabaseSchema>): Subscriptions {
  return {
    async subscribe({ channel, key, address }) {
      await db
        .insertInto('subscriptions')
        .values({ id: randomUUID(), channel, address_key: key, address })
        .onConflict((conflict) =>
          conflict
            .column('address_key')
            .doUpdateSet({ channel, address, subscribed_at: sql<Date>`now()` }),
        )
        .execute();
    },

    async isSubscribed(addressKey) {
      const row = await db
        .selectFrom('subscriptions')
        .select('id')
        .where('address_key', '=', addressKey)
        .executeTakeFirst();
      return row !== undefined;
    },

    async forget(addressKey) {
      const gone = await db
        .deleteFrom('subscriptions')
        .where('address_key', '=', addressKey)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },

    hand: (...wanted) => handReminder(db, ...wanted),
  };
}

/** The claim and the outbox row stand or fall together: nobody is reminded twice, nor never. */
async function handReminder(
  db: Kysely<DatabaseSchema>,
  reminder: string,
  channels: readonly string[],
  limit: number,
  pack: (address: Buffer) => Buffer | undefined,
): Promise<number> {
  if (channels.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    const due = await transaction
      .selectFrom('subscriptions as subscription')
      .select(['id', 'channel', 'address'])
      .where('channel', 'in', channels)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('reminder_claims')
              .select('reminder')
              .whereRef('subscription_id', '=', 'subscription.id')
              .where('reminder', '=', reminder),
          ),
        ),
      )
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, channel, address } of due) {
      const claimed = await transaction
        .insertInto('reminder_claims')
        .values({ subscription_id: id, reminder })
        .onConflict((conflict) => conflict.doNothing())
        .returning('reminder')
        .executeTakeFirst();
      const payload = claimed && pack(Buffer.from(address));
      if (!payload) continue;
      await transaction
        .insertInto('outbox')
        .values({ id: randomUUID(), channel, state: 'queued', payload })
        .execute();
    }
    return due.length;
  });
}
