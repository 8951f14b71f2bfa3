import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Lexicon } from '../../src/knowledge/lexicon.ts';
import { loadEntries } from '../../src/knowledge/load-entries.ts';
import { loadLearnt } from '../../src/knowledge/load-learnt.ts';

const LEXICON: Lexicon = {
  replacements: new Map([['blh', 'boleh']]),
  concepts: [{ id: 'calon', side: 'who', terms: ['caleg'] }],
  stems: { roots: ['caleg'], notRoots: [], faint: ['yang'] },
  outside: [{ subject: 'political', examples: ['pilih siapa ya'] }],
};

describe('loadLearnt', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'learnt-'));
    file = join(folder, 'deeper', 'learnt.bin');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps what was learnt, and answers the same with it', async () => {
    const entries = (await loadEntries('content/faq')).slice(0, 4);
    const fresh = await loadLearnt(file, entries, LEXICON);
    const kept = await loadLearnt(file, entries, LEXICON);
    const text = entries[2]?.ways[0]?.text ?? '';
    const answer = createKnowledgeBase(entries, LEXICON, kept).answer(text);
    expect(answer).toEqual(createKnowledgeBase(entries, LEXICON, fresh).answer(text));
    expect(answer.candidates.length).toBe(3);
  });

  it('learns anew when the content has changed', async () => {
    const entries = (await loadEntries('content/faq')).slice(0, 3);
    await loadLearnt(file, entries, LEXICON);
    const before = await readFile(file);
    await loadLearnt(file, entries.slice(1), LEXICON);
    expect(before.equals(await readFile(file))).toBe(false);
  });

  it('learns anew when the file is torn', async () => {
    const entries = (await loadEntries('content/faq')).slice(0, 2);
    await loadLearnt(file, entries, LEXICON);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 9));
    const learnt = await loadLearnt(file, entries, LEXICON);
    expect(learnt.documents.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    expect(whole.equals(await readFile(file))).toBe(true);
  });

  it('works where nothing can be written', async () => {
    const entries = (await loadEntries('content/faq')).slice(0, 2);
    const occupied = join(folder, 'occupied');
    await writeFile(occupied, 'not a folder');
    const learnt = await loadLearnt(join(occupied, 'learnt.bin'), entries, LEXICON);
    expect(learnt.documents.length).toBe(2);
  });
});
