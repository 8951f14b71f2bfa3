import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/open-database.ts';
import { describeDatabase } from '../contracts/database.ts';
import { createPostgresDatabase } from '../support/postgres.ts';

const onConnectionLost = () => undefined;

describeDatabase('PGlite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-pglite-'));
  return {
    database: await openDatabase({ dataDir, onConnectionLost }),
    cleanUp: () => rm(dataDir, { recursive: true, force: true }),
  };
});

describeDatabase('PostgreSQL', async () => {
  const url = await createPostgresDatabase();
  return {
    database: await openDatabase({ url, dataDir: 'unused', onConnectionLost }),
    cleanUp: async () => undefined,
  };
});
