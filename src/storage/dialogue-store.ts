import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** What askers may choose next. Written together with the turn, by `TurnLog.commit`. */
export interface DialogueStore {
  /** The asker's unexpired state, as it was written. */
  load(asker: string): Promise<string | undefined>;
  /** Deletes what has expired; returns how many rows. */
  forgetExpired(): Promise<number>;
}

export function createDialogueStore(db: Kysely<DatabaseSchema>): DialogueStore {
  return {
    async load(asker) {
      const row = await db
        .selectFrom('dialogues')
        .select('state')
        .where('asker', '=', asker)
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirst();
      return row?.state;
    },

    async forgetExpired() {
      const forgotten = await db
        .deleteFrom('dialogues')
        .where('expires_at', '<=', sql<Date>`now()`)
        .executeTakeFirst();
      return Number(forgotten.numDeletedRows);
    },
  };
}
