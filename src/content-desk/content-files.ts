import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CATEGORIES } from '../knowledge/entry.ts';
import type { EntryText } from '../knowledge/load-entries.ts';

/** Thrown when a text cannot be written to where it belongs; nothing has been written then. */
export class ContentFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContentFileError';
  }
}

/** What is to be done with one file. */
export interface FileChange {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  /** `undefined`: the file goes. */
  readonly text: string | undefined;
}

const placeSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  category: z.enum(CATEGORIES),
});

/**
 * What it takes to make the files say what is published. A text that has moved to another category
 * leaves no file behind.
 *
 * @param files what the files say now
 * @throws ContentFileError when a text names a place outside the folders of the categories
 */
export function fileChanges(
  published: readonly EntryText[],
  files: readonly EntryText[],
): readonly FileChange[] {
  return published.flatMap((entry) => {
    const place = placeSchema.safeParse(entry);
    if (!place.success) {
      throw new ContentFileError(
        `${entry.category}/${entry.id}: must be a category and an id of lower-case words`,
      );
    }
    const file = files.find(({ id }) => id === entry.id);
    const stem = `${place.data.category}/${place.data.id}`;
    const hasMoved = file !== undefined && file.category !== entry.category;
    return [
      ...(file?.text === entry.text && !hasMoved ? [] : [{ path: `${stem}.md`, text: entry.text }]),
      ...(file?.ways === entry.ways && !hasMoved
        ? []
        : [{ path: `${stem}.ways.txt`, text: entry.ways }]),
      ...(hasMoved
        ? ['.md', '.ways.txt'].map((end) => ({
            path: `${file.category}/${file.id}${end}`,
            text: undefined,
          }))
        : []),
    ];
  });
}

/**
 * Carries the changes out, after making sure that none leads out of the folder by a link.
 *
 * @throws ContentFileError when one would; nothing has been written then
 */
export async function applyChanges(folder: string, changes: readonly FileChange[]): Promise<void> {
  for (const { path } of changes) await refuseLinks(folder, path);
  for (const { path, text } of changes) {
    const file = join(folder, path);
    if (text === undefined) {
      await rm(file, { force: true });
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    const aside = `${file}.${process.pid}.tmp`;
    await writeFile(aside, text, { flag: 'wx' });
    await rename(aside, file);
  }
}

async function refuseLinks(folder: string, path: string): Promise<void> {
  let current = folder;
  for (const part of path.split('/')) {
    current = join(current, part);
    const found = await lstat(current).catch(() => undefined);
    if (found?.isSymbolicLink()) {
      throw new ContentFileError(`${current}: must be a file or folder of its own; got a link`);
    }
  }
}
