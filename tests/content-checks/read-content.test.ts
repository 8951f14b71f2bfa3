import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { contentProblems } from '../../src/content-checks/check-content.ts';
import { readContent } from '../../src/content-checks/read-content.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { TODAY } from './surroundings.ts';

const READABLE = `---
id: medsos-suka
category: media-sosial
title: Menyukai unggahan calon
question: Bolehkah menyukai unggahan calon?
verdict: dilarang
audience: [pns]
act: menyukai unggahan calon
short: Tanda suka pada unggahan calon dibaca sebagai dukungan, juga dari akun pribadi.
legalBasis: []
related: []
reviewedOn: 2026-11-01
---

## Penjelasan

Perlu dicatat bahwa dukungan tampak dari tanda suka.
`;

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'regions'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

it('reports what is wrong in every file, however broken another one is', async () => {
  const folder = await folderWith({
    'faq/media-sosial/medsos-suka.md': READABLE,
    'faq/media-sosial/medsos-rusak.md': 'tanpa kepala',
    'faq/media-sosial/medsos-pindah.md': READABLE,
    'faq/media-sosial/medsos-hilang.ways.txt': '# formal\nBolehkah?\n',
    'regions/kaltim.yaml': 'id: kaltim\n',
    'sources.yaml': 'sources: []\n',
    'stages.yaml': 'elections: []\n',
  });
  const content = await readContent(folder);
  expect(content.entries.map(({ id }) => id)).toEqual(['medsos-suka']);
  expect(content.register).toBeUndefined();
  const found = contentProblems(content, TODAY).map(({ file, field }) => `${file} ${field}`);
  for (const expected of [
    'faq/media-sosial/medsos-rusak.md front matter',
    'faq/media-sosial/medsos-pindah.md category and id',
    'faq/media-sosial/medsos-hilang.ways.txt file',
    'regions/kaltim.yaml offices',
    'sources.yaml sources',
  ]) {
    expect(found).toContain(join(folder, expected));
  }
  expect(found).toContain('content/faq/media-sosial/medsos-suka.md ## Penjelasan');
  expect(found).toContain('content/faq/media-sosial/medsos-suka.ways.txt ways');
});
