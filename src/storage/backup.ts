import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql, type Transaction } from 'kysely';
import { BackupError, type BackupHeader, backupLines } from './backup-format.ts';
import { ALSO_NEEDED, LEFT_OUT, REPLACEMENTS, WHATSAPP_KEYS } from './backup-plan.ts';
import type { DatabaseSchema } from './schema.ts';
import { countRows, liftTimeLimit, outlineTables, readRows } from './table-copy.ts';

export interface BackupOptions {
  readonly file: string;
  /** The release that makes it. */
  readonly release: string;
  /** Only for a move of the same installation, whose first home never runs again. */
  readonly withWhatsAppKeys: boolean;
}

/**
 * Writes the database as it is at one moment into a file that is readable by its owner alone and
 * appears whole or not at all.
 *
 * @throws BackupError when the file exists or the database has no tables yet
 */
export async function writeBackup(
  db: Kysely<DatabaseSchema>,
  options: BackupOptions,
): Promise<BackupHeader> {
  const draft = `${options.file}.${randomUUID()}`;
  try {
    const header = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((snapshot) => writeSnapshot(snapshot, draft, options));
    await publish(draft, options.file);
    return header;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeSnapshot(
  snapshot: Transaction<DatabaseSchema>,
  draft: string,
  { release, withWhatsAppKeys }: BackupOptions,
): Promise<BackupHeader> {
  await liftTimeLimit(snapshot);
  const leftOut: Record<string, string> = { ...LEFT_OUT };
  if (withWhatsAppKeys) delete leftOut[WHATSAPP_KEYS];
  const replacements: Readonly<Record<string, Readonly<Record<string, string>>>> = REPLACEMENTS;
  const migrations = await appliedMigrations(snapshot);
  const outlines = (await outlineTables(snapshot)).filter(({ name }) => !(name in leftOut));
  const counts = await countRows(snapshot, outlines);
  const header = {
    release,
    madeAt: new Date().toISOString(),
    migrations,
    tables: [...counts].map(([name, rows]) => ({ name, rows })),
    leftOut,
    alsoNeeded: ALSO_NEEDED,
  };
  const lines = backupLines(header, (table) => {
    const outline = outlines.find(({ name }) => name === table);
    if (!outline) throw new BackupError(`there is no table ${table}`);
    return readRows(snapshot, outline, replacements[table]);
  });
  await pipeline(
    Readable.from(lines),
    createGzip(),
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { format: 'tanya-netral-backup', version: 1, ...header };
}

/** The names of the migrations that the database has been through, in their order. */
async function appliedMigrations(db: Kysely<DatabaseSchema>): Promise<string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!found[0]?.there) {
    throw new BackupError('the database has no tables yet: there is nothing to back up');
  }
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by timestamp, name`.execute(db);
  return rows.map(({ name }) => name);
}

/** A link never replaces a file that is there. */
async function publish(draft: string, file: string): Promise<void> {
  await link(draft, file).catch((error: unknown) => {
    const exists = error instanceof Error && Reflect.get(error, 'code') === 'EEXIST';
    throw exists ? new BackupError(`${file} exists; choose another name`, error) : error;
  });
}
