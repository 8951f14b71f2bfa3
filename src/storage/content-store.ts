import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import type { ContentRevisionsTable } from './tables/content-tables.ts';

export type RevisionState = ContentRevisionsTable['state'];

/** One text that an entry had, has, or may get. */
export interface ContentRevision {
  readonly id: string;
  readonly entryId: string;
  readonly category: string;
  readonly number: number;
  readonly text: string;
  readonly ways: string;
  readonly state: RevisionState;
  readonly withdraws: boolean;
  /** Whoever changed the text. */
  readonly authors: readonly string[];
  readonly reason: string;
  /** The number of the revision that was live when it was last changed; 0: the file was. */
  readonly base: number;
  readonly batch: string | null;
  readonly publication: number | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly reviewNote: string | null;
}

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
}

/** A text that is live; `id` is that of its entry. */
export interface PublishedText {
  readonly id: string;
  readonly category: string;
  readonly number: number;
  readonly text: string;
  readonly ways: string;
}

/** What the program answers from in place of the files. */
export interface PublishedContent {
  readonly publication: number;
  readonly revisions: readonly PublishedText[];
}

/** Drafts, revisions and what is published of them; publishing stands in `content-publication`. */
export interface ContentStore {
  published(): Promise<PublishedContent>;
  /** The number of the last publication; 0 before the first. */
  publication(): Promise<number>;
  find(id: string): Promise<ContentRevision | undefined>;
  /** Newest first. */
  ofEntry(entryId: string): Promise<readonly ContentRevision[]>;
  ofBatch(batch: string): Promise<readonly ContentRevision[]>;
  /** Drafts and what waits for review, the longest waiting first. */
  open(): Promise<readonly ContentRevision[]>;
  /** The id of the new revision, or of the open one that is in its way. */
  propose(proposal: Proposal): Promise<{ readonly kind: 'new' | 'open'; readonly id: string }>;
  /** `taken` when another entry has the id; `closed` when it is no draft any more. */
  change(id: string, change: DraftChange): Promise<'changed' | 'taken' | 'closed'>;
  /** From one open state to another state; `false` when it is not in the first any more. */
  move(
    id: string,
    from: 'draft' | 'review',
    to: 'draft' | 'review' | 'cancelled',
  ): Promise<boolean>;
  /** Not what was hoped for; `false` when none of them waits any more. */
  reject(ids: readonly string[], by: string, note: string): Promise<boolean>;
}

export function createContentStore(db: Kysely<DatabaseSchema>): ContentStore {
  const all = () => db.selectFrom('content_revisions').selectAll();
  return {
    published: () => readPublished(db),
    publication: () => lastPublication(db),
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && toRevision(row);
    },
    async ofEntry(entryId) {
      const rows = await all().where('entry_id', '=', entryId).orderBy('number', 'desc').execute();
      return rows.map(toRevision);
    },
    async ofBatch(batch) {
      const rows = await all().where('batch', '=', batch).orderBy('entry_id').execute();
      return rows.map(toRevision);
    },
    async open() {
      const rows = await all()
        .where('state', 'in', ['draft', 'review'])
        .orderBy('changed_at')
        .orderBy('id')
        .execute();
      return rows.map(toRevision);
    },
    propose: (proposal) => propose(db, proposal),
    change: (id, change) => changeDraft(db, id, change),
    async move(id, from, to) {
      const moved = await db
        .updateTable('content_revisions')
        .set({ state: to, changed_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('state', '=', from)
        .returning('id')
        .executeTakeFirst();
      return moved !== undefined;
    },
    async reject(ids, by, note) {
      const rejected = await db
        .updateTable('content_revisions')
        .set({
          state: 'rejected',
          reviewed_by: by,
          reviewed_at: sql<Date>`now()`,
          review_note: note,
        })
        .where('id', 'in', [...ids])
        .where('state', '=', 'review')
        .returning('id')
        .execute();
      return rejected.length > 0;
    },
  };
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

async function readPublished(db: Kysely<DatabaseSchema>): Promise<PublishedContent> {
  // One statement, so that number and texts belong together.
  const rows = await db
    .selectFrom('content_revisions')
    .distinctOn('entry_id')
    .select(['entry_id as id', 'category', 'number', 'text', 'ways', 'publication'])
    .where('state', '=', 'published')
    .orderBy('entry_id')
    .orderBy('publication', 'desc')
    .execute();
  return {
    publication: Math.max(0, ...rows.map(({ publication }) => Number(publication))),
    revisions: rows.map(({ publication: _, ...revision }) => revision),
  };
}

async function propose(
  db: Kysely<DatabaseSchema>,
  proposal: Proposal,
): Promise<{ readonly kind: 'new' | 'open'; readonly id: string }> {
  const { entryId, category, text, ways, reason, by, state, withdraws = false, batch } = proposal;
  return db.transaction().execute(async (transaction) => {
    // Two at once would count the same number.
    await sql`lock table content_revisions in share row exclusive mode`.execute(transaction);
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

/** For an entry that nobody else gives a number to at the same time. */
export async function nextNumber(db: Kysely<DatabaseSchema>, entryId: string): Promise<number> {
  const row = await db
    .selectFrom('content_revisions')
    .select((query) => query.fn.max('number').as('last'))
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

async function changeDraft(
  db: Kysely<DatabaseSchema>,
  id: string,
  { entryId, category, text, ways, reason, by }: DraftChange,
): Promise<'changed' | 'taken' | 'closed'> {
  return db.transaction().execute(async (transaction) => {
    await sql`lock table content_revisions in share row exclusive mode`.execute(transaction);
    const row = await transaction
      .selectFrom('content_revisions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.state !== 'draft') return 'closed';
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

function toRevision(row: Selectable<ContentRevisionsTable>): ContentRevision {
  const { entry_id, authors, publication, created_at, changed_at, ...rest } = row;
  const { reviewed_by, reviewed_at, review_note, ...plain } = rest;
  return {
    ...plain,
    entryId: entry_id,
    authors: authors.split(' '),
    publication: publication === null ? null : Number(publication),
    createdAt: created_at,
    changedAt: changed_at,
    reviewedBy: reviewed_by,
    reviewedAt: reviewed_at,
    reviewNote: review_note,
  };
}
