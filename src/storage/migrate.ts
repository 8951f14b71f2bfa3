import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { whatsapp } from './migrations/0002-whatsapp.ts';
import { tickets } from './migrations/0003-tickets.ts';
import { anonymity } from './migrations/0004-anonymity.ts';
import { desk } from './migrations/0005-desk.ts';
import { content } from './migrations/0006-content.ts';
import { dailyCounts } from './migrations/0007-daily-counts.ts';
import { subscriptions } from './migrations/0008-subscriptions.ts';
import { channelPauses } from './migrations/0009-channel-pauses.ts';
import { instances } from './migrations/0010-instances.ts';
import { sealKeys } from './migrations/0011-seal-keys.ts';
import type { DatabaseSchema } from './schema.ts';

/** In the order in which they run. Append only: a released migration is never edited. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-whatsapp': whatsapp,
  '0003-tickets': tickets,
  '0004-anonymity': anonymity,
  '0005-desk': desk,
  '0006-content': content,
  '0007-daily-counts': dailyCounts,
  '0008-subscriptions': subscriptions,
  '0009-channel-pauses': channelPauses,
  '0010-instances': instances,
  '0011-seal-keys': sealKeys,
};

/** Thrown when the database cannot be brought to this release's tables. */
export class MigrationError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MigrationError';
  }
}

/** The names of all migrations of this release, in their order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the tables to this release; does nothing where they already are.
 *
 * @param last the migration to stop after, for data that an earlier release has left
 * @throws MigrationError when a migration fails, or when the database is ahead of this release
 */
export async function migrate(db: Kysely<DatabaseSchema>, last?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error, results } =
    last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last);
  if (!error) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  if (failed) {
    throw new MigrationError(`migration ${failed} failed; the database is as it was before`, error);
  }
  throw new MigrationError(reasonOf(error), error);
}

/** Kysely compares what has run with what there is before it runs anything. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith('corrupted migrations')
    ? 'the database cannot be migrated: it was made by another release of Tanya Netral'
    : `the database cannot be migrated: it does not answer as it should (${message})`;
}
