import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { lastPublication, liveNumber, lockRevisions, nextNumber } from './content-proposals.ts';
import type { DatabaseSchema } from './schema.ts';

/** What became of an attempt to publish. */
export type PublishResult =
  | 'published'
  /** Somebody else has decided, or there is nothing of the kind. */
  | 'decided'
  /** Whoever wrote it may not publish it. */
  | 'own'
  /** The entry has changed since the revision was written. */
  | 'overtaken'
  /** Something else was published since the whole was checked: check again. */
  | 'moved-on';

/** A text that is published without review, because the files of the repository hold it. */
export interface ImportedText {
  readonly entryId: string;
  readonly category: string;
  readonly text: string;
  readonly ways: string;
}

/** On this channel of PostgreSQL the number of each publication is told. */
export const PUBLICATION_CHANNEL = 'content_published';

/** Makes revisions the content in use, all of them or none. */
export interface ContentPublication {
  /**
   * @param by must have written on none of them
   * @param checkedAt the publication that was in use when the whole was checked with them
   */
  publish(ids: readonly string[], by: string, checkedAt: number): Promise<PublishResult>;
  /** Notes that the files of the repository say what is published up to this publication. */
  noteExport(publication: number): Promise<void>;
  /** Publishes what the files hold; `undefined` when something was published since `checkedAt`. */
  importTexts(
    texts: readonly ImportedText[],
    by: string,
    checkedAt: number,
  ): Promise<number | undefined>;
}

export function createContentPublication(db: Kysely<DatabaseSchema>): ContentPublication {
  return {
    publish: (ids, by, checkedAt) =>
      db.transaction().execute(async (transaction) => {
        await lockRevisions(transaction);
        const last = await lastPublication(transaction);
        const rows = await transaction
          .selectFrom('content_revisions')
          .select(['id', 'entry_id', 'state', 'authors', 'base'])
          .where('id', 'in', [...ids])
          .execute();
        if (rows.length !== ids.length || rows.length === 0) return 'decided';
        if (rows.some(({ state }) => state !== 'review')) return 'decided';
        if (rows.some(({ authors }) => authors.split(' ').includes(by))) return 'own';
        for (const { entry_id: entryId, base } of rows) {
          if ((await liveNumber(transaction, entryId)) !== base) return 'overtaken';
        }
        if (last !== checkedAt) return 'moved-on';
        await transaction
          .updateTable('content_revisions')
          .set({
            state: 'published',
            publication: String(last + 1),
            reviewed_by: by,
            reviewed_at: sql<Date>`now()`,
          })
          .where('id', 'in', [...ids])
          .execute();
        await tell(transaction, last + 1);
        return 'published';
      }),

    async noteExport(publication) {
      await db
        .updateTable('content_revisions')
        .set({ exported_at: sql<Date>`now()` })
        .where('state', '=', 'published')
        .where('publication', '<=', String(publication))
        .where('exported_at', 'is', null)
        .execute();
    },

    importTexts: (texts, by, checkedAt) =>
      db.transaction().execute(async (transaction) => {
        await lockRevisions(transaction);
        const last = await lastPublication(transaction);
        if (last !== checkedAt) return undefined;
        if (texts.length === 0) return 0;
        for (const { entryId, category, text, ways } of texts) {
          await transaction
            .insertInto('content_revisions')
            .values({
              ...{ id: randomUUID(), category, text, ways, authors: by, reviewed_by: by },
              entry_id: entryId,
              number: await nextNumber(transaction, entryId),
              state: 'published',
              reason: 'content:import',
              base: await liveNumber(transaction, entryId),
              publication: String(last + 1),
              reviewed_at: sql<Date>`now()`,
              exported_at: sql<Date>`now()`,
            })
            .execute();
        }
        await tell(transaction, last + 1);
        return texts.length;
      }),
  };
}

async function tell(transaction: Kysely<DatabaseSchema>, publication: number): Promise<void> {
  await sql`select pg_notify(${PUBLICATION_CHANNEL}, ${String(publication)})`.execute(transaction);
}
