import type { Kysely, Transaction } from 'kysely';
import { migrate } from './migrate.ts';
import { assertEmpty, assertSameCounts } from './restore.ts';
import type { DatabaseSchema } from './schema.ts';
import {
  countRows,
  liftTimeLimit,
  outlineTables,
  readRows,
  renumber,
  type TableOutline,
  withoutTriggers,
  writeRows,
} from './table-copy.ts';

/**
 * Copies everything from one database into another, which is fresh; all or nothing.
 *
 * @param from nobody else may have it open, and it is not to be used afterwards
 * @returns the number of rows of each table, the same on both sides
 * @throws BackupError when the target is in use, or the counts differ
 */
export async function moveDatabase(
  from: Kysely<DatabaseSchema>,
  to: Kysely<DatabaseSchema>,
): Promise<ReadonlyMap<string, number>> {
  await migrate(from);
  await assertEmpty(to);
  await migrate(to);
  return from.transaction().execute(async (source) => {
    await liftTimeLimit(source);
    const tables = await outlineTables(source);
    const expected = await countRows(source, tables);
    await to.transaction().execute(async (target) => {
      await liftTimeLimit(target);
      await withoutTriggers(target, tables, async () => {
        for (const table of tables) await copyTable(source, target, table);
      });
      assertSameCounts(expected, await countRows(target, tables));
    });
    return expected;
  });
}

async function copyTable(
  source: Transaction<DatabaseSchema>,
  target: Transaction<DatabaseSchema>,
  table: TableOutline,
): Promise<void> {
  for await (const lines of readRows(source, table)) await writeRows(target, table, lines);
  await renumber(target, table);
}
