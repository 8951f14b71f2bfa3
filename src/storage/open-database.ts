import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { acquireDirectoryLock } from './directory-lock.ts';
import type { DatabaseSchema } from './schema.ts';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 10_000;

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly db: Kysely<DatabaseSchema>;
  close(): Promise<void>;
}

/** Where the tables live: a server, or a folder for the embedded database. */
export interface DatabaseLocation {
  readonly url?: string;
  readonly dataDir: string;
  /** Called when an idle connection of the pool is lost; the pool opens a new one by itself. */
  readonly onConnectionLost: (error: Error) => void;
}

/**
 * Opens PostgreSQL where a URL is given, else PGlite in `<dataDir>/pglite`.
 *
 * @throws DirectoryLockedError when another process has the embedded database open
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.url === undefined
    ? openEmbedded(location.dataDir)
    : openServer(location.url, location.onConnectionLost);
}

function openServer(url: string, onConnectionLost: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'tanya-netral',
  });
  pool.on('error', onConnectionLost);
  // The pool listens to idle connections only; one that is lost in use must not end the process.
  pool.on('connect', (client) => client.on('error', onConnectionLost));
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', db, close: () => db.destroy() };
}

/** PGlite itself does not notice a second opener, and two corrupt the folder: hence the lock. */
async function openEmbedded(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await acquireDirectoryLock(join(dataDir, 'pglite.lock'));
  try {
    const pglite = await PGlite.create(join(dataDir, 'pglite'));
    const db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite }) });
    return {
      kind: 'pglite',
      db,
      async close() {
        await db.destroy();
        if (!pglite.closed) await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
