import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import type { DeskVisitor } from './desk.ts';
import { queryPostgres } from './postgres.ts';

/** Where something was written down, and all of it as text. */
export interface Trace {
  readonly place: string;
  readonly text: string;
}

/** What of the secrets stands in the traces, as `secret in the place`. */
export function findSecrets(
  traces: readonly Trace[],
  secrets: readonly string[],
): readonly string[] {
  return traces.flatMap(({ place, text }) =>
    secrets
      .filter((value) => writings(value).some((writing) => text.includes(writing)))
      .map((value) => `${value} in the ${place}`),
  );
}

/** The value as it was written, and its digits alone where it has enough of them. */
function writings(value: string): readonly string[] {
  const digits = value.replaceAll(/\D/g, '');
  return digits.length >= 9 && digits.length < 20 ? [value, digits] : [value];
}

/** Every row of every table, binary columns too. */
export async function traceDatabase(databaseUrl: string): Promise<Trace> {
  const tables = await queryPostgres<{ name: string }>(
    databaseUrl,
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await queryPostgres<Record<string, unknown>>(databaseUrl, `select * from ${name}`);
    parts.push(name, ...rows.flatMap((row) => Object.values(row).map(asText)));
  }
  return { place: 'database', text: parts.join('\n') };
}

function asText(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);
}

export async function traceFolder(folder: string): Promise<Trace> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return { place: 'data folder', text: (await Promise.all(texts)).join('\n') };
}

const MOST_PAGES = 150;

/** Every page and download of the desk that can be reached by links. */
export async function traceDesk(visitor: DeskVisitor): Promise<readonly Trace[]> {
  const seen = new Set<string>(['/dashboard']);
  const traces: Trace[] = [];
  for (const path of seen) {
    const response = await visitor.get(path);
    const type = String(response.headers['content-type']);
    const text = type.includes('spreadsheetml')
      ? JSON.stringify(await readWorkbook(response.rawPayload))
      : response.body;
    traces.push({ place: `page ${path}`, text });
    if (!type.includes('text/html')) continue;
    for (const [, href = ''] of text.matchAll(/href="(\/dashboard[^"#]*)/g)) {
      const link = href.replaceAll('&amp;', '&');
      if (seen.size < MOST_PAGES && !link.includes('keluar')) seen.add(link);
    }
  }
  return traces;
}
