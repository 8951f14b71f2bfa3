import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const line = z.strictObject({ input: z.string(), expected: z.string() });

/** One line of the corpus: a message, and the same message as it may be stored. */
export type CorpusLine = z.infer<typeof line>;

const CORPUS_FILES = [
  'identifiers',
  'hard-writings',
  'held-out',
  'second-look',
  'third-look',
  'fourth-look',
  'fifth-look',
  'sixth-look',
  'ordinary',
] as const;

function loadCorpus(name: (typeof CORPUS_FILES)[number]): readonly CorpusLine[] {
  const path = fileURLToPath(new URL(`./corpus/${name}.jsonl`, import.meta.url));
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => line.parse(JSON.parse(row)));
}

export function loadWholeCorpus(): readonly CorpusLine[] {
  return CORPUS_FILES.flatMap(loadCorpus);
}
