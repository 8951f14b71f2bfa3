import type { Kysely, Transaction } from 'kysely';
import {
  BackupError,
  type BackupHeader,
  type BackupReader,
  type BackupSection,
  readBackup,
} from './backup-format.ts';
import { MIGRATION_NAMES, migrate } from './migrate.ts';
import type { DatabaseSchema } from './schema.ts';
import {
  countRows,
  liftTimeLimit,
  outlineTables,
  renumber,
  type TableOutline,
  withoutTriggers,
  writeRows,
} from './table-copy.ts';

const ROWS_AT_ONCE = 250;

/**
 * Fills a fresh database from a backup, all or nothing, and brings it to this release.
 *
 * @throws BackupError when the database is in use, or the file damaged or of a later release
 */
export async function restoreBackup(
  db: Kysely<DatabaseSchema>,
  file: string,
): Promise<BackupHeader> {
  await assertEmpty(db);
  let restored: BackupHeader | undefined;
  await readBackup(file, async (backup) => {
    await migrate(db, lastMigration(backup.header));
    await db.transaction().execute(async (transaction) => {
      await liftTimeLimit(transaction);
      await fill(transaction, backup);
    });
    restored = backup.header;
  });
  if (!restored) throw new BackupError(`${file}: nothing was read`);
  await migrate(db);
  return restored;
}

/** @throws BackupError naming what is in the database */
export async function assertEmpty(db: Kysely<DatabaseSchema>): Promise<void> {
  const counts = await countRows(db, await outlineTables(db));
  const filled = [...counts]
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${rows}`);
  if (filled.length === 0) return;
  throw new BackupError(
    `this needs a database in which Tanya Netral has never been started; rows found: ${filled.join(', ')}`,
  );
}

/** The tables are first made as the backup's release had them. */
function lastMigration({ release, migrations }: BackupHeader): string {
  const unknown = migrations.filter((name) => !MIGRATION_NAMES.includes(name));
  const last = MIGRATION_NAMES.findLast((name) => migrations.includes(name));
  if (unknown.length > 0 || last === undefined) {
    throw new BackupError(
      `the backup was made by release ${release}, which is later than this one (its tables have ${unknown.join(', ')}); install that release and restore again`,
    );
  }
  return last;
}

async function fill(
  transaction: Transaction<DatabaseSchema>,
  { header, sections }: BackupReader,
): Promise<void> {
  const outlines = await outlineTables(transaction);
  await withoutTriggers(transaction, outlines, async () => {
    for await (const section of sections()) {
      const outline = outlines.find(({ name }) => name === section.table);
      if (!outline)
        throw new BackupError(`the backup has a table that is unknown: ${section.table}`);
      await fillTable(transaction, outline, section).catch((error: unknown) => {
        if (!isRefusedRow(error)) throw error;
        const reason = `the rows of ${section.table} do not fit: ${error.message}`;
        throw new BackupError(`${reason}; nothing was restored`, error);
      });
    }
  });
  const expected = new Map(header.tables.map(({ name, rows }) => [name, rows]));
  assertSameCounts(expected, await countRows(transaction, outlines));
}

async function fillTable(
  transaction: Transaction<DatabaseSchema>,
  outline: TableOutline,
  { rows }: BackupSection,
): Promise<void> {
  let batch: string[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    await writeRows(transaction, outline, batch);
    batch = [];
  }
  await writeRows(transaction, outline, batch);
  await renumber(transaction, outline);
}

/** The database's codes for values and rows that it does not take. */
function isRefusedRow(error: unknown): error is Error {
  return error instanceof Error && /^2[23][0-9A-Z]{3}$/.test(String(Reflect.get(error, 'code')));
}

/** @throws BackupError naming every table whose number of rows differs */
export function assertSameCounts(
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): void {
  const wrong = [...found]
    .filter(([name, rows]) => rows !== (expected.get(name) ?? 0))
    .map(([name, rows]) => `${name}: expected ${expected.get(name) ?? 0}, found ${rows}`);
  if (wrong.length > 0) {
    throw new BackupError(`the copy is not complete and was undone; ${wrong.join('; ')}`);
  }
}
