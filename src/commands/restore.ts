import { Command } from 'commander';
import type { Config } from '../config.ts';
import { restoreBackup } from '../storage/restore.ts';
import { runCommand, withDatabase } from './parts/run-command.ts';

const program = new Command('restore')
  .description('Fills a database in which the program has never been started from a backup.')
  .argument('<file>', 'what `npm run backup` has written')
  .action((file: string) => runCommand((config) => restore(config, file)));

await program.parseAsync();

async function restore(config: Config, file: string): Promise<void> {
  await withDatabase(config, async ({ db }) => {
    const header = await restoreBackup(db, file);
    for (const { name, rows } of header.tables) console.log(`${name}: ${rows}`);
    console.log(
      `restored: ${file}, made ${header.madeAt} by release ${header.release}\n` +
        `needed before the start: ${header.alsoNeeded}`,
    );
  });
}
