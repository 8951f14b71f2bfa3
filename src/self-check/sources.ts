import { createReadStream } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readBackup } from '../storage/backup-format.ts';
import type { DatabaseSchema } from '../storage/schema.ts';
import { liftTimeLimit, outlineTables, readRows } from '../storage/table-copy.ts';
import type { Visit } from './finding.ts';

const rowSchema = z.record(z.string(), z.unknown());
const COPY = /^COPY (?:[\w"]+\.)?"?(\w+)"? \(([^)]*)\) FROM stdin;$/;
const INSERT = /^INSERT INTO /;
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };

/** Thrown when a file is neither a backup of ours nor a dump that can be read. */
export class UnreadableDumpError extends Error {
  constructor(file: string, expected: string) {
    super(`${file}: ${expected}`);
    this.name = 'UnreadableDumpError';
  }
}

/** Every row of every table, as it is at one moment. */
export async function visitDatabase(db: Kysely<DatabaseSchema>, visit: Visit): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      await liftTimeLimit(snapshot);
      for (const outline of await outlineTables(snapshot)) {
        for await (const lines of readRows(snapshot, outline)) {
          for (const line of lines) visit(outline.name, rowSchema.parse(JSON.parse(line)));
        }
      }
    });
}

/**
 * Every row of a file that `npm run backup` or `pg_dump` has written.
 *
 * @throws UnreadableDumpError, BackupError
 */
export async function visitDump(file: string, visit: Visit): Promise<void> {
  if (await isGzip(file)) {
    await readBackup(file, async (backup) => {
      for await (const { table, rows } of backup.sections()) {
        for await (const line of rows) visit(table, rowSchema.parse(JSON.parse(line)));
      }
    });
  } else await visitSqlDump(file, visit);
}

/** Turns that wait on disk for the database. */
export async function visitSpool(dataDir: string, visit: Visit): Promise<void> {
  const folder = join(dataDir, 'spool');
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files.filter((one) => one.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8').catch(() => '');
    for (const line of text.split('\n').filter((one) => one !== '')) visit('spool', { line });
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => {
    throw new UnreadableDumpError(file, 'there is no such file, or it cannot be read');
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await handle.close();
  }
}

async function visitSqlDump(file: string, visit: Visit): Promise<void> {
  let into: { readonly table: string; readonly columns: readonly string[] } | undefined;
  let tables = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: 0 })) {
    if (into === undefined) {
      if (INSERT.test(line)) {
        throw new UnreadableDumpError(file, 'made with --inserts; make it without');
      }
      const [, table, columns = ''] = COPY.exec(line) ?? [];
      if (table === undefined) continue;
      tables += 1;
      into = { table, columns: columns.split(', ').map((name) => name.replaceAll('"', '')) };
    } else if (line === '\\.') into = undefined;
    else {
      const cells = line.split('\t').map(uncopied);
      visit(into.table, Object.fromEntries(into.columns.map((name, at) => [name, cells[at]])));
    }
  }
  if (tables === 0) {
    throw new UnreadableDumpError(
      file,
      'neither a file of `npm run backup` nor a plain dump (`pg_dump --format=plain`)',
    );
  }
}

/** A value as it was before COPY wrote it. */
function uncopied(cell: string): string | null {
  if (cell === '\\N') return null;
  return cell.replaceAll(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}
