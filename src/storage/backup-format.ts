import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

const FORMAT = 'tanya-netral-backup';
const VERSION = 1;

/** Thrown when a backup cannot be made or restored; its message tells what to do. */
export class BackupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BackupError';
  }
}

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  /** The release that made it. */
  release: z.string(),
  madeAt: z.string(),
  /** The migrations that its tables have been through. */
  migrations: z.array(z.string()).min(1),
  /** In the order in which they can be filled. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int().nonnegative() })),
  /** Tables that are not in it, with the reason. */
  leftOut: z.record(z.string(), z.string()),
  alsoNeeded: z.string(),
});

const endSchema = z.object({ sha256: z.string() });

/** The first line of a backup. */
export type BackupHeader = z.infer<typeof headerSchema>;

/** A table of a backup and its rows, one line of JSON each. */
export interface BackupSection {
  readonly table: string;
  readonly rows: AsyncIterable<string>;
}

/** A backup that is being read. */
export interface BackupReader {
  readonly header: BackupHeader;
  /**
   * The tables in their order; each is read to its end before the next. After the last one it is
   * certain that nothing is missing or changed.
   *
   * @throws BackupError where the file is damaged
   */
  sections(): AsyncGenerator<BackupSection>;
}

/** The lines of a backup, checksum included. */
export async function* backupLines(
  header: Omit<BackupHeader, 'format' | 'version'>,
  rowsOf: (table: string) => AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (text: string) => counted(hash, `${text}\n`);
  yield line(JSON.stringify({ format: FORMAT, version: VERSION, ...header }));
  for (const { name, rows } of header.tables) {
    yield line(JSON.stringify({ table: name }));
    let written = 0;
    for await (const batch of rowsOf(name)) {
      written += batch.length;
      yield line(batch.join('\n'));
    }
    if (written !== rows) throw new BackupError(`${name}: counted ${rows} rows, read ${written}`);
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

function counted(hash: Hash, text: string): string {
  hash.update(text);
  return text;
}

/**
 * Hands the backup in a file to `use`.
 *
 * @throws BackupError when the file is no backup, or one of a later release
 */
export async function readBackup(
  file: string,
  use: (backup: BackupReader) => Promise<void>,
): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (chunks) => {
      const lines = splitLines(chunks);
      const first = await lines.next();
      const header = parseHeader(file, first.done ? '' : first.value);
      await use({ header, sections: () => readSections(file, header, String(first.value), lines) });
    });
  } catch (error) {
    const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
    if (code === 'ENOENT') throw new BackupError(`${file}: there is no such file`, error);
    // Cut short or changed: zlib notices before the checksum does.
    if (code.startsWith('Z_')) throw new BackupError(`${file}: ${DAMAGED}`, error);
    throw error;
  }
}

const DAMAGED = 'no backup, or a damaged one; nothing was restored';

function parseHeader(file: string, line: string): BackupHeader {
  const header = headerSchema.safeParse(parseJson(line));
  if (!header.success) throw new BackupError(`${file}: ${DAMAGED}`);
  const { version, release } = header.data;
  if (version > VERSION) {
    throw new BackupError(`${file}: made by release ${release}; restore it with that release`);
  }
  return header.data;
}

async function* readSections(
  file: string,
  { tables }: BackupHeader,
  first: string,
  lines: AsyncIterator<string>,
): AsyncGenerator<BackupSection> {
  const hash = createHash('sha256').update(`${first}\n`);
  const damaged = () => new BackupError(`${file}: ${DAMAGED}`);
  async function next(): Promise<string> {
    const line = await lines.next();
    if (line.done) throw damaged();
    return line.value;
  }
  async function* rows(count: number): AsyncGenerator<string> {
    for (let row = 0; row < count; row++) {
      const line = await next();
      hash.update(`${line}\n`);
      yield line;
    }
  }
  for (const { name, rows: count } of tables) {
    const title = await next();
    if (title !== JSON.stringify({ table: name })) throw damaged();
    hash.update(`${title}\n`);
    yield { table: name, rows: rows(count) };
  }
  const end = endSchema.safeParse(parseJson(await next()));
  if (!end.success || end.data.sha256 !== hash.digest('hex')) throw damaged();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller's schema refuses it
  }
}

/** Line feeds alone end a line: a text may hold the other characters that count as line ends. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
