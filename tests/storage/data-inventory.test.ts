import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { DATA_INVENTORY, inventoryTable } from '../../src/storage/data-inventory.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('names every table of the migrated database, and no other', async () => {
  const { db, close } = await openDatabase({
    dataDir: await temporaryFolder(),
    onConnectionLost: () => undefined,
  });
  onTestFinished(close);
  await migrate(db);
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely_%'`.execute(db);
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(DATA_INVENTORY).sort());
});

it('stands in the page that people read', async () => {
  expect(await readFile('docs/privacy.md', 'utf8')).toContain(inventoryTable());
});
