import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TurnRecord } from './turn-log.ts';

const SPOOL_MAX_BYTES = 10_000_000;

const spooledTurnSchema = z.object({
  id: z.string(),
  channel: z.string(),
  asker: z.string(),
  askedAt: z.coerce.date(),
  question: z.string(),
  outcome: z.string(),
  entryId: z.string().nullable(),
  verdict: z.string().nullable(),
  audience: z.string().nullable(),
  confidence: z.number().nullable(),
  candidates: z.array(z.string()),
  contentVersion: z.string(),
  milliseconds: z.number(),
}) satisfies z.ZodType<TurnRecord>;

/** Where redacted turns wait on disk while the database is away. */
export interface TurnSpool {
  /** Resolves to `false` when the spool is full and the turn is not kept. */
  add(turn: TurnRecord): Promise<boolean>;
  /**
   * Hands every waiting turn to `record`, which must be idempotent; returns how many. When
   * `record` rejects, so does this, and nothing is lost.
   */
  drain(record: (turn: TurnRecord) => Promise<void>): Promise<number>;
}

/** Then the process that wrote a file is gone, or has the database again without knowing it. */
const LEFT_BEHIND_MS = 60_000;

/** @param folder made if it is missing; processes may share it, and take over what one left */
export function createTurnSpool(folder: string): TurnSpool {
  const own = `turns-${randomUUID()}.jsonl`;
  const current = join(folder, own);

  /** Takes aside what nobody writes to any more. */
  async function takeAside(names: readonly string[]): Promise<void> {
    for (const name of names.filter((one) => one.startsWith('turns'))) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() })); // it is taken
      if (name !== own && Date.now() - mtimeMs < LEFT_BEHIND_MS) continue;
      const aside = join(folder, `drain-${randomUUID()}.jsonl`);
      await rename(path, aside).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  }

  return {
    async add(turn) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const size = await stat(current).then(
        (stats) => stats.size,
        () => 0,
      );
      if (size > SPOOL_MAX_BYTES) return false;
      // The line end comes first, so that a line that a crash cut short spoils no other.
      await appendFile(current, `\n${JSON.stringify(turn)}`, { mode: 0o600 });
      return true;
    },

    async drain(record) {
      await takeAside(await readdir(folder).catch((): string[] => []));
      let drained = 0;
      for (const name of await readdir(folder).catch((): string[] => [])) {
        if (!name.startsWith('drain-')) continue;
        const text = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
          if (!isMissing(error)) throw error;
          return ''; // another process has drained it
        });
        for (const turn of parseSpool(text)) {
          await record(turn);
          drained += 1;
        }
        await rm(join(folder, name), { force: true });
      }
      return drained;
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
}

/** How much waits on disk, and whether there is room for more. */
export interface SpoolUse {
  readonly state: 'empty' | 'waiting' | 'full';
  readonly bytes: number;
}

export async function spoolUse(folder: string): Promise<SpoolUse> {
  const names = await readdir(folder).catch((): string[] => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0, // drained meanwhile
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { state: bytes === 0 ? 'empty' : bytes > SPOOL_MAX_BYTES ? 'full' : 'waiting', bytes };
}

/** A line that a crash cut short is left out: its reply went out, only its record is lost. */
function parseSpool(text: string): readonly TurnRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = spooledTurnSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
