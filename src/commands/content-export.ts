import { join } from 'node:path';
import { applyChanges, fileChanges } from '../content-desk/content-files.ts';
import { loadContent } from '../knowledge/content.ts';
import { readEntryTexts } from '../knowledge/load-entries.ts';
import { createContentPublication } from '../storage/content-publication.ts';
import { createContentStore } from '../storage/content-store.ts';
import { migrate } from '../storage/migrate.ts';
import { runCommand, withDatabase } from './parts/run-command.ts';

/** Writes what is published at the desk into the files below `content/faq`; only what differs. */
await runCommand((config) =>
  withDatabase(config, async ({ db }) => {
    await migrate(db);
    const { publication, revisions } = await createContentStore(db).published();
    // What the program could not use must not become the origin.
    await loadContent(config.contentDir, config.region, revisions);
    const folder = join(config.contentDir, 'faq');
    const changes = fileChanges(revisions, await readEntryTexts(folder));
    await applyChanges(folder, changes);
    await createContentPublication(db).noteExport(publication);
    for (const { path, text } of changes) {
      console.log(`${text === undefined ? 'removed' : 'written'} ${join(folder, path)}`);
    }
    console.log(`published entries: ${revisions.length}, files changed: ${changes.length}`);
  }),
);
