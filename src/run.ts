import { existsSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { type App, openApp } from './app.ts';
import type { ChannelOptions } from './channels.ts';
import { ConfigError, parseConfig } from './config.ts';
import { WrongSecretError } from './keyring.ts';
import { InvalidEntryError } from './knowledge/parse-entry.ts';
import { createLogger } from './logger.ts';
import { DirectoryLockedError } from './storage/directory-lock.ts';
import { MigrationError } from './storage/migrate.ts';

const STOP_WITHIN_MS = 10_000;
const SETTLE_MS = 200;

/**
 * Starts the program as the environment says, and stops it when the system says.
 *
 * @param options for tests
 */
export async function run(options: ChannelOptions = {}): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const config = parseConfig(process.env);
    const log = createLogger(config.logLevel);
    const app = await openApp(config, log, options);
    closeWithGrace({ delay: STOP_WITHIN_MS, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
      if (err) log.fatal({ err }, 'unexpected error; stopping');
      await app.stop();
    });
    process.on('SIGHUP', () => void reload(app, log));
    await app.start();
    const url = `http://${config.host}:${portOf(app)}`;
    log.info({ url }, 'ready');
    if (app.setupPath !== undefined) showSetupLink(new URL(app.setupPath, config.publicUrl ?? url));
    if (process.env.NODE_ENV !== 'production') void reloadOnChange(app, config.contentDir, log);
  } catch (error) {
    if (!isExplained(error)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** For the person who starts the program, and for no log: whoever has the link becomes admin. */
function showSetupLink({ href }: URL): void {
  console.log(
    `\nMeja petugas belum punya akun. Buka tautan ini dalam 24 jam (sekali pakai):\n${href}\n`,
  );
}

function portOf(app: App): number | string {
  const address = app.server.server.address();
  return typeof address === 'object' && address !== null ? address.port : '?';
}

/** Errors whose message tells the operator all there is to know. */
function isExplained(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof InvalidEntryError ||
    error instanceof DirectoryLockedError ||
    error instanceof MigrationError ||
    error instanceof WrongSecretError
  );
}

async function reload(app: App, log: Logger): Promise<void> {
  try {
    const { content } = await app.live.reload();
    log.info({ version: content.version, entries: content.entries.length }, 'content reloaded');
  } catch (err) {
    log.error({ err }, 'the new content cannot be used; the old content stays');
  }
}

/** While editing: a saved file takes effect at once. In production a signal does it. */
async function reloadOnChange(app: App, contentDir: string, log: Logger): Promise<void> {
  let pending: NodeJS.Timeout | undefined;
  for await (const _change of watch(contentDir, { recursive: true })) {
    clearTimeout(pending);
    pending = setTimeout(() => void reload(app, log), SETTLE_MS);
  }
}
