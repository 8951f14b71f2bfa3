import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeEntry } from './entry.ts';
import { type Guide, guideEntries, loadGuide } from './guide.ts';
import {
  type EntryText,
  type PlacedEntryText,
  parseEntries,
  parsePlaced,
  readEntryTexts,
  withRevisions,
} from './load-entries.ts';
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
  /** Changes whenever a file of the content or a revision does. */
  readonly version: string;
}

/** A content folder as it was read; what is wrong in a file counts only where the file is used. */
export interface ContentFiles {
  readonly texts: readonly PlacedEntryText[];
  readonly rest: Partial<Pick<Content, 'register' | 'region' | 'calendar' | 'guide'>>;
  readonly problems: readonly ContentProblem[];
  readonly parse: (text: PlacedEntryText) => KnowledgeEntry;
  readonly version: string;
}

const VERSION_CHARACTERS = 12;

/**
 * Reads a content folder for one region.
 *
 * @param revisions take the place of entries of the same id
 * @throws InvalidEntryError with the problems of all files, dead citations and relations included
 */
export async function loadContent(
  folder: string,
  regionId: string,
  revisions: readonly EntryText[] = [],
): Promise<Content> {
  return composeContent(await readContentFiles(folder, regionId), revisions);
}

/** Reads the files, so that contents can be composed of them again and again. */
export async function readContentFiles(folder: string, regionId: string): Promise<ContentFiles> {
  const problems: ContentProblem[] = [];
  const collect = (error: unknown): undefined => {
    if (!(error instanceof InvalidEntryError)) throw error;
    problems.push(...error.problems);
    return undefined;
  };
  const texts = await readEntryTexts(join(folder, 'faq'));
  const register = await loadSourceRegister(join(folder, 'sources.yaml')).catch(collect);
  const region = await loadRegion(join(folder, 'regions', `${regionId}.yaml`)).catch(collect);
  const calendar = await loadElectionCalendar(join(folder, 'stages.yaml')).catch(collect);
  const guide = await loadGuide(join(folder, 'guide.yaml')).catch(collect);
  const rest = {
    ...(register && { register }),
    ...(region && { region }),
    ...(calendar && { calendar }),
    ...(guide && { guide }),
  };
  return { texts, rest, problems, parse: rememberingParser(), version: await hashOf(folder) };
}

/**
 * The content that the files and the revisions in their place make together.
 *
 * @throws InvalidEntryError with the problems of all, dead citations and relations included
 */
export function composeContent(files: ContentFiles, revisions: readonly EntryText[]): Content {
  const problems = [...files.problems];
  let entries: readonly KnowledgeEntry[] = [];
  try {
    entries = parseEntries(withRevisions(files.texts, revisions), files.parse);
  } catch (error) {
    if (!(error instanceof InvalidEntryError)) throw error;
    problems.unshift(...error.problems);
  }
  const { register, region, calendar, guide } = files.rest;
  if (entries.length > 0 && register) problems.push(...danglingReferences(entries, register));
  if (entries.length > 0 && guide) problems.push(...deadEnds(entries, guide));
  if (!register || !region || !calendar || !guide || problems.length > 0) {
    throw new InvalidEntryError(problems);
  }
  const version = versionOf(files.version, revisions);
  return { entries, register, region, calendar, guide, version };
}

/** Parses each text of the files once, however often a content is composed of them. */
function rememberingParser(): ContentFiles['parse'] {
  const parsed = new WeakMap<PlacedEntryText, KnowledgeEntry>();
  return (text) => {
    const entry = parsed.get(text) ?? parsePlaced(text);
    parsed.set(text, entry);
    return entry;
  };
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

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  return hash.digest('hex');
}

function versionOf(filesVersion: string, revisions: readonly EntryText[]): string {
  const hash = createHash('sha256').update(filesVersion);
  for (const { id, text, ways } of revisions) hash.update(JSON.stringify([id, text, ways]));
  return (revisions.length === 0 ? filesVersion : hash.digest('hex')).slice(0, VERSION_CHARACTERS);
}
