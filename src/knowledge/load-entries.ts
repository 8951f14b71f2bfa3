import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CATEGORIES, type KnowledgeEntry } from './entry.ts';
import { type ContentProblem, InvalidEntryError, parseEntry } from './parse-entry.ts';

/**
 * Reads every `<category>/<id>.md` below a folder, categories in their order, then by id.
 *
 * @param faqFolder the folder that holds the categories, usually `content/faq`
 * @throws InvalidEntryError with the problems of all files, when any file has one
 */
export async function loadEntries(faqFolder: string): Promise<readonly KnowledgeEntry[]> {
  const names = await readdir(faqFolder, { recursive: true });
  const problems: ContentProblem[] = [];
  const entries: KnowledgeEntry[] = [];
  for (const name of names.filter((path) => path.endsWith('.md')).sort()) {
    try {
      entries.push(await loadEntry(faqFolder, name));
    } catch (error) {
      if (!(error instanceof InvalidEntryError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (entries.length === 0 && problems.length === 0) {
    const expected = 'a folder with at least one <category>/<id>.md';
    problems.push({ file: faqFolder, field: 'folder', expected, found: 'none' });
  }
  if (problems.length > 0) throw new InvalidEntryError(problems);
  return entries.toSorted(
    (one, other) => CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(other.category),
  );
}

async function loadEntry(faqFolder: string, name: string): Promise<KnowledgeEntry> {
  const path = join(faqFolder, name);
  const file = relative(process.cwd(), path);
  const text = await readFile(path, 'utf8');
  const waysText = await readFile(path.replace(/\.md$/, '.ways.txt'), 'utf8').catch(() => '');
  const entry = parseEntry(file, text, waysText);
  const expectedName = `${entry.category}/${entry.id}.md`;
  if (name === expectedName) return entry;
  const expected = `the file's place, ${JSON.stringify(name)}`;
  throw new InvalidEntryError([
    { file, field: 'category and id', expected, found: JSON.stringify(expectedName) },
  ]);
}
