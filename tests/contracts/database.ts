import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MigrationError, migrate } from '../../src/storage/migrate.ts';
import type { Database } from '../../src/storage/open-database.ts';
import type { DatabaseSchema } from '../../src/storage/schema.ts';
import { describeDialogues } from './dialogues.ts';
import { describeInbox } from './inbox.ts';
import { describeOutbox } from './outbox.ts';
import { describeTakeover } from './takeover.ts';
import { describeTurnLog } from './turn-log.ts';

/** Gives the database under test while a test runs. */
export type CurrentDatabase = () => Kysely<DatabaseSchema>;

/** A database, opened anew, and what is left to do after it is closed. */
export interface DatabaseHarness {
  readonly database: Database;
  cleanUp(): Promise<void>;
}

/** What every database that we run on must do. */
export function describeDatabase(name: string, open: () => Promise<DatabaseHarness>): void {
  describe(name, () => {
    let harness: DatabaseHarness | undefined;
    const current: CurrentDatabase = () => {
      if (!harness) throw new Error('the database is not open');
      return harness.database.db;
    };
    beforeAll(async () => {
      harness = await open();
      await migrate(harness.database.db);
    });
    beforeEach(async () => {
      await sql`truncate inbox, outbox, turns, dialogues`.execute(current());
    });
    afterAll(async () => {
      await harness?.database.close();
      await harness?.cleanUp();
    });

    describeInbox(current);
    describeOutbox(current);
    describeTakeover(current);
    describeTurnLog(current);
    describeDialogues(current);
    describeMigrations(current);
  });
}

function describeMigrations(current: CurrentDatabase): void {
  describe('migrations', () => {
    it('change nothing when they run a second time', async () => {
      const before = await columnsOf(current());
      await migrate(current());
      expect(await columnsOf(current())).toEqual(before);
      expect(before.length).toBeGreaterThan(20);
    });

    it('refuse a database that a later release has made', async () => {
      const name = '9999-from-the-future';
      const timestamp = new Date().toISOString();
      await sql`insert into kysely_migration (name, timestamp) values (${name}, ${timestamp})`.execute(
        current(),
      );
      const refusal = await migrate(current()).catch((error: unknown) => error);
      await sql`delete from kysely_migration where name = ${name}`.execute(current());
      expect(refusal).toBeInstanceOf(MigrationError);
      expect(String(refusal)).toContain('another release of Tanya Netral');
    });
  });
}

async function columnsOf(db: Kysely<DatabaseSchema>): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select table_name, column_name, data_type, is_nullable from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  return rows;
}
