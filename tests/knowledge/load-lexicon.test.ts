import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/knowledge/load-lexicon.ts';
import { InvalidEntryError } from '../../src/knowledge/parse-entry.ts';

describe('loadLexicon', () => {
  let contentDir: string;

  beforeEach(async () => {
    contentDir = await mkdtemp(join(tmpdir(), 'lexicon-'));
    await mkdir(join(contentDir, 'lexicon'));
    await write('../synonyms.yaml', '- source: uji\n  words: { hukuman: sanksi }\n');
    await write('stems.yaml', 'roots: [like]\nnotRoots: []\nfaint: [yang]\n');
  });
  afterEach(() => rm(contentDir, { recursive: true }));

  function write(name: string, text: string): Promise<void> {
    return writeFile(join(contentDir, 'lexicon', name), text);
  }

  it('joins the files of each kind', async () => {
    await write('kata-a.yaml', '- source: uji\n  words: { yg: yang, dong: "" }\n');
    await write('konsep-a.yaml', '- concept: calon\n  side: who\n  terms: [caleg, calon bupati]\n');
    await write('outside.yaml', '- subject: political\n  examples: [pilih siapa]\n');
    const lexicon = await loadLexicon(contentDir);
    expect(Object.fromEntries(lexicon.replacements)).toEqual({
      hukuman: 'sanksi',
      yg: 'yang',
      dong: '',
    });
    expect(lexicon.concepts).toEqual([
      { id: 'calon', side: 'who', terms: ['caleg', 'calon bupati'] },
    ]);
    expect(lexicon.outside[0]?.examples).toEqual(['pilih siapa']);
  });

  it('names file, field and value of every problem', async () => {
    await write('konsep-a.yaml', '- concept: calon\n  side: hewan\n  terms: []\n');
    await write('outside.yaml', '- subject: courtesy\n  examples: [halo]\n');
    const error = await loadLexicon(contentDir).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidEntryError);
    expect(String(error)).toMatch(/konsep-a\.yaml: 0\.side must be .*; got "hewan"/u);
    expect(String(error)).toMatch(/konsep-a\.yaml: 0\.terms/u);
    expect(String(error)).toMatch(/outside\.yaml: 0 must be courtesy given/u);
  });
});
