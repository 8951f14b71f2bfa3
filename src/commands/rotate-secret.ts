import { existsSync } from 'node:fs';
import { z } from 'zod';
import { loadAppSecret } from '../app-secret.ts';
import { type Config, ConfigError, parseConfig } from '../config.ts';
import { askRunning, ControlError } from '../control-socket.ts';
import { openKeyring, WrongSecretError } from '../keyring.ts';
import { planRotation, rotateSecret } from '../secret-rotation.ts';
import { DirectoryLockedError } from '../storage/directory-lock.ts';
import { type Database, openDatabase } from '../storage/open-database.ts';
import { createWrappedKeys } from '../storage/wrapped-keys.ts';

const countsSchema = z.object({ resealed: z.number(), unreadable: z.number() });

/** Replaces the application's secret while the program runs, or while it is stopped. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = parseConfig(process.env);
  const { resealed, unreadable } = countsSchema.parse(await rotate(config));
  console.log(`sealed anew: ${resealed} values`);
  if (unreadable > 0) console.log(`left alone: ${unreadable} values that no key opens`);
  console.log(
    config.appSecret === undefined
      ? `the new secret is in ${config.dataDir}/app-secret; the old one opens nothing any more`
      : 'only APP_SECRET opens the database now: remove APP_SECRET_PREVIOUS and restart every ' +
          'process before the next rotation',
  );
}

async function rotate(config: Config): Promise<unknown> {
  let database: Database;
  try {
    database = await openDatabase({
      dataDir: config.dataDir,
      onConnectionLost: (error) => console.error(error.message),
      ...(config.databaseUrl === undefined ? {} : { url: config.databaseUrl }),
    });
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error;
    const next = config.appSecret && Buffer.from(config.appSecret).toString('base64');
    return askRunning(config.dataDir, 'rotate-secret', { next });
  }
  try {
    const store = createWrappedKeys(database.db);
    const secret = await loadAppSecret(config);
    const { current, previous } = secret;
    const keyring = await openKeyring(store, previous ? [current, previous] : [current]);
    const shared = database.kind === 'postgres';
    const plan = planRotation(secret);
    return await rotateSecret({ db: database.db, store, keyring, ...plan, shared });
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  const isExplained = [ConfigError, ControlError, WrongSecretError].some(
    (kind) => error instanceof kind,
  );
  if (!(isExplained && error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
