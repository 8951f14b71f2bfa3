import { existsSync } from 'node:fs';
import manifest from '../../../package.json' with { type: 'json' };
import { type Config, ConfigError, parseConfig } from '../../config.ts';
import { ContentFileError } from '../../content-desk/content-files.ts';
import { InvalidEntryError } from '../../knowledge/parse-entry.ts';
import { BackupError } from '../../storage/backup-format.ts';
import { DirectoryLockedError } from '../../storage/directory-lock.ts';
import { MigrationError } from '../../storage/migrate.ts';
import { type Database, openDatabase } from '../../storage/open-database.ts';

/** The release that runs. */
export const RELEASE: string = manifest.version;

/** Runs a command with the configuration; an error that explains itself ends it with code 1. */
export async function runCommand(task: (config: Config) => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    await task(parseConfig(process.env));
  } catch (error) {
    if (!isExplained(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function isExplained(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof BackupError ||
    error instanceof ContentFileError ||
    error instanceof InvalidEntryError ||
    error instanceof DirectoryLockedError ||
    error instanceof MigrationError
  );
}

/** Opens the database for the time of a task. */
export async function withDatabase(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  task: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase({
    dataDir,
    onConnectionLost: (error) => console.error(error.message),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
  });
  try {
    await task(database);
  } finally {
    await database.close();
  }
}
