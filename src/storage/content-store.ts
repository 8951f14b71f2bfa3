import { type Kysely, type Selectable, sql } from 'kysely';
import {
  type ChangeResult,
  changeDraft,
  type DraftChange,
  lastPublication,
  type Proposal,
  propose,
} from './content-proposals.ts';
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
  /** When the files of the repository said the same; null: they have never. */
  readonly exportedAt: Date | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly reviewNote: string | null;
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
  /**
   * `taken` when another entry has the id, `moved-on` when somebody has changed the draft since,
   * `closed` when it is no draft any more.
   */
  change(id: string, change: DraftChange): Promise<ChangeResult>;
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

function toRevision(row: Selectable<ContentRevisionsTable>): ContentRevision {
  const { entry_id, authors, publication, created_at, changed_at, ...rest } = row;
  const { reviewed_by, reviewed_at, review_note, exported_at, ...plain } = rest;
  return {
    ...plain,
    entryId: entry_id,
    authors: authors.split(' '),
    publication: publication === null ? null : Number(publication),
    createdAt: created_at,
    changedAt: changed_at,
    exportedAt: exported_at,
    reviewedBy: reviewed_by,
    reviewedAt: reviewed_at,
    reviewNote: review_note,
  };
}
