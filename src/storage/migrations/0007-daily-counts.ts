import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const NOW = sql`now()`;

/**
 * Counts by day, so that the desk need not read every turn, and what marks a day whose turns have
 * changed since. Whatever changes a turn of the past marks its day in the same transaction; turns
 * that come in as they are asked do not, because their day has not been counted yet.
 */
export const dailyCounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createCounts(db);
    await createMarks(db);
    await createIndexes(db);
    await createSummaries(db);
  },
};

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('turn_counts')
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('facet', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('turn_counts_pkey', ['day', 'facet', 'key'])
    .execute();
  await db.schema
    .createTable('counted_days')
    .addColumn('day', 'date', (column) => column.primaryKey())
    .addColumn('counted_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .execute();
  await db.schema
    .createTable('changed_days')
    .addColumn('day', 'date', (column) => column.notNull())
    // The transaction that changed it: a mark of its own for each, so that none waits for another.
    .addColumn('change', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('changed_days_pkey', ['day', 'change'])
    .execute();
}

/**
 * A change concerns the day of the turn, and the next day on which the same asker came: whether
 * somebody came for the first time is counted there.
 */
async function createMarks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function mark_turn_day(turn_asker text, turn_at timestamptz) returns void
    language sql as $$
      insert into changed_days (day, change)
      select day, pg_current_xact_id()::text::bigint
      from (
        select (turn_at at time zone 'Asia/Makassar')::date as day
        union
        select (min(asked_at) at time zone 'Asia/Makassar')::date from turns
        where asker = turn_asker and outcome <> 'courtesy'
          and asked_at >= date_trunc('day', turn_at, 'Asia/Makassar') + interval '1 day'
      ) as days
      where day < ((now() - interval '30 minutes') at time zone 'Asia/Makassar')::date
      on conflict do nothing
    $$`.execute(db);
  await sql`
    create function mark_added_turn() returns trigger language plpgsql as $$
    begin
      perform mark_turn_day(new.asker, new.asked_at);
      return null;
    end $$`.execute(db);
  await createTableMarks(db);
  // Half an hour is far longer than a transaction lasts, and shorter than a day waits to be counted.
  await sql`create trigger turns_added_late after insert on turns for each row
    when (new.asked_at < now() - interval '30 minutes') execute function mark_added_turn()`.execute(
    db,
  );
  await sql`create trigger turns_changed after update on turns
    referencing old table as before new table as after
    for each statement execute function mark_changed_turns()`.execute(db);
  await sql`create trigger turns_deleted after delete on turns referencing old table as before
    for each statement execute function mark_deleted_turns()`.execute(db);
  await sql`create trigger turns_emptied after truncate on turns
    for each statement execute function forget_counted_days()`.execute(db);
}

async function createTableMarks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function mark_changed_turns() returns trigger language plpgsql as $$
    begin
      perform mark_turn_day(asker, asked_at) from (select asker, asked_at from before
        union select asker, asked_at from after) as turns;
      return null;
    end $$`.execute(db);
  await sql`
    create function mark_deleted_turns() returns trigger language plpgsql as $$
    begin
      perform mark_turn_day(asker, asked_at) from (select asker, min(asked_at) as asked_at from before
        group by asker, (asked_at at time zone 'Asia/Makassar')::date) as turns;
      return null;
    end $$`.execute(db);
  await sql`
    create function forget_counted_days() returns trigger language plpgsql as $$
    begin
      delete from counted_days;
      return null;
    end $$`.execute(db);
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  // What somebody should look at, newest first; the condition is word for word that of the review.
  await sql`create index turns_for_review on turns (asked_at desc, id)
    where feedback = 'unhelpful' or outcome = 'unanswered' or outcome = 'clarified'
      or (outcome = 'answered' and confidence < 0.93)`.execute(db);
  // When an asker came before, without a look at the turns themselves.
  await sql`create index turns_by_visit on turns (asker, asked_at) where outcome <> 'courtesy'`.execute(
    db,
  );
}

async function createSummaries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('weekly_summaries')
    // The Monday on which the week began.
    .addColumn('week', 'date', (column) => column.primaryKey())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(NOW))
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
}
