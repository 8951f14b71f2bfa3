import type { Logger } from 'pino';
import { loadAppSecret } from './app-secret.ts';
import type { Config } from './config.ts';
import { type LiveEngine, openLiveEngine } from './conversation/live-engine.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPseudonyms, type Pseudonyms } from './privacy/pseudonym.ts';
import { redact } from './privacy/redact.ts';
import { createSeal, type Seal } from './privacy/seal.ts';
import { openPseudonymKeys, type PseudonymKeys } from './pseudonym-keys.ts';
import { migrate } from './storage/migrate.ts';
import { type Database, openDatabase } from './storage/open-database.ts';
import { createPseudonymKeyStore } from './storage/pseudonym-key-store.ts';

/** What all parts of the program stand on. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly live: LiveEngine;
  readonly database: Database;
  readonly secret: Buffer;
  readonly seal: Seal;
  readonly pseudonymKeys: PseudonymKeys;
  readonly pseudonyms: Pseudonyms;
  readonly metrics: Metrics;
}

/**
 * Reads the content, opens and migrates the database, makes the keys.
 *
 * @throws InvalidEntryError, DirectoryLockedError, MigrationError; nothing is left open then
 */
export async function openGround(config: Config, log: Logger): Promise<Ground> {
  const { database, live } = await openTogether(config, log);
  try {
    await migrate(database.db);
    const secret = await loadAppSecret(config.appSecret, config.dataDir);
    const seal = createSeal(secret);
    const keyStore = createPseudonymKeyStore(database.db);
    const pseudonymKeys = await openPseudonymKeys(keyStore, seal, new Date());
    const pseudonyms = createPseudonyms(secret, pseudonymKeys);
    const metrics = createMetrics();
    return { config, log, live, database, secret, seal, pseudonymKeys, pseudonyms, metrics };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Content and database side by side, which saves a good part of the start. */
async function openTogether(
  { contentDir, region, cacheDir, dataDir, databaseUrl }: Config,
  log: Logger,
): Promise<Pick<Ground, 'database' | 'live'>> {
  const opening = openDatabase({
    dataDir,
    onConnectionLost: (err) => log.warn({ err }, 'a database connection was lost'),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
  });
  const reading = openLiveEngine({ contentDir, region, cacheDir, redact });
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
