import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { waysFileOf } from '../../src/content-checks/entry-problem.ts';
import { readContent } from '../../src/content-checks/read-content.ts';
import { loadLabelled } from '../../src/evaluation/labelled-question.ts';
import { coincidences, type PlacedLine } from './coincidence.ts';

const ROOT = join(import.meta.dirname, '../..');

async function labelledQuestions(): Promise<readonly PlacedLine[]> {
  const folder = join(ROOT, 'tests/quality');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const loaded = await Promise.all(files.map((name) => loadLabelled(join(folder, name))));
  return loaded.flatMap(({ questions, dialogues }) => [
    ...questions.map(({ id, q }) => ({ text: q, place: id })),
    ...dialogues.flatMap(({ id, turns }) => turns.map((text) => ({ text, place: id }))),
  ]);
}

async function ways(): Promise<readonly PlacedLine[]> {
  const { entries } = await readContent(join(ROOT, 'content'));
  return entries.flatMap((entry) =>
    entry.ways.map(({ text }) => ({ text, place: waysFileOf(entry) })),
  );
}

async function lexiconLines(): Promise<readonly PlacedLine[]> {
  const folder = join(ROOT, 'content/lexicon');
  const files = (await readdir(folder)).map((name) => join(folder, name));
  const texts = await Promise.all(
    [...files, join(ROOT, 'content/synonyms.yaml')].map(async (file) => {
      const strings = stringsOf(parse(await readFile(file, 'utf8')));
      return strings.map((text) => ({ text, place: basename(file) }));
    }),
  );
  return texts.flat();
}

/** Every string of a YAML value, keys included. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)]);
}

describe('the labelled questions', () => {
  it('are not among what the bot was taught', async () => {
    const labelled = await labelledQuestions();
    expect(labelled.length).toBeGreaterThan(800);
    expect(coincidences(labelled, await ways(), await lexiconLines())).toEqual([]);
  });
});

describe('coincidences', () => {
  const line = (text: string): PlacedLine => ({ text, place: 'a' });
  const count = (labelled: string, way: string): number =>
    coincidences([line(labelled)], [line(way)], []).length;

  it('are lines that are the same but for case and punctuation', () => {
    expect(count('Sanksi PPPK?', 'sanksi pppk')).toBe(1);
  });

  it('are lines that are nearly the same', () => {
    expect(count('bendera partai di rumah dinas camat', 'bendera partai di rumah dinas')).toBe(1);
    expect(count('bendera partai di rumah dinas camat', 'stiker caleg di mobil sekolah')).toBe(0);
  });

  it('are not short queries that are only alike', () => {
    expect(count('netralitas guru', 'netralitas guru asn')).toBe(0);
  });

  it('are whole sentences in the lexicon, not its words', () => {
    const inLexicon = (text: string): number => coincidences([line(text)], [], [line(text)]).length;
    expect(inLexicon('sampai kapan?')).toBe(0);
    expect(inLexicon('siapa yang bakal menang nanti')).toBe(1);
  });
});
