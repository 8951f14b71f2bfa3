import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeEntry } from '../knowledge/entry.ts';
import {
  type EntryText,
  parsePlaced,
  readEntryTexts,
  withRevisions,
} from '../knowledge/load-entries.ts';
import { type ContentProblem, InvalidEntryError } from '../knowledge/parse-entry.ts';
import { loadRegion, type Region } from '../knowledge/region.ts';
import { loadSourceRegister, type SourceRegister } from '../knowledge/source-register.ts';
import { type ElectionCalendar, loadElectionCalendar } from '../knowledge/stages.ts';

/** What could be read of a content folder, and why the rest could not. */
export interface ReadContent {
  readonly entries: readonly KnowledgeEntry[];
  readonly register: SourceRegister | undefined;
  readonly regions: readonly Region[];
  readonly calendar: ElectionCalendar | undefined;
  readonly problems: readonly ContentProblem[];
}

/**
 * Reads as much as can be read, so that one broken file does not hide what is wrong in the others.
 *
 * @param folder usually `content`, as it should appear in problems
 * @param revisions take the place of entries of the same id
 */
export async function readContent(
  folder: string,
  revisions: readonly EntryText[] = [],
): Promise<ReadContent> {
  const problems: ContentProblem[] = [];
  const attempt = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof InvalidEntryError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const faq = join(folder, 'faq');
  const entries: KnowledgeEntry[] = [];
  const texts = (await readEntryTexts(faq)).map((text) => ({
    ...text,
    file: join(faq, text.category, `${text.id}.md`),
  }));
  for (const text of withRevisions(texts, revisions)) {
    const entry = await attempt(async () => parsePlaced(text));
    if (entry) entries.push(entry);
  }
  const regions: Region[] = [];
  for (const name of (await readdir(join(folder, 'regions'))).sort()) {
    const region = await attempt(() => loadRegion(join(folder, 'regions', name)));
    if (region) regions.push(region);
  }
  const register = await attempt(() => loadSourceRegister(join(folder, 'sources.yaml')));
  const calendar = await attempt(() => loadElectionCalendar(join(folder, 'stages.yaml')));
  problems.push(...strayWays(faq, (await readdir(faq, { recursive: true })).sort()));
  return { entries, register, regions, calendar, problems };
}

function strayWays(faq: string, names: readonly string[]): readonly ContentProblem[] {
  return names
    .filter((name) => name.endsWith('.ways.txt'))
    .filter((name) => !names.includes(name.replace(/\.ways\.txt$/u, '.md')))
    .map((name) => ({
      file: join(faq, name),
      field: 'file',
      expected: 'beside an entry of the same name',
      found: 'no such entry',
    }));
}
