import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

export const desk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createAccounts(db);
    await createSessions(db);
    await createReview(db);
  },
};

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'bytea')
    .addColumn('totp_pending', 'bytea')
    .addColumn('totp_last_step', 'bigint')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('disabled_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('staff_links')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'uuid', (column) => column.references('staff.id').onDelete('cascade'))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('account', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('locked_until', 'timestamptz')
    .execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_sessions')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('staff_id', 'uuid', (column) =>
      column.notNull().references('staff.id').onDelete('cascade'),
    )
    .addColumn('form_token', 'text', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('used_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .execute();
  await db.schema
    .createIndex('staff_sessions_by_staff')
    .on('staff_sessions')
    .column('staff_id')
    .execute();
  await db.schema
    .createTable('audit_log')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .execute();
  await db.schema.createIndex('audit_log_by_time').on('audit_log').column('at').execute();
}

async function createReview(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('review_decisions')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text')
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .execute();
  await db.schema
    .createTable('reviewed_turns')
    // No reference to turns: a turn that its asker erases goes at once, this row with the next sweep.
    .addColumn('turn_id', 'uuid', (column) => column.primaryKey())
    .addColumn('decision_id', 'uuid', (column) =>
      column.notNull().references('review_decisions.id').onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('reviewed_turns_by_decision')
    .on('reviewed_turns')
    .column('decision_id')
    .execute();
  await db.schema
    .createIndex('tickets_waiting')
    .on('tickets')
    .column('opened_at')
    .where(sql.ref('answer'), 'is', null)
    .execute();
}
