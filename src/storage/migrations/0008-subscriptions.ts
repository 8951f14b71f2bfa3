import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

/** Addresses that people leave on purpose: to be told of an answer, to be reminded of stages. */
export const subscriptions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('ticket_watchers')
      .addColumn('ticket_id', 'uuid', (column) =>
        column.primaryKey().references('tickets.id').onDelete('cascade'),
      )
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('address_key', 'text', (column) => column.notNull())
      .addColumn('address', 'bytea', (column) => column.notNull())
      .addColumn('asked_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .execute();
    await db.schema
      .createIndex('ticket_watchers_by_address')
      .on('ticket_watchers')
      .column('address_key')
      .execute();
    await db.schema
      .createTable('subscriptions')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('address_key', 'text', (column) => column.notNull().unique())
      .addColumn('address', 'bytea', (column) => column.notNull())
      .addColumn('subscribed_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .execute();
    await db.schema
      .createTable('reminder_claims')
      .addColumn('subscription_id', 'uuid', (column) =>
        column.notNull().references('subscriptions.id').onDelete('cascade'),
      )
      .addColumn('reminder', 'text', (column) => column.notNull())
      .addColumn('claimed_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
      .addPrimaryKeyConstraint('reminder_claims_pkey', ['subscription_id', 'reminder'])
      .execute();
  },
};
