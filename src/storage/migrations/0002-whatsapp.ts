import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

export const whatsapp: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('channel_keys')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('value', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('channel_keys_pkey', ['account', 'type', 'id'])
      .execute();
    await db.schema
      .createTable('leases')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text')
      .addColumn('fence', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('sent_messages')
      .addColumn('message_key', 'text', (column) => column.primaryKey())
      .addColumn('payload', 'bytea', (column) => column.notNull())
      .addColumn('sent_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .execute();
    await db.schema
      .createIndex('sent_messages_by_time')
      .on('sent_messages')
      .column('sent_at')
      .execute();
    await db.schema
      .createTable('contacts')
      .addColumn('contact', 'text', (column) => column.primaryKey())
      .addColumn('first_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .addColumn('last_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .addColumn('pointed_at', 'timestamptz')
      .execute();
    await db.schema
      .alterTable('outbox')
      .addColumn('queued_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .execute();
  },
};
