import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const firstTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createInbox(db);
    await createOutbox(db);
    await createTurns(db);
    await createDialogues(db);
  },
};

async function createInbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message_key', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payload', 'bytea')
    .addColumn('received_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('claimed_until', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('inbox_once', ['channel', 'message_key'])
    .execute();
  await db.schema
    .createIndex('inbox_unfinished')
    .on('inbox')
    .column('claimed_until')
    .where(sql.ref('state'), '=', 'received')
    .execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payload', 'bytea')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('claimed_until', 'timestamptz')
    .addColumn('error', 'text')
    .addColumn('finished_at', 'timestamptz')
    .execute();
  await db.schema
    .createIndex('outbox_unfinished')
    .on('outbox')
    .column('due_at')
    .where(sql.ref('state'), 'in', ['queued', 'sending'])
    .execute();
}

async function createTurns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('turns')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'timestamptz', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text')
    .addColumn('verdict', 'text')
    .addColumn('audience', 'text')
    .addColumn('confidence', 'real')
    .addColumn('candidates', 'text', (column) => column.notNull())
    .addColumn('content_version', 'text', (column) => column.notNull())
    .addColumn('milliseconds', 'real', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('turns_by_time').on('turns').column('asked_at').execute();
}

async function createDialogues(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dialogues')
    .addColumn('asker', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
