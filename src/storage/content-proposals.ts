import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

export type ChangeResult = 'changed' | 'taken' | 'moved-on' | 'closed';

/** What is proposed. */
export interface Proposal {
  readonly entryId: string;
  readonly category: string;
  readonly text: string;
  readonly ways: string;
  readonly reason: string;
  readonly by: string;
  readonly state: 'draft' | 'review';
  readonly withdraws?: boolean;
  readonly batch?: string;
}

/** A draft as its author has written on it. */
export interface DraftChange {
  readonly entryId: string;
  readonly category: string;
  readonly text: string;
  readonly ways: string;
  readonly reason: string;
  readonly by: string;
  /** When it had last been changed, as its author saw it. */
  readonly seen: Date;
}

/** Changes of revisions come one after another; readers are not held up. */
export async function lockRevisions(transaction: Kysely<DatabaseSchema>): Promise<void> {
  await sql`lock table content_revisions in share row exclusive mode`.execute(transaction);
}

/** The number of the revision of an entry that is live; 0 where the file is. */
export async function liveNumber(db: Kysely<DatabaseSchema>, entryId: string): Promise<number> {
  const row = await db
    .selectFrom('content_revisions')
    .select('number')
    .where('entry_id', '=', entryId)
    .where('state', '=', 'published')
    .orderBy('publication', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function lastPublication(db: Kysely<DatabaseSchema>): Promise<number> {
  const row = await db
    .selectFrom('content_revisions')
    .select((query) => query.fn.max('publication').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** For an entry that nobody else gives a number to at the same time. */
export async function nextNumber(db: Kysely<DatabaseSchema>, entryId: string): Promise<number> {
  const row = await db
    .selectFrom('content_revisions')
    .select((query) => query.fn.max('number').as('last'))
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Opens a revision, unless one of its kind is open. */
export async function propose(
  db: Kysely<DatabaseSchema>,
  proposal: Proposal,
): Promise<{ readonly kind: 'new' | 'open'; readonly id: string }> {
  const { entryId, category, text, ways, reason, by, state, withdraws = false, batch } = proposal;
  return db.transaction().execute(async (transaction) => {
    // Two at once would count the same number.
    await lockRevisions(transaction);
    const open = await transaction
      .selectFrom('content_revisions')
      .select('id')
      .where('entry_id', '=', entryId)
      .where('withdraws', '=', withdraws)
      .where('state', 'in', ['draft', 'review'])
      .executeTakeFirst();
    if (open) return { kind: 'open', id: open.id };
    const id = randomUUID();
    const base = await liveNumber(transaction, entryId);
    await transaction
      .insertInto('content_revisions')
      .values({
        ...{ id, category, text, ways, state, withdraws, reason, base },
        entry_id: entryId,
        number: await nextNumber(transaction, entryId),
        authors: by,
        batch: batch ?? null,
      })
      .execute();
    return { kind: 'new', id };
  });
}

/** Writes on a draft, and counts who did as an author. */
export async function changeDraft(
  db: Kysely<DatabaseSchema>,
  id: string,
  { entryId, category, text, ways, reason, by, seen }: DraftChange,
): Promise<ChangeResult> {
  return db.transaction().execute(async (transaction) => {
    await lockRevisions(transaction);
    const row = await transaction
      .selectFrom('content_revisions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.state !== 'draft') return 'closed';
    if (row.changed_at.getTime() !== seen.getTime()) return 'moved-on';
    const isRenamed = entryId !== row.entry_id;
    const number = isRenamed ? await nextNumber(transaction, entryId) : row.number;
    // Only an entry that has no other revision yet can get another name, and only a free one.
    if (isRenamed && (row.number !== 1 || number !== 1)) return 'taken';
    const base = await liveNumber(transaction, entryId);
    const isSame =
      text === row.text && ways === row.ways && !isRenamed && category === row.category;
    const authors = new Set(row.authors.split(' ')).add(by);
    await transaction
      .updateTable('content_revisions')
      .set({
        ...{ entry_id: entryId, category, number, text, ways, reason, base },
        ...(isSame ? {} : { authors: [...authors].join(' '), changed_at: sql<Date>`now()` }),
      })
      .where('id', '=', id)
      .execute();
    return 'changed';
  });
}
