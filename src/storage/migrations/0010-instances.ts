import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The order of one person's messages and replies, which all instances keep. */
export const instances: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ['inbox', 'outbox']) {
      await db.schema
        .alterTable(table)
        .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
        .execute();
    }
    await db.schema.alterTable('outbox').addColumn('asker', 'text').execute();
    await db.schema
      .createIndex('inbox_waiting')
      .on('inbox')
      .columns(['asker', 'seq'])
      .where(sql.ref('state'), '=', 'received')
      .execute();
    await db.schema
      .createIndex('outbox_waiting')
      .on('outbox')
      .columns(['asker', 'seq'])
      .where(sql.ref('state'), 'in', ['queued', 'sending'])
      .execute();
    await createRateLimits(db);
    await keepRoomForUpdates(db);
  },
};

/** Counts that need not survive a crash of the server: unlogged, so that none waits for the disk. */
async function createRateLimits(db: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table rate_limits (
    key text primary key, points integer not null, expires_at timestamptz not null)`.execute(db);
}

/** Rows that change several times in a second or two: vacuumed early, pages with room. */
async function keepRoomForUpdates(db: Kysely<unknown>): Promise<void> {
  for (const table of ['inbox', 'outbox', 'dialogues']) {
    await sql`alter table ${sql.table(table)} set (
      fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000
    )`.execute(db);
  }
}
