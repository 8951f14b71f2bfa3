import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** The scope of a pause that holds for every channel. */
export const ALL_CHANNELS = 'all';

/** The bot does not answer: decided by a person, with a reason. */
export interface ChannelPause {
  readonly id: string;
  /** A channel, or `ALL_CHANNELS`. */
  readonly scope: string;
  /** For staff only. */
  readonly reason: string;
  readonly pausedBy: string;
  readonly pausedAt: Date;
  /** When it ends by itself; absent: when somebody ends it. */
  readonly backAt?: Date;
}

export interface NewPause {
  readonly scope: string;
  readonly reason: string;
  readonly by: string;
  readonly backAt?: Date;
}

/** Pauses of channels. They outlive restarts and hold for every process. */
export interface ChannelPauses {
  /** Those in force, by the database's clock. */
  open(): Promise<readonly ChannelPause[]>;
  /** Begins a pause; one of the same scope that is in force ends. */
  begin(pause: NewPause): Promise<void>;
  /** `false` when there was none, or it had ended by itself. */
  end(scope: string, by: string): Promise<boolean>;
}

const NOW = sql<Date>`now()`;

export function createChannelPauses(db: Kysely<DatabaseSchema>): ChannelPauses {
  const unfinished = (scope: string) =>
    db.updateTable('channel_pauses').where('scope', '=', scope).where('ended_at', 'is', null);
  return {
    async open() {
      const rows = await db
        .selectFrom('channel_pauses')
        .selectAll()
        .where('ended_at', 'is', null)
        .where((row) => row.or([row('back_at', 'is', null), row('back_at', '>', NOW)]))
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        scope: row.scope,
        reason: row.reason,
        pausedBy: row.paused_by,
        pausedAt: row.paused_at,
        ...(row.back_at === null ? {} : { backAt: row.back_at }),
      }));
    },

    async begin({ scope, reason, by, backAt }) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('channel_pauses')
          .set({ ended_at: sql<Date>`least(back_at, now())`, ended_by: by })
          .where('scope', '=', scope)
          .where('ended_at', 'is', null)
          .execute();
        await transaction
          .insertInto('channel_pauses')
          .values({ scope, reason, paused_by: by, back_at: backAt ?? null })
          .execute();
      });
    },

    async end(scope, by) {
      const ended = await unfinished(scope)
        .where((row) => row.or([row('back_at', 'is', null), row('back_at', '>', NOW)]))
        .set({ ended_at: NOW, ended_by: by })
        .executeTakeFirst();
      return ended.numUpdatedRows > 0n;
    },
  };
}
