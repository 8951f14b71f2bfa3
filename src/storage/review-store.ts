import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Why somebody should look at a question. */
export const REVIEW_REASONS = ['unanswered', 'unhelpful', 'unsure'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const DECISION_KINDS = ['add-way', 'answer-is-right', 'new-entry', 'not-ours'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A question that waits for review. */
export interface OpenQuestion {
  readonly turnId: string;
  /** Redacted. */
  readonly text: string;
  /** The day, `2026-11-22`; the hour is nobody's business. */
  readonly day: string;
  readonly channel: string;
  readonly reason: ReviewReason;
  /** Ids of the entries that came nearest, best first. */
  readonly candidates: readonly string[];
}

export interface NewDecision {
  readonly kind: DecisionKind;
  readonly entryId: string | null;
  readonly by: string;
  readonly turnIds: readonly string[];
}

export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly entryId: string | null;
  readonly by: string;
  readonly day: string;
  /** Redacted; those that are still kept, each once. */
  readonly questions: readonly string[];
}

/** What the reviewers work through, and what they decided. */
export interface ReviewStore {
  /** Newest first. */
  open(limit: number): Promise<readonly OpenQuestion[]>;
  /**
   * What got no sure answer in a period, whatever was decided since; newest first. Who is asked
   * back and finds no choice fitting leaves the words of the question in the turn before.
   */
  gaps(from: Date, to: Date, limit: number): Promise<readonly OpenQuestion[]>;
  /** Decisions of the same weeks as the open questions. */
  countDecided(): Promise<number>;
  /** The id of the decision; `undefined` when none of the turns is open any more. */
  decide(decision: NewDecision): Promise<string | undefined>;
  /** Takes a decision back; `false` when there is none. */
  undo(id: string): Promise<boolean>;
  /** Newest first. */
  decided(limit: number): Promise<readonly Decision[]>;
}

export interface ReviewRules {
  readonly timeZone: string;
  /** Questions that are words of ours, not the asker's: labels of buttons, remarks. */
  readonly notQuestions: readonly string[];
}

/** Text is read only when it cannot be matched any more with who was seen typing. */
export const REVIEW_DELAY_HOURS = 6;
/** Older questions say little about what is asked now. */
export const REVIEW_WINDOW_DAYS = 90;
/** Answers were given from 0.9 on; these were nearly not given. */
const BARELY_SURE = 0.93;

export function createReviewStore(
  db: Kysely<DatabaseSchema>,
  { timeZone, notQuestions }: ReviewRules,
): ReviewStore {
  const day = (column: string) =>
    sql<string>`to_char(${sql.ref(column)} at time zone ${sql.lit(timeZone)}, 'YYYY-MM-DD')`;
  /** Turns that may be read now and hold words of their asker. */
  const readable = sql<boolean>`turns.asked_at <= now() - make_interval(hours => ${sql.lit(REVIEW_DELAY_HOURS)})
    and turns.question ~ '[[:alpha:]]{3}' and turns.question <> all(${notQuestions}::text[])`;
  /** Those of them that somebody should look at. */
  const eligible = sql<boolean>`${readable} and ${NEEDS_REVIEW}
    and turns.asked_at > now() - make_interval(days => ${sql.lit(REVIEW_WINDOW_DAYS)})`;
  const undecided = sql<boolean>`not exists
    (select from reviewed_turns where reviewed_turns.turn_id = turns.id)`;
  const newest = async (which: RawBuilder<boolean>, limit: number) => {
    const rows = await db
      .selectFrom('turns')
      .select(['id', 'question', 'candidates', 'entry_id', 'channel'])
      .select([day('asked_at').as('day'), REASON.as('reason')])
      .where(which)
      .orderBy('asked_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, question, entry_id: entryId, candidates, ...rest }) => ({
      ...rest,
      turnId: id,
      text: question,
      candidates: [...new Set([...(entryId ? [entryId] : []), ...candidates.split(' ')])].filter(
        Boolean,
      ),
    }));
  };
  return {
    open: (limit) => newest(sql`${eligible} and ${undecided}`, limit),

    gaps: (from, to, limit) =>
      newest(
        sql`turns.outcome in ('unanswered', 'clarified') and turns.asked_at >= ${from} and turns.asked_at < ${to}
          and ${readable}`,
        limit,
      ),

    async countDecided() {
      const { count } = await db
        .selectFrom('review_decisions')
        .select((query) => query.fn.countAll<string>().as('count'))
        .where('decided_at', '>', daysAgo(REVIEW_WINDOW_DAYS))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    decide: ({ kind, entryId, by, turnIds }) =>
      db.transaction().execute(async (transaction) => {
        const id = randomUUID();
        await transaction
          .insertInto('review_decisions')
          .values({ id, kind, entry_id: entryId, decided_by: by })
          .execute();
        const { numAffectedRows } = await sql`
          insert into reviewed_turns (turn_id, decision_id)
          select turns.id, ${id}::uuid from turns
          where turns.id = any(${turnIds}::uuid[]) and ${eligible}
          on conflict (turn_id) do nothing`.execute(transaction);
        if (numAffectedRows) return id;
        await transaction.deleteFrom('review_decisions').where('id', '=', id).execute();
        return undefined;
      }),

    async undo(id) {
      const undone = await db
        .deleteFrom('review_decisions')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return undone !== undefined;
    },

    decided: (limit) => decidedOf(db, day('decided_at'), limit),
  };
}

function daysAgo(days: number) {
  return sql<Date>`now() - make_interval(days => ${sql.lit(days)})`;
}

const REASON = sql<ReviewReason>`case
  when turns.feedback = 'unhelpful' then 'unhelpful'
  when turns.outcome = 'unanswered' then 'unanswered'
  when turns.outcome = 'clarified' then 'unsure'
  when turns.outcome = 'answered' and turns.confidence < ${sql.lit(BARELY_SURE)} then 'unsure'
  end`;

/** The same as `REASON` being one; word for word the condition of the index `turns_for_review`. */
const NEEDS_REVIEW = sql<boolean>`(turns.feedback = 'unhelpful' or turns.outcome = 'unanswered'
  or turns.outcome = 'clarified'
  or (turns.outcome = 'answered' and turns.confidence < ${sql.lit(BARELY_SURE)}))`;

async function decidedOf(
  db: Kysely<DatabaseSchema>,
  day: ReturnType<typeof sql<string>>,
  limit: number,
): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('review_decisions')
    .select(['id', 'kind', 'entry_id', 'decided_by', day.as('day')])
    .select(
      sql<string[]>`coalesce((select json_agg(distinct turns.question order by turns.question)
        from reviewed_turns join turns on turns.id = turn_id
        where decision_id = review_decisions.id), '[]')`.as('questions'),
    )
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ kind, entry_id: entryId, decided_by: by, ...rest }) => ({
    ...rest,
    kind: kind as DecisionKind,
    entryId,
    by,
  }));
}
