import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '../knowledge/content.ts';
import { type PlacedEntryText, readEntryTexts } from '../knowledge/load-entries.ts';
import { createContentPublication } from '../storage/content-publication.ts';
import { type ContentRevision, createContentStore } from '../storage/content-store.ts';
import { migrate } from '../storage/migrate.ts';
import { runCommand, withDatabase } from './parts/run-command.ts';

/**
 * Publishes the files wherever they differ from what was published at the desk. What was published
 * there and never exported would be lost: then nothing is done but reported, unless told to.
 */
const { values } = parseArgs({ options: { replace: { type: 'boolean', default: false } } });

await runCommand((config) =>
  withDatabase(config, async ({ db }) => {
    await migrate(db);
    await loadContent(config.contentDir, config.region);
    const store = createContentStore(db);
    const { publication, revisions } = await store.published();
    const files = await readEntryTexts(join(config.contentDir, 'faq'));
    const differing = files.filter((file) => {
      const live = revisions.find(({ id }) => id === file.id);
      return live !== undefined && !saysTheSame(file, live);
    });
    const histories = await Promise.all(differing.map(({ id }) => store.ofEntry(id)));
    const conflicts = differing.flatMap((file, index) => {
      const live = liveOf(histories[index] ?? []);
      return live && live.exportedAt === null ? [{ file: file.file, live }] : [];
    });
    for (const { id, category } of revisions.filter((one) => isMissing(one.id, files))) {
      console.log(`content/faq/${category}/${id}.md: published at the desk alone; stays`);
    }
    if (conflicts.length > 0 && !values.replace) return report(conflicts);
    const imported = await createContentPublication(db).importTexts(
      differing.map(({ id: entryId, category, text, ways }) => ({ entryId, category, text, ways })),
      'content:import',
      publication,
    );
    if (imported === undefined) {
      fail('something was published meanwhile; nothing was imported, run it again');
    } else console.log(`files: ${files.length}, imported: ${imported}`);
  }),
);

type Comparable = Pick<PlacedEntryText, 'category' | 'text' | 'ways'>;

function saysTheSame(one: Comparable, other: Comparable): boolean {
  return one.category === other.category && one.text === other.text && one.ways === other.ways;
}

function isMissing(id: string, files: readonly PlacedEntryText[]): boolean {
  return !files.some((file) => file.id === id);
}

function liveOf(history: readonly ContentRevision[]): ContentRevision | undefined {
  return history
    .filter(({ state }) => state === 'published')
    .toSorted((one, other) => (other.publication ?? 0) - (one.publication ?? 0))[0];
}

function report(
  conflicts: readonly { readonly file: string; readonly live: ContentRevision }[],
): void {
  for (const { file, live } of conflicts) {
    console.error(
      `${file}: revision ${live.number} was published at the desk (${live.authors.join(', ')}, ${live.reviewedBy}) and never exported`,
    );
  }
  fail(
    'nothing was imported. Run content:export first, or with --replace let the files take the place of all these',
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
