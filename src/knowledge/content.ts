import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeEntry } from './entry.ts';
import { type Guide, guideEntries, loadGuide } from './guide.ts';
import { loadEntries } from './load-entries.ts';
import { type ContentProblem, InvalidEntryError } from './parse-entry.ts';
import { loadRegion, type Region } from './region.ts';
import { loadSourceRegister, type SourceRegister } from './source-register.ts';
import { type ElectionCalendar, loadElectionCalendar } from './stages.ts';

/** All that editors write, read and checked as a whole. */
export interface Content {
  readonly entries: readonly KnowledgeEntry[];
  readonly register: SourceRegister;
  readonly region: Region;
  readonly calendar: ElectionCalendar;
  readonly guide: Guide;
  /** Changes whenever a file of the content does. */
  readonly version: string;
}

const VERSION_CHARACTERS = 12;

/**
 * Reads a content folder for one region.
 *
 * @throws InvalidEntryError with the problems of all files, dead citations and relations included
 */
export async function loadContent(folder: string, regionId: string): Promise<Content> {
  const problems: ContentProblem[] = [];
  const collect = (error: unknown): undefined => {
    if (!(error instanceof InvalidEntryError)) throw error;
    problems.push(...error.problems);
    return undefined;
  };
  const entries = await loadEntries(join(folder, 'faq')).catch(collect);
  const register = await loadSourceRegister(join(folder, 'sources.yaml')).catch(collect);
  const region = await loadRegion(join(folder, 'regions', `${regionId}.yaml`)).catch(collect);
  const calendar = await loadElectionCalendar(join(folder, 'stages.yaml')).catch(collect);
  const guide = await loadGuide(join(folder, 'guide.yaml')).catch(collect);
  if (entries && register) problems.push(...danglingReferences(entries, register));
  if (entries && guide) problems.push(...deadEnds(entries, guide));
  if (!entries || !register || !region || !calendar || !guide || problems.length > 0) {
    throw new InvalidEntryError(problems);
  }
  return { entries, register, region, calendar, guide, version: await contentVersion(folder) };
}

/** Citations and relations that lead nowhere, and ids that two files share. */
function danglingReferences(
  entries: readonly KnowledgeEntry[],
  register: SourceRegister,
): readonly ContentProblem[] {
  const ids = new Set<string>();
  const problems: ContentProblem[] = [];
  for (const { id, category } of entries) {
    const file = `content/faq/${category}/${id}.md`;
    if (ids.has(id)) problems.push({ file, field: 'id', expected: 'unique', found: id });
    ids.add(id);
  }
  for (const { id, category, related, legalBasis } of entries) {
    const file = `content/faq/${category}/${id}.md`;
    for (const other of related.filter((name) => !ids.has(name) || name === id)) {
      problems.push({ file, field: 'related', expected: 'the id of another entry', found: other });
    }
    for (const reference of legalBasis) {
      const found = `${reference.source}, ${reference.article}`;
      const resolved = register.resolve(reference);
      if (!resolved) {
        const expected = 'a source and an article of content/sources.yaml';
        problems.push({ file, field: 'legalBasis', expected, found });
      } else if (resolved.source.status === 'withdrawn') {
        const expected = 'a source that is not withdrawn';
        problems.push({ file, field: 'legalBasis', expected, found });
      }
    }
  }
  return problems;
}

/** Steps of the guide that lead to no entry. */
function deadEnds(entries: readonly KnowledgeEntry[], guide: Guide): readonly ContentProblem[] {
  const ids = new Set(entries.map(({ id }) => id));
  return guideEntries(guide)
    .filter((id) => !ids.has(id))
    .map((found) => ({
      file: 'content/guide.yaml',
      field: 'entry',
      expected: 'the id of an entry',
      found,
    }));
}

async function contentVersion(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  return hash.digest('hex').slice(0, VERSION_CHARACTERS);
}
