import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { DirectoryLockedError } from '../../src/storage/directory-lock.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const onConnectionLost = () => undefined;

it('lets one process at a time into the embedded database, and keeps what it wrote', async () => {
  const dataDir = await temporaryFolder();
  const first = await openDatabase({ dataDir, onConnectionLost });
  await migrate(first.db);
  await expect(openDatabase({ dataDir, onConnectionLost })).rejects.toThrow(DirectoryLockedError);
  await sql`insert into dialogues values ('asker', 'kept', now() + interval '1 hour')`.execute(
    first.db,
  );
  await first.close();
  expect(await readdir(dataDir)).toEqual(['pglite']);
  const second = await openDatabase({ dataDir, onConnectionLost });
  onTestFinished(() => second.close());
  await migrate(second.db);
  const rows = await second.db.selectFrom('dialogues').select('state').execute();
  expect(rows).toEqual([{ state: 'kept' }]);
});

it('goes on with new connections when the server has cut the old ones', async () => {
  const url = await createPostgresDatabase();
  const lost: Error[] = [];
  const database = await openDatabase({
    url,
    dataDir: 'unused',
    onConnectionLost: (error) => void lost.push(error),
  });
  onTestFinished(() => database.close());
  await sql`select 1`.execute(database.db);
  await queryPostgres(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'tanya-netral' and datname = current_database()`,
  );
  await waitFor('the loss to be noticed', () => lost.length > 0);
  const { rows } = await sql`select 1 as one`.execute(database.db);
  expect(rows).toEqual([{ one: 1 }]);
});

it('lets the desk wait for its own connections, and gives it up in time', async () => {
  const url = await createPostgresDatabase();
  const database = await openDatabase({ url, dataDir: 'unused', onConnectionLost });
  onTestFinished(() => database.close());
  const slow = Array.from({ length: 12 }, () =>
    sql`select pg_sleep(30)`.execute(database.desk).catch((error: unknown) => String(error)),
  );
  const begun = performance.now();
  await sql`select 1`.execute(database.db);
  expect(performance.now() - begun).toBeLessThan(2_500);
  const endings = await Promise.all(slow);
  expect(endings.every((ending) => typeof ending === 'string')).toBe(true);
  expect(endings.join()).toContain('statement timeout');
});
