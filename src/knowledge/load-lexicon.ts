import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import {
  conceptsSchema,
  type Lexicon,
  outsideSchema,
  replacementsSchema,
  stemsSchema,
} from './lexicon.ts';
import { InvalidEntryError, parseWithSchema } from './parse-entry.ts';

/**
 * Reads the lexicon: `kata-*.yaml` (replacements), `konsep-*.yaml` (concepts), `stems.yaml` and
 * `outside*.yaml` in the folder `lexicon`, and `synonyms.yaml` beside it.
 *
 * @param contentDir usually `content`
 * @throws InvalidEntryError with the problems of all files
 */
export async function loadLexicon(contentDir: string): Promise<Lexicon> {
  const folder = join(contentDir, 'lexicon');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const problems: InvalidEntryError['problems'][number][] = [];
  async function read<T>(path: string, schema: z.ZodType<T>, fallback: T): Promise<T> {
    try {
      return parseWithSchema(relative(process.cwd(), path), await readFile(path, 'utf8'), schema);
    } catch (error) {
      if (!(error instanceof InvalidEntryError)) throw error;
      problems.push(...error.problems);
      return fallback;
    }
  }
  async function readAll<T>(prefix: string, schema: z.ZodType<T[]>): Promise<T[]> {
    const files = names.filter((name) => name.startsWith(prefix));
    const groups = await Promise.all(files.map((name) => read(join(folder, name), schema, [])));
    return groups.flat();
  }
  const synonyms = await read(join(contentDir, 'synonyms.yaml'), replacementsSchema, []);
  const words = [...synonyms, ...(await readAll('kata-', replacementsSchema))];
  const concepts = await readAll('konsep-', conceptsSchema);
  const outside = await readAll('outside', outsideSchema);
  const noStems = { roots: [], notRoots: [], faint: [] };
  const stems = await read(join(folder, 'stems.yaml'), stemsSchema, noStems);
  if (problems.length > 0) throw new InvalidEntryError(problems);
  return {
    replacements: new Map(words.flatMap((group) => Object.entries(group.words))),
    concepts: concepts.map(({ concept, side, terms }) => ({ id: concept, side, terms })),
    stems,
    outside,
  };
}
