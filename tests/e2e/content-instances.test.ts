import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createContentPublication } from '../../src/storage/content-publication.ts';
import { type ContentStore, createContentStore } from '../../src/storage/content-store.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { startProcess } from '../support/app-process.ts';
import { CONTENT_FOLDER } from '../support/environment.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const ENTRY = 'medsos-like-komentar-bagikan';
const PLACE = join(CONTENT_FOLDER, 'faq/media-sosial', ENTRY);
const QUESTION = 'bolehkah PNS memberi like unggahan calon bupati';
const LIVE_WITHIN_MS = 5_000;
const NEW_SHORT =
  'short: Satu like saja sudah terbaca sebagai dukungan, juga di akun pribadi Anda sendiri.';

async function ask(url: string, text: string) {
  const response = await fetch(new URL('/api/chat', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session: crypto.randomUUID(), text }),
  });
  return (await response.json()) as { outcome: string; topic: string | null; text: string };
}

/** As two people do at a third instance. */
async function publish(database: Database, store: ContentStore, text: string, ways: string) {
  const { id } = await store.propose({
    ...{ entryId: ENTRY, category: 'media-sosial', text, ways, reason: 'uji' },
    ...{ by: 'a@x.test', state: 'review' },
  });
  const publication = createContentPublication(database.db);
  expect(await publication.publish([id], 'b@x.test', await store.publication())).toBe('published');
}

it('is live on every instance within five seconds, and answers go on while it is learnt', async () => {
  const databaseUrl = await createPostgresDatabase();
  const environment = {
    DATABASE_URL: databaseUrl,
    APP_SECRET: 'rahasia bersama untuk kedua proses uji ini',
  };
  const first = startProcess(await temporaryFolder(), environment);
  const urls = [await first.ready()];
  const second = startProcess(await temporaryFolder(), environment);
  urls.push(await second.ready());
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: 'unused',
    onConnectionLost: () => undefined,
  });
  const store = createContentStore(database.db);
  const text = (await readFile(`${PLACE}.md`, 'utf8')).replace(/^short: .*$/m, NEW_SHORT);
  const ways = await readFile(`${PLACE}.ways.txt`, 'utf8');

  await publish(database, store, text, ways);
  const published = Date.now();
  await Promise.all(
    urls.map((url) =>
      waitFor('the new text', async () =>
        (await ask(url, QUESTION)).text.includes('Satu like saja sudah terbaca'),
      ),
    ),
  );
  expect(Date.now() - published).toBeLessThan(LIVE_WITHIN_MS);

  const unknown = 'zumbalika torpinang gresbuk';
  expect((await ask(urls[0] ?? '', unknown)).topic).not.toBe(ENTRY);
  await publish(
    database,
    store,
    text,
    ways.replace('# gaul\n', `# gaul\n${unknown}\nsoal ${unknown} dong\n${unknown} gimana\n`),
  );
  let answers = 0;
  await Promise.all(
    urls.map((url) =>
      waitFor('the new way of asking', async () => {
        const { topic } = await ask(url, unknown);
        if (topic !== ENTRY) answers += 1;
        return topic === ENTRY;
      }),
    ),
  );
  expect(answers).toBeGreaterThan(5);
  await database.close();
});
