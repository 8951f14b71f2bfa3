import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { BackupError } from '../storage/backup-format.ts';
import { moveDatabase } from '../storage/move-database.ts';
import { runCommand, withDatabase } from './parts/run-command.ts';

const program = new Command('move-database')
  .description('Moves the embedded database of DATA_DIR to the PostgreSQL of DATABASE_URL.')
  .action(() => runCommand(move));

await program.parseAsync();

async function move(config: Config): Promise<void> {
  const { dataDir, databaseUrl } = config;
  const folder = join(dataDir, 'pglite');
  if (databaseUrl === undefined) {
    throw new BackupError('DATABASE_URL must be the PostgreSQL to move to; got nothing');
  }
  if (!existsSync(folder)) throw new BackupError(`${folder}: there is no database to move`);
  await withDatabase({ dataDir }, async (from) => {
    await withDatabase({ dataDir, databaseUrl }, async (to) => {
      const counts = await moveDatabase(from.db, to.db);
      for (const [name, rows] of counts) console.log(`${name}: ${rows} = ${rows}`);
    });
    // Set aside while nobody else can open it: two programs with the same WhatsApp keys cut each
    // other off.
    const aside = `${folder}.moved-${Date.now()}`;
    await rename(folder, aside);
    console.log(
      `moved; from now on start with DATABASE_URL. The old database is in ${aside}: delete it ` +
        'when all is well. APP_SECRET (or app-secret in DATA_DIR) stays the same.',
    );
  });
}
