import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tickets: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('tickets')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('code_key', 'text', (column) => column.notNull().unique())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('answer', 'text')
      .addColumn('answered_at', 'timestamptz')
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('tickets_by_expiry').on('tickets').column('expires_at').execute();
    await db.schema.alterTable('turns').addColumn('feedback', 'text').execute();
    await db.schema
      .createIndex('turns_by_asker')
      .on('turns')
      .columns(['asker', 'asked_at'])
      .execute();
  },
};
