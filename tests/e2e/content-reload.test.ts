import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { CONTENT_FOLDER } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const ENTRY = 'faq/media-sosial/medsos-like-komentar-bagikan.md';

it('takes new content at a signal, and keeps the old when the new is broken', async () => {
  const folder = await temporaryFolder();
  const content = join(folder, 'content');
  await cp(CONTENT_FOLDER, content, { recursive: true });
  const file = join(content, ENTRY);
  const original = await readFile(file, 'utf8');
  const running = startProcess(join(folder), { CONTENT_DIR: content, CACHE_DIR: folder });
  const url = await running.ready();
  const page = async () => (await fetch(new URL('/faq/medsos-like-komentar-bagikan', url))).text();
  const title = /^title: .*$/m;

  await writeFile(file, original.replace(title, 'title: Judul yang baru saja diganti'));
  process.kill(running.pid, 'SIGHUP');
  await waitFor('the new title', async () =>
    (await (await fetch(new URL('/faq', url))).text()).includes('Judul yang baru saja diganti'),
  );

  await writeFile(file, original.replace(/^verdict: .*$/m, 'verdict: mungkin'));
  process.kill(running.pid, 'SIGHUP');
  await waitFor('the report', () => running.output().includes('the old content stays'));
  expect(running.output()).toContain('verdict must be');
  expect(await page()).toContain('DILARANG');
  expect((await fetch(new URL('/readyz', url))).status).toBe(200);
});

it('does not start with a broken entry, and says where, what was expected and what was found', async () => {
  const folder = await temporaryFolder();
  const content = join(folder, 'content');
  await cp(CONTENT_FOLDER, content, { recursive: true });
  const file = join(content, ENTRY);
  const original = await readFile(file, 'utf8');
  await writeFile(file, original.replace(/^verdict: .*$/m, 'verdict: "Tidak"'));
  const running = startProcess(folder, { CONTENT_DIR: content, CACHE_DIR: folder });
  expect(await running.exited()).toBe(1);
  expect(running.output()).toMatch(/medsos-like-komentar-bagikan\.md: verdict must be .*"Tidak"/);
});
