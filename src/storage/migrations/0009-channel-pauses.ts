import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

export const channelPauses: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createPauses(db);
    await createStates(db);
    await createTests(db);
    await tellAnsweredFromPointed(db);
  },
};

async function createPauses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_pauses')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('paused_by', 'text', (column) => column.notNull())
    .addColumn('paused_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('back_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema
    .createIndex('channel_pauses_open')
    .unique()
    .on('channel_pauses')
    .column('scope')
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
}

async function createStates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_states')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('instance', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .addColumn('since', 'timestamptz', (column) => column.notNull())
    .addColumn('last_inbound_at', 'timestamptz')
    .addColumn('last_delivered_at', 'timestamptz')
    .addColumn('handle', 'text')
    .addColumn('offer', 'bytea')
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('reconnect_asked_at', 'timestamptz')
    .addPrimaryKeyConstraint('channel_states_pkey', ['channel', 'instance'])
    .execute();
}

async function createTests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_tests')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('channel', 'text')
    .addColumn('message_id', 'uuid')
    .addColumn('received_at', 'timestamptz')
    .execute();
}

/** Whoever was only pointed elsewhere is no known contact yet. */
async function tellAnsweredFromPointed(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('contacts').addColumn('answered_at', 'timestamptz').execute();
  await sql`update contacts set answered_at = last_at
    where pointed_at is null or first_at < pointed_at`.execute(db);
}
