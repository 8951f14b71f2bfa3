import type { Logger } from 'pino';
import { type AppSecret, loadAppSecret } from './app-secret.ts';
import type { Config } from './config.ts';
import { type LiveEngine, openLiveEngine } from './conversation/live-engine.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPseudonyms, type Pseudonyms } from './privacy/pseudonym.ts';
import { type Redactor, redact } from './privacy/redact.ts';
import type { Seal, SealFor } from './privacy/seal.ts';
import { openPseudonymKeys, type PseudonymKeys } from './pseudonym-keys.ts';
import { createContentStore } from './storage/content-store.ts';
import { migrate } from './storage/migrate.ts';
import { type Database, type DatabaseLocation, openDatabase } from './storage/open-database.ts';
import { createPseudonymKeyStore } from './storage/pseudonym-key-store.ts';
import { createRateCounts, type RateCounts } from './storage/rate-counts.ts';
import { createWrappedKeys, type WrappedKeys } from './storage/wrapped-keys.ts';
import { openTracing, type Tracing } from './tracing.ts';

/** What all parts of the program stand on. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly live: LiveEngine;
  readonly database: Database;
  readonly appSecret: AppSecret;
  readonly wrappedKeys: WrappedKeys;
  readonly keyring: Keyring;
  /** What hashes are keyed with; it outlives APP_SECRET. */
  readonly secret: Buffer;
  readonly seal: Seal;
  readonly redact: Redactor;
  readonly sealFor: SealFor;
  readonly pseudonymKeys: PseudonymKeys;
  readonly pseudonyms: Pseudonyms;
  readonly metrics: Metrics;
  readonly rateCounts: RateCounts;
  readonly tracing: Tracing;
}

/**
 * Reads the content, opens and migrates the database, makes the keys.
 *
 * @throws InvalidEntryError, DirectoryLockedError, MigrationError, WrongSecretError; nothing is left open
 * then
 */
export async function openGround(
  config: Config,
  log: Logger,
  mask: Redactor = redact,
): Promise<Ground> {
  const { database, live } = await openTogether(config, log, mask);
  try {
    const keys = await openKeys(config, database);
    const keyStore = createPseudonymKeyStore(database.db);
    const pseudonymKeys = await openPseudonymKeys(keyStore, keys.seal, new Date());
    const pseudonyms = createPseudonyms(keys.secret, pseudonymKeys);
    const metrics = createMetrics();
    const rateCounts = createRateCounts(database.db);
    const tracing = await openTracing(config.tracesEndpoint);
    const parts = { redact: mask, pseudonymKeys, pseudonyms, metrics, rateCounts, tracing };
    return { config, log, live, database, ...keys, ...parts };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The keys that the secret opens. */
async function openKeys(config: Config, { db }: Database) {
  const appSecret = await loadAppSecret(config);
  const wrappedKeys = createWrappedKeys(db);
  const { current, previous } = appSecret;
  const keyring = await openKeyring(wrappedKeys, previous ? [current, previous] : [current]);
  const { root: secret, sealFor } = keyring;
  return { appSecret, wrappedKeys, keyring, secret, sealFor, seal: sealFor() };
}

/** Content and database side by side, which saves a good part of the start. */
async function openTogether(
  { contentDir, region, cacheDir, dataDir, databaseUrl }: Config,
  log: Logger,
  mask: Redactor,
): Promise<Pick<Ground, 'database' | 'live'>> {
  const opening = openMigrated({
    dataDir,
    onConnectionLost: (err) => log.warn({ err }, 'a database connection was lost'),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
  });
  const overlay = async () => createContentStore((await opening).db).published();
  const reading = openLiveEngine({ contentDir, region, cacheDir, redact: mask, overlay });
  await Promise.allSettled([opening, reading]);
  try {
    return { live: await reading, database: await opening };
  } catch (error) {
    await opening.then(
      (database) => database.close(),
      () => undefined, // it is the error that is thrown below
    );
    throw error;
  }
}

/** @throws DirectoryLockedError, MigrationError; nothing is left open then */
async function openMigrated(location: DatabaseLocation): Promise<Database> {
  const database = await openDatabase(location);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
