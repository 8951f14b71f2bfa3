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

/** @param folder made if it is missing; belongs to one process at a time */
export function createTurnSpool(folder: string): TurnSpool {
  const current = join(folder, 'turns.jsonl');
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
      const names = await readdir(folder).catch((): string[] => []);
      if (names.includes('turns.jsonl')) {
        await rename(current, join(folder, `drain-${Date.now()}.jsonl`));
      }
      let drained = 0;
      for (const name of await readdir(folder).catch((): string[] => [])) {
        if (!name.startsWith('drain-')) continue;
        for (const turn of parseSpool(await readFile(join(folder, name), 'utf8'))) {
          await record(turn);
          drained += 1;
        }
        await rm(join(folder, name));
      }
      return drained;
    },
  };
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
