import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import { createSubscriptions } from './subscriptions.ts';

/** How long things are kept, in days. */
export interface RetentionDays {
  readonly turns: number;
  /** Messages and replies that are done: hashes and states, no contents. */
  readonly messages: number;
}

/** What a run deleted: counts only. */
export interface RetentionCounts {
  readonly turns: number;
  readonly tickets: number;
  readonly messages: number;
  readonly replies: number;
}

/** Deletes what has been kept long enough. */
export interface Retention {
  /** `true` for one caller a day, whichever process asks first. */
  claimDay(): Promise<boolean>;
  deleteExpired(days: RetentionDays): Promise<RetentionCounts>;
  /** Keeps the proof of the day's run. */
  record(counts: RetentionCounts & { readonly pseudonymKeys: number }): Promise<void>;
}

/** Proofs of deletion, and who read or did what at the desk: 24 months. */
const PROOF_KEPT_DAYS = 730;
/** As long as the turns that they are about, at most. */
const SUMMARIES_KEPT_DAYS = 365;

export function createRetention(db: Kysely<DatabaseSchema>): Retention {
  return {
    async claimDay() {
      const claimed = await db
        .insertInto('retention_runs')
        .values({ day: sql<Date>`current_date` })
        .onConflict((conflict) => conflict.column('day').doNothing())
        .returning('day')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async deleteExpired(days) {
      const turns = await db
        .deleteFrom('turns')
        .where('asked_at', '<', daysAgo(days.turns))
        .executeTakeFirst();
      const tickets = await db
        .deleteFrom('tickets')
        .where('expires_at', '<=', sql<Date>`now()`)
        .executeTakeFirst();
      const messages = await db
        .deleteFrom('inbox')
        .where('state', '=', 'done')
        .where('received_at', '<', daysAgo(days.messages))
        .executeTakeFirst();
      const replies = await db
        .deleteFrom('outbox')
        .where('finished_at', '<', daysAgo(days.messages))
        .executeTakeFirst();
      await db.deleteFrom('retention_runs').where('day', '<', daysAgo(PROOF_KEPT_DAYS)).execute();
      await createSubscriptions(db).deleteExpired();
      await deleteExpiredOfDesk(db);
      return {
        turns: Number(turns.numDeletedRows),
        tickets: Number(tickets.numDeletedRows),
        messages: Number(messages.numDeletedRows),
        replies: Number(replies.numDeletedRows),
      };
    },

    async record({ turns, tickets, messages, replies, pseudonymKeys }) {
      await db
        .updateTable('retention_runs')
        .set({ turns, tickets, messages, replies, pseudonym_keys: pseudonymKeys })
        .where('day', '=', sql<Date>`current_date`)
        .execute();
    },
  };
}

/** What the desk need not keep: old notes, sessions, links, failures, decisions without turns. */
async function deleteExpiredOfDesk(db: Kysely<DatabaseSchema>): Promise<void> {
  await db.deleteFrom('channel_pauses').where('ended_at', '<', daysAgo(PROOF_KEPT_DAYS)).execute();
  await db.deleteFrom('channel_pauses').where('back_at', '<', daysAgo(PROOF_KEPT_DAYS)).execute();
  await db.deleteFrom('channel_tests').where('made_at', '<', daysAgo(1)).execute();
  await db.deleteFrom('audit_log').where('at', '<', daysAgo(PROOF_KEPT_DAYS)).execute();
  await db
    .deleteFrom('weekly_summaries')
    .where('made_at', '<', daysAgo(SUMMARIES_KEPT_DAYS))
    .execute();
  await db.deleteFrom('staff_sessions').where('started_at', '<', daysAgo(1)).execute();
  await db.deleteFrom('staff_links').where('expires_at', '<=', daysAgo(0)).execute();
  await db.deleteFrom('sign_in_attempts').where('last_at', '<', daysAgo(1)).execute();
  await deleteExpiredOfContent(db);
  await sql`delete from reviewed_turns
    where not exists (select from turns where turns.id = turn_id)`.execute(db);
  await sql`delete from review_decisions
    where not exists (select from reviewed_turns where decision_id = review_decisions.id)`.execute(
    db,
  );
}

/** Proposals that came to nothing; suggestions without their turns; what was worked out for a day. */
async function deleteExpiredOfContent(db: Kysely<DatabaseSchema>): Promise<void> {
  await db
    .deleteFrom('content_revisions')
    .where('state', 'in', ['rejected', 'cancelled'])
    .where('changed_at', '<', daysAgo(PROOF_KEPT_DAYS))
    .execute();
  await db.deleteFrom('content_impacts').where('changed_at', '<', daysAgo(1)).execute();
  await sql`delete from content_suggestions
    where not exists (select from turns where turns.id = turn_id)`.execute(db);
}

function daysAgo(days: number) {
  return sql<Date>`now() - make_interval(days => ${sql.lit(days)})`;
}
