import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

export const content: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createRevisions(db);
    await createSuggestions(db);
    await createImpacts(db);
  },
};

async function createRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_revisions')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('ways', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('withdraws', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('authors', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('base', 'integer', (column) => column.notNull())
    .addColumn('batch', 'uuid')
    .addColumn('publication', 'bigint')
    .addColumn('exported_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('reviewed_by', 'text')
    .addColumn('reviewed_at', 'timestamptz')
    .addColumn('review_note', 'text')
    .addUniqueConstraint('content_revisions_numbered', ['entry_id', 'number'])
    .execute();
  // Two people who propose at once work on one draft.
  await sql`create unique index content_revisions_open on content_revisions (entry_id, withdraws)
    where state in ('draft', 'review')`.execute(db);
  await sql`create index content_revisions_published
    on content_revisions (entry_id, publication desc) where state = 'published'`.execute(db);
  await sql`create index content_revisions_publication on content_revisions (publication desc)
    where publication is not null`.execute(db);
  await sql`create index content_revisions_batch on content_revisions (batch)
    where batch is not null`.execute(db);
}

async function createSuggestions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_suggestions')
    .addColumn('entry_id', 'text', (column) => column.notNull())
    // No reference to turns: a turn that its asker erases goes at once, this row with the next sweep.
    .addColumn('turn_id', 'uuid', (column) => column.notNull())
    .addColumn('decision_id', 'uuid')
    .addPrimaryKeyConstraint('content_suggestions_key', ['entry_id', 'turn_id'])
    .execute();
}

async function createImpacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_impacts')
    .addColumn('revision_id', 'uuid', (column) =>
      column.primaryKey().references('content_revisions.id').onDelete('cascade'),
    )
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('result', 'text')
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .execute();
}
