import type { DatabaseSchema } from './schema.ts';

/** How long things are kept, in days; configuration can shorten these, never extend them. */
export interface RetentionDays {
  readonly turns: number;
  /** After an officer's answer, or after the question where there is none. */
  readonly tickets: number;
  /** Messages and replies that are done: hashes and states, no contents. */
  readonly messages: number;
  /** Who read or did what at the desk. */
  readonly audit: number;
}

/** What a day's proof counts by itself; everything else is `others`. */
export type ProofColumn = 'turns' | 'tickets' | 'messages' | 'replies';

export interface RetentionRule {
  readonly table: keyof DatabaseSchema;
  /** SQL: when the time began. */
  readonly since: string;
  /** SQL: which rows; absent: all. */
  readonly only?: string;
  readonly days: number | keyof RetentionDays;
  readonly proof?: ProofColumn;
}

/** As long as the turns that they are about, at most. */
const YEAR = 365;
/** Proofs, and what staff have decided: 24 months. */
const TWO_YEARS = 730;

/** What the daily run deletes. The self-check holds the database against the same list. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  { table: 'turns', since: 'asked_at', days: 'turns', proof: 'turns' },
  { table: 'tickets', since: 'expires_at', days: 0, proof: 'tickets' },
  {
    table: 'tickets',
    since: 'coalesce(answered_at, opened_at)',
    days: 'tickets',
    proof: 'tickets',
  },
  {
    table: 'inbox',
    since: 'received_at',
    only: `state = 'done'`,
    days: 'messages',
    proof: 'messages',
  },
  { table: 'outbox', since: 'finished_at', days: 'messages', proof: 'replies' },
  { table: 'retention_runs', since: 'day', days: TWO_YEARS },
  { table: 'audit_log', since: 'at', days: 'audit' },
  { table: 'staff_sessions', since: 'started_at', days: 1 },
  { table: 'staff_links', since: 'expires_at', days: 0 },
  { table: 'sign_in_attempts', since: 'last_at', days: 1 },
  { table: 'channel_pauses', since: 'ended_at', days: TWO_YEARS },
  { table: 'channel_pauses', since: 'back_at', days: TWO_YEARS },
  { table: 'channel_tests', since: 'made_at', days: 1 },
  { table: 'weekly_summaries', since: 'made_at', days: YEAR },
  { table: 'subscriptions', since: 'subscribed_at', days: YEAR },
  { table: 'reminder_claims', since: 'claimed_at', days: 30 },
  {
    table: 'content_revisions',
    since: 'changed_at',
    only: `state in ('rejected', 'cancelled')`,
    days: TWO_YEARS,
  },
  { table: 'content_impacts', since: 'changed_at', days: 1 },
];

/** What goes sooner than once a day, deleted by the part that keeps it. */
export const SWEPT_BY_THEIR_OWNERS: readonly RetentionRule[] = [
  { table: 'dialogues', since: 'expires_at', days: 0 },
  { table: 'rate_limits', since: 'expires_at', days: 0 },
  { table: 'sent_messages', since: 'sent_at', days: 2 },
  { table: 'contacts', since: 'last_at', days: 90 },
];

/** What stays only as long as the turns that it is about. */
export const FOLLOWERS: readonly {
  readonly table: keyof DatabaseSchema;
  readonly orphan: string;
}[] = [
  {
    table: 'reviewed_turns',
    orphan: 'not exists (select from turns where turns.id = reviewed_turns.turn_id)',
  },
  {
    table: 'review_decisions',
    orphan: `not exists (select from reviewed_turns
        where reviewed_turns.decision_id = review_decisions.id)`,
  },
  {
    table: 'content_suggestions',
    orphan: 'not exists (select from turns where turns.id = content_suggestions.turn_id)',
  },
];
