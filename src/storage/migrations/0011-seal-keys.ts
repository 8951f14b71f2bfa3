import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const sealKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('wrapped_keys')
      .addColumn('id', 'integer', (column) => column.notNull())
      .addColumn('secret_id', 'text', (column) => column.notNull())
      .addColumn('wrapped', 'bytea', (column) => column.notNull())
      .addColumn('active_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('wrapped_keys_pkey', ['id', 'secret_id'])
      .execute();
    await db.schema.alterTable('retention_runs').addColumn('others', 'integer').execute();
  },
};
