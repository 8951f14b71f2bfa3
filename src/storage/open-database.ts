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
/** When the network swallows the answer; the server has given up before. */
const ANSWER_TIMEOUT_MS = 12_000;
/** The desk's pages wait for each other, and never for long, so that no asker waits for them. */
const DESK_POOL_SIZE = 3;
const DESK_STATEMENT_TIMEOUT_MS = 5_000;

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly db: Kysely<DatabaseSchema>;
  /** The same tables over connections of the desk's own, where there can be more than one. */
  readonly desk: Kysely<DatabaseSchema>;
  /** How busy the connections are; absent where there is but one. */
  readonly pool?: () => PoolUse;
  close(): Promise<void>;
}

export interface PoolUse {
  readonly busy: number;
  readonly idle: number;
  /** Callers that wait for a connection. */
  readonly waiting: number;
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
  const open = (max: number, timeoutMs: number) => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: timeoutMs,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'tanya-netral',
    });
    pool.on('error', onConnectionLost);
    // The pool listens to idle connections only; one that is lost in use must not end the process.
    pool.on('connect', (client) => {
      client.on('error', onConnectionLost);
      prepareNamed(client);
    });
    return pool;
  };
  const pool = open(POOL_SIZE, STATEMENT_TIMEOUT_MS);
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  const deskPool = open(DESK_POOL_SIZE, DESK_STATEMENT_TIMEOUT_MS);
  const desk = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool: deskPool }) });
  const use = () => ({
    busy: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
  const close = async () => void (await Promise.all([db.destroy(), desk.destroy()]));
  return { kind: 'postgres', db, desk, pool: use, close };
}

/** `/* prepared: name *\/ …`: planned once for each connection; the text must be constant. */
const NAMED = /^\s*\/\* prepared: ([a-z-]+) \*\//;

/** Kysely has no word for prepared statements; those that run all the time say so themselves. */
function prepareNamed(client: pg.PoolClient): void {
  const query = client.query.bind(client);
  Reflect.set(client, 'query', (text: unknown, ...rest: readonly unknown[]) => {
    const name = typeof text === 'string' ? NAMED.exec(text)?.[1] : undefined;
    const config = name === undefined ? text : { name, text };
    return Reflect.apply(query, client, [config, ...rest]);
  });
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
      desk: db,
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
