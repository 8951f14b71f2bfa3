import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

export const FEEDBACKS = ['helpful', 'unhelpful'] as const;
export type Feedback = (typeof FEEDBACKS)[number];

/** A turn as its asker may see it: exactly what is stored. */
export interface StoredTurn {
  readonly askedAt: Date;
  readonly question: string;
  readonly outcome: string;
  readonly entryId: string | null;
  readonly audience: string | null;
  readonly feedback: string | null;
}

/** What is stored under one pseudonym, for the person behind it alone. */
export interface AskerRecords {
  count(asker: string): Promise<number>;
  /** Newest first. */
  latest(asker: string, limit: number): Promise<readonly StoredTurn[]>;
  /** Deletes everything under the pseudonym, at once and for good; returns how many turns. */
  erase(asker: string): Promise<number>;
  /** Notes what the asker thought of the entry's last appearance. */
  rate(asker: string, entryId: string, feedback: Feedback): Promise<void>;
}

export function createAskerRecords(db: Kysely<DatabaseSchema>): AskerRecords {
  return {
    async count(asker) {
      const { count } = await db
        .selectFrom('turns')
        .select((query) => query.fn.countAll<string>().as('count'))
        .where('asker', '=', asker)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async latest(asker, limit) {
      const rows = await db
        .selectFrom('turns')
        .select(['asked_at', 'question', 'outcome', 'entry_id', 'audience', 'feedback'])
        .where('asker', '=', asker)
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        askedAt: row.asked_at,
        question: row.question,
        outcome: row.outcome,
        entryId: row.entry_id,
        audience: row.audience,
        feedback: row.feedback,
      }));
    },

    async erase(asker) {
      return db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('dialogues').where('asker', '=', asker).execute();
        await transaction
          .deleteFrom('inbox')
          .where('asker', '=', asker)
          .where('state', '=', 'done')
          .execute();
        const turns = await transaction
          .deleteFrom('turns')
          .where('asker', '=', asker)
          .executeTakeFirst();
        return Number(turns.numDeletedRows);
      });
    },

    async rate(asker, entryId, feedback) {
      await db
        .updateTable('turns')
        .set({ feedback })
        .where('id', '=', (query) =>
          query
            .selectFrom('turns')
            .select('id')
            .where('asker', '=', asker)
            .where('entry_id', '=', entryId)
            .orderBy('asked_at', 'desc')
            .limit(1),
        )
        .execute();
    },
  };
}
