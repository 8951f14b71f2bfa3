import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { CATEGORIES, type KnowledgeEntry } from './entry.ts';
import { type ContentProblem, InvalidEntryError, parseEntry } from './parse-entry.ts';

/** What an entry is written as, wherever it is kept: the text of its file and of its ways of asking. */
export interface EntryText {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  readonly ways: string;
}

/** An entry's text with the place it was read from, as it appears in problems. */
export interface PlacedEntryText extends EntryText {
  readonly file: string;
}

/** Reads the texts of every `<category>/<id>.md` below a folder, by path; checks nothing. */
export async function readEntryTexts(faqFolder: string): Promise<readonly PlacedEntryText[]> {
  const names = await readdir(faqFolder, { recursive: true });
  return Promise.all(
    names
      .filter((path) => path.endsWith('.md'))
      .sort()
      .map(async (name) => {
        const path = join(faqFolder, name);
        return {
          file: relative(process.cwd(), path),
          id: basename(name, '.md'),
          category: dirname(name),
          text: await readFile(path, 'utf8'),
          ways: await readFile(path.replace(/\.md$/, '.ways.txt'), 'utf8').catch(() => ''),
        };
      }),
  );
}

/** The texts in use: those of the files, and in place of some of them, or beside them, others. */
export function withRevisions(
  texts: readonly PlacedEntryText[],
  revisions: readonly EntryText[],
): readonly PlacedEntryText[] {
  const revised = new Set(revisions.map(({ id }) => id));
  const placed = revisions.map((revision) => ({
    ...revision,
    file: `content/faq/${revision.category}/${revision.id}.md`,
  }));
  return [...texts.filter(({ id }) => !revised.has(id)), ...placed].toSorted((one, other) =>
    `${one.category}/${one.id}` < `${other.category}/${other.id}` ? -1 : 1,
  );
}

/**
 * Reads every `<category>/<id>.md` below a folder, categories in their order, then by id.
 *
 * @param faqFolder the folder that holds the categories, usually `content/faq`
 * @throws InvalidEntryError with the problems of all files, when any file has one
 */
export async function loadEntries(faqFolder: string): Promise<readonly KnowledgeEntry[]> {
  return parseEntries(await readEntryTexts(faqFolder), parsePlaced);
}

/**
 * The entries that the texts make, categories in their order, then by id.
 *
 * @throws InvalidEntryError with the problems of all texts, when any has one
 */
export function parseEntries(
  texts: readonly PlacedEntryText[],
  parse: (text: PlacedEntryText) => KnowledgeEntry,
): readonly KnowledgeEntry[] {
  const problems: ContentProblem[] = [];
  const entries: KnowledgeEntry[] = [];
  for (const text of texts) {
    try {
      entries.push(parse(text));
    } catch (error) {
      if (!(error instanceof InvalidEntryError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (entries.length === 0 && problems.length === 0) {
    const expected = 'a folder with at least one <category>/<id>.md';
    problems.push({ file: 'content/faq', field: 'folder', expected, found: 'none' });
  }
  if (problems.length > 0) throw new InvalidEntryError(problems);
  return entries.toSorted(
    (one, other) => CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(other.category),
  );
}

/** @throws InvalidEntryError when it cannot be read, or says that it belongs elsewhere */
export function parsePlaced({ file, id, category, text, ways }: PlacedEntryText): KnowledgeEntry {
  const entry = parseEntry(file, text, ways);
  if (entry.category === category && entry.id === id) return entry;
  const expected = `the file's place, ${JSON.stringify(`${category}/${id}.md`)}`;
  const found = JSON.stringify(`${entry.category}/${entry.id}.md`);
  throw new InvalidEntryError([{ file, field: 'category and id', expected, found }]);
}
