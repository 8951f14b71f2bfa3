import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** How a channel is, as one process sees it. */
export interface ChannelRecord {
  readonly channel: string;
  readonly instance: string;
  readonly state: string;
  readonly detail: string | null;
  readonly since: Date;
  readonly lastInboundAt: Date | null;
  readonly lastDeliveredAt: Date | null;
  /** The bot's own public name on the platform. */
  readonly handle: string | null;
  /** What links a number, sealed. */
  readonly offer: Buffer | null;
}

/** A record, and whether its process was heard of lately. */
export type SeenRecord = ChannelRecord & { readonly fresh: boolean };

/** What the processes tell each other of their channels, so that any of them can show all. */
export interface ChannelStates {
  /** Must be repeated well within 15 seconds, or the process counts as gone. */
  publish(records: readonly ChannelRecord[]): Promise<void>;
  all(): Promise<readonly SeenRecord[]>;
  /** A person wants the channel to connect again, whichever process stopped it. */
  askReconnect(channel: string): Promise<void>;
  /** Whether that was asked of this process since it was last looked for. */
  takeReconnect(channel: string, instance: string): Promise<boolean>;
  /** The process ends: what it saw last is kept as past. */
  retire(instance: string): Promise<void>;
  /** Erases what processes of long ago have left. */
  forgetOld(): Promise<void>;
}

const NOW = sql<Date>`now()`;
const FRESH = sql<Date>`now() - interval '15 seconds'`;
const FORGOTTEN = sql<Date>`now() - interval '14 days'`;

export function createChannelStates(db: Kysely<DatabaseSchema>): ChannelStates {
  return {
    async publish(records) {
      if (records.length === 0) return;
      await db
        .insertInto('channel_states')
        .values(
          records.map((record) => ({
            channel: record.channel,
            instance: record.instance,
            state: record.state,
            detail: record.detail,
            since: record.since,
            last_inbound_at: record.lastInboundAt,
            last_delivered_at: record.lastDeliveredAt,
            handle: record.handle,
            offer: record.offer,
            seen_at: NOW,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['channel', 'instance']).doUpdateSet({
            state: (row) => row.ref('excluded.state'),
            detail: (row) => row.ref('excluded.detail'),
            since: (row) => row.ref('excluded.since'),
            last_inbound_at: (row) => row.ref('excluded.last_inbound_at'),
            last_delivered_at: (row) => row.ref('excluded.last_delivered_at'),
            handle: (row) => row.ref('excluded.handle'),
            offer: (row) => row.ref('excluded.offer'),
            seen_at: NOW,
            // A wish is for the stop that the person saw.
            reconnect_asked_at: sql<Date | null>`case when excluded.state = 'stopped'
              then channel_states.reconnect_asked_at end`,
          }),
        )
        .execute();
    },

    async all() {
      const rows = await db
        .selectFrom('channel_states')
        .selectAll()
        .select((row) => row('seen_at', '>', FRESH).as('fresh'))
        .execute();
      return rows.map((row) => ({
        channel: row.channel,
        instance: row.instance,
        state: row.state,
        detail: row.detail,
        since: row.since,
        lastInboundAt: row.last_inbound_at,
        lastDeliveredAt: row.last_delivered_at,
        handle: row.handle,
        offer: row.offer && Buffer.from(row.offer),
        fresh: Boolean(row.fresh),
      }));
    },

    async askReconnect(channel) {
      await db
        .updateTable('channel_states')
        .set({ reconnect_asked_at: NOW })
        .where('channel', '=', channel)
        .where('state', '=', 'stopped')
        .execute();
    },

    async takeReconnect(channel, instance) {
      const taken = await db
        .updateTable('channel_states')
        .set({ reconnect_asked_at: null })
        .where('channel', '=', channel)
        .where('instance', '=', instance)
        .where('reconnect_asked_at', 'is not', null)
        .executeTakeFirst();
      return taken.numUpdatedRows > 0n;
    },

    async retire(instance) {
      await db
        .updateTable('channel_states')
        .set({
          state: 'off',
          detail: null,
          offer: null,
          seen_at: sql<Date>`now() - interval '1 hour'`,
        })
        .where('instance', '=', instance)
        .execute();
    },

    async forgetOld() {
      await db.deleteFrom('channel_states').where('seen_at', '<', FORGOTTEN).execute();
    },
  };
}
