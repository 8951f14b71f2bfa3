import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { threadId } from 'node:worker_threads';
import type { KnowledgeEntry } from './entry.ts';
import { type Learnt, learn } from './learn.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * What is learnt from the content: read from a file when it was learnt from the same content by the
 * same code, otherwise learnt anew and kept there. A file that cannot be read or written costs time,
 * nothing else.
 *
 * @param file a place of our own, such as `data/learnt.bin`
 */
export async function loadLearnt(
  file: string,
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
): Promise<Learnt> {
  const fingerprint = await fingerprintOf(entries, lexicon);
  const kept = await readKept(file, fingerprint);
  if (kept) return kept;
  const learnt = learn(entries, lexicon);
  await keep(file, fingerprint, learnt);
  return learnt;
}

const DIGEST_LENGTH = 64;

async function readKept(file: string, fingerprint: string): Promise<Learnt | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || bytes.length < 2 * DIGEST_LENGTH) return undefined;
  const header = bytes.subarray(0, 2 * DIGEST_LENGTH).toString('latin1');
  const body = bytes.subarray(2 * DIGEST_LENGTH);
  // The digest of the body keeps a torn file from being taken for a whole one.
  if (header !== fingerprint + sha256(body)) return undefined;
  const learnt: Learnt = deserialize(body);
  return learnt;
}

async function keep(file: string, fingerprint: string, learnt: Learnt): Promise<void> {
  const body = serialize(learnt);
  const whole = Buffer.concat([Buffer.from(fingerprint + sha256(body), 'latin1'), body]);
  const aside = `${file}.${process.pid}.${threadId}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(aside, whole);
    await rename(aside, file);
  } catch {
    // A folder that cannot be written to: the next start learns again.
  }
}

/** The same for whatever the same would be learnt from: what is not learnt from does not count. */
export async function fingerprintOf(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
): Promise<string> {
  const folder = import.meta.dirname;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const code = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const words = { ...lexicon, replacements: [...lexicon.replacements] };
  const learntFrom = entries.map(({ id, question, title, act, ways, sections }) => [
    ...[id, question, title, act],
    ...[ways, sections],
  ]);
  return sha256(JSON.stringify([code, learntFrom, words]));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
