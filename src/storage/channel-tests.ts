import { randomInt } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A try of a channel by a member of staff, as far as it has got. */
export interface ChannelTest {
  readonly code: string;
  readonly madeAt: Date;
  /** It is too late to send the code. */
  readonly isOver: boolean;
  /** Absent until the code has come in. */
  readonly arrival?: {
    readonly channel: string;
    readonly receivedAt: Date;
    /** When the platform took the reply; absent until it has. */
    readonly repliedAt?: Date;
  };
}

/** Codes that staff send to the bot from their own phones. No address is kept. */
export interface ChannelTests {
  /** Makes a code; an earlier one of the same person no longer counts. */
  make(by: string): Promise<void>;
  /** `false` for a code that nobody made, or that is used up or too old. Idempotent by message. */
  confirm(code: string, channel: string, messageId: string): Promise<boolean>;
  /** The person's test of the last hour. */
  latest(by: string): Promise<ChannelTest | undefined>;
}

/** Letters and digits that nobody takes for each other; a digit keeps "uji coba" apart. */
const LETTERS = 'ACDEFHJKMNPRTWXY';
const DIGITS = '2345679';
const NOW = sql<Date>`now()`;
const VALID_SINCE = sql<Date>`now() - interval '15 minutes'`;
const SHOWN_SINCE = sql<Date>`now() - interval '1 hour'`;
/** The web chat has no outbox: its reply is the response to the very request. */
const ANSWERED_AT_ONCE = 'web';

export function createChannelTests(db: Kysely<DatabaseSchema>): ChannelTests {
  return {
    async make(by) {
      await db.deleteFrom('channel_tests').where('made_by', '=', by).execute();
      let made = false;
      while (!made) made = await insert(db, by);
    },

    async confirm(code, channel, messageId) {
      const confirmed = await db
        .updateTable('channel_tests')
        .set({ channel, message_id: messageId, received_at: NOW })
        .where('code', '=', code)
        .where('made_at', '>', VALID_SINCE)
        .where((row) => row.or([row('message_id', 'is', null), row('message_id', '=', messageId)]))
        .executeTakeFirst();
      return confirmed.numUpdatedRows > 0n;
    },

    async latest(by) {
      const row = await db
        .selectFrom('channel_tests')
        .leftJoin('outbox', (join) =>
          join.onRef('outbox.id', '=', 'channel_tests.message_id').on('outbox.state', '=', 'sent'),
        )
        .select(['code', 'made_at', 'channel_tests.channel', 'received_at', 'outbox.finished_at'])
        .select((one) => one('made_at', '<=', VALID_SINCE).as('over'))
        .where('made_by', '=', by)
        .where('made_at', '>', SHOWN_SINCE)
        .executeTakeFirst();
      if (!row) return undefined;
      const { code, made_at: madeAt, channel, received_at: receivedAt } = row;
      const isOver = Boolean(row.over);
      if (channel === null || receivedAt === null) return { code, madeAt, isOver };
      const repliedAt = channel === ANSWERED_AT_ONCE ? receivedAt : row.finished_at;
      const arrival = { channel, receivedAt, ...(repliedAt ? { repliedAt } : {}) };
      return { code, madeAt, isOver, arrival };
    },
  };
}

/** `false` when the code is in use. */
async function insert(db: Kysely<DatabaseSchema>, by: string): Promise<boolean> {
  const pick = (from: string) => from[randomInt(from.length)] ?? '';
  const code = [LETTERS, DIGITS, LETTERS, DIGITS].map(pick).join('');
  const inserted = await db
    .insertInto('channel_tests')
    .values({ code, made_by: by })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
