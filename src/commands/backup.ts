import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { writeBackup } from '../storage/backup.ts';
import { BackupError } from '../storage/backup-format.ts';
import { RELEASE, runCommand, withDatabase } from './parts/run-command.ts';

interface BackupCommandOptions {
  readonly withWhatsappKeys?: boolean;
}

const program = new Command('backup')
  .description('Writes everything that is worth keeping into one file, for any database.')
  .argument('<file>', 'a new file, such as backup.gz')
  .option('--with-whatsapp-keys', 'only to move an installation that never runs here again')
  .action((file: string, options: BackupCommandOptions) =>
    runCommand((config) => backUp(config, file, options)),
  );

await program.parseAsync();

async function backUp(config: Config, file: string, options: BackupCommandOptions): Promise<void> {
  assertThereIsOne(config);
  await withDatabase(config, async ({ db }) => {
    const withWhatsAppKeys = options.withWhatsappKeys ?? false;
    const header = await writeBackup(db, { file, release: RELEASE, withWhatsAppKeys });
    for (const { name, rows } of header.tables) console.log(`${name}: ${rows}`);
    for (const [name, reason] of Object.entries(header.leftOut)) {
      console.log(`${name}: left out (${reason})`);
    }
    console.log(`written: ${file}\nalso needed: ${header.alsoNeeded}`);
  });
}

/** Opening would make an empty one. */
function assertThereIsOne({ dataDir, databaseUrl }: Config): void {
  const folder = join(dataDir, 'pglite');
  if (databaseUrl === undefined && !existsSync(folder)) {
    throw new BackupError(`${folder}: there is no database; set DATA_DIR or DATABASE_URL`);
  }
}
