import { type Kysely, sql } from 'kysely';
import { REVIEW_DELAY_HOURS, REVIEW_WINDOW_DAYS } from './review-store.ts';
import type { DatabaseSchema } from './schema.ts';

/** How often an entry answered in the last 90 days; exact, for who hides small numbers. */
export interface EntryUsage {
  readonly entryId: string;
  readonly answers: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** A masked question that may be read. */
export interface ReadableQuestion {
  readonly turnId: string;
  readonly text: string;
}

/** What the turns say about the content. */
export interface ContentUsage {
  /** Counted anew every five minutes. */
  byEntry(): Promise<readonly EntryUsage[]>;
  /** Masked questions of the last 90 days that may be read by now, each wording once. */
  recentQuestions(limit: number): Promise<readonly ReadableQuestion[]>;
  /** Those of these turns that are still kept, in no order. */
  questions(turnIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** With a million turns counting takes a while, and nobody needs to know to the minute. */
const COUNTS_KEPT_MS = 5 * 60 * 1000;
/** How many turns are looked through for each wording that is wanted. */
const READ_PER_WORDING = 4;

export function createContentUsage(
  db: Kysely<DatabaseSchema>,
  notQuestions: readonly string[],
): ContentUsage {
  let counted: { readonly at: number; readonly usage: Promise<readonly EntryUsage[]> } | undefined;

  async function count(): Promise<readonly EntryUsage[]> {
    const { rows } = await sql<EntryUsage>`
        select entry_id as "entryId", count(*)::int as answers,
          count(*) filter (where feedback = 'helpful')::int as helpful,
          count(*) filter (where feedback = 'unhelpful')::int as unhelpful
        from turns
        where outcome = 'answered' and entry_id is not null
          and asked_at > now() - make_interval(days => ${sql.lit(REVIEW_WINDOW_DAYS)})
        group by entry_id`.execute(db);
    return rows;
  }

  return {
    byEntry() {
      const isFresh = counted !== undefined && Date.now() - counted.at < COUNTS_KEPT_MS;
      if (!isFresh || !counted) counted = { at: Date.now(), usage: count() };
      // What failed is not kept.
      counted.usage.catch(() => {
        counted = undefined;
      });
      return counted.usage;
    },

    async recentQuestions(limit) {
      const rows = await db
        .selectFrom('turns')
        .select(['id', 'question'])
        .where('outcome', '<>', 'courtesy')
        .where(
          sql<boolean>`asked_at <= now() - make_interval(hours => ${sql.lit(REVIEW_DELAY_HOURS)})
            and asked_at > now() - make_interval(days => ${sql.lit(REVIEW_WINDOW_DAYS)})
            and question ~ '[[:alpha:]]{3}' and question <> all(${notQuestions}::text[])`,
        )
        .orderBy('asked_at', 'desc')
        .limit(limit * READ_PER_WORDING)
        .execute();
      const byWording = new Map(rows.toReversed().map(({ id, question }) => [question, id]));
      return [...byWording].slice(-limit).map(([text, turnId]) => ({ turnId, text }));
    },

    async questions(turnIds) {
      if (turnIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('turns')
        .select(['id', 'question'])
        .where('id', 'in', [...turnIds])
        .execute();
      return new Map(rows.map(({ id, question }) => [id, question]));
    },
  };
}
