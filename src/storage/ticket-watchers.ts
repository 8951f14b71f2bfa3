import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import type { StandingAddress } from './subscriptions.ts';

/** An answer, and the sealed address of whoever waits for it. */
export interface AnswerDue {
  /** Redacted. */
  readonly question: string;
  readonly answer: string;
  readonly address: Buffer;
}

/** Who wants to be told of an officer's answer: an address, sealed, used once and erased. */
export interface TicketWatchers {
  /** `false` when there is no such ticket any more. Idempotent. */
  watch(ticketId: string, where: StandingAddress): Promise<boolean>;
  count(addressKey: string): Promise<number>;
  /** Erases what one chat has left; returns how many. */
  forget(addressKey: string): Promise<number>;
  /**
   * Puts the answers that are there into the outbox and erases their addresses, in one step.
   *
   * @param channels where messages may go out now
   * @param pack makes the sealed reply; `undefined` when the address cannot be read any more
   */
  hand(
    channels: readonly string[],
    limit: number,
    pack: (due: AnswerDue) => Buffer | undefined,
  ): Promise<number>;
}

export function createTicketWatchers(db: Kysely<DatabaseSchema>): TicketWatchers {
  return {
    async watch(ticketId, { channel, key, address }) {
      const ticket = await db
        .selectFrom('tickets')
        .select('id')
        .where('id', '=', ticketId)
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirst();
      if (!ticket) return false;
      await db
        .insertInto('ticket_watchers')
        .values({ ticket_id: ticketId, channel, address_key: key, address })
        .onConflict((conflict) =>
          conflict.column('ticket_id').doUpdateSet({ channel, address_key: key, address }),
        )
        .execute();
      return true;
    },

    async count(addressKey) {
      const { count } = await db
        .selectFrom('ticket_watchers')
        .select((query) => query.fn.countAll<string>().as('count'))
        .where('address_key', '=', addressKey)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async forget(addressKey) {
      const gone = await db
        .deleteFrom('ticket_watchers')
        .where('address_key', '=', addressKey)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },

    async hand(channels, limit, pack) {
      if (channels.length === 0) return 0;
      return db.transaction().execute(async (transaction) => {
        const due = await transaction
          .selectFrom('ticket_watchers as watcher')
          .innerJoin('tickets', 'tickets.id', 'watcher.ticket_id')
          .select(['watcher.ticket_id', 'watcher.channel', 'watcher.address'])
          .select(['tickets.question', sql<string>`tickets.answer`.as('answer')])
          .where('tickets.answer', 'is not', null)
          .where('watcher.channel', 'in', channels)
          .limit(limit)
          .forUpdate('watcher')
          .skipLocked()
          .execute();
        for (const { channel, question, answer, address } of due) {
          const payload = pack({ question, answer, address: Buffer.from(address) });
          if (!payload) continue;
          await transaction
            .insertInto('outbox')
            .values({ id: randomUUID(), channel, state: 'queued', payload })
            .execute();
        }
        const ids = due.map(({ ticket_id }) => ticket_id);
        if (ids.length > 0) {
          await transaction.deleteFrom('ticket_watchers').where('ticket_id', 'in', ids).execute();
        }
        return ids.length;
      });
    },
  };
}
