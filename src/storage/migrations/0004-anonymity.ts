import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const anonymity: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('pseudonym_keys')
      .addColumn('month', 'text', (column) => column.primaryKey())
      .addColumn('key', 'bytea', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('retention_runs')
      .addColumn('day', 'date', (column) => column.primaryKey())
      .addColumn('ran_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('turns', 'integer')
      .addColumn('tickets', 'integer')
      .addColumn('messages', 'integer')
      .addColumn('replies', 'integer')
      .addColumn('pseudonym_keys', 'integer')
      .execute();
  },
};
