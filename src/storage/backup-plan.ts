import type { DatabaseSchema } from './schema.ts';
import type { Replacements } from './table-copy.ts';

type TableName = keyof DatabaseSchema;

/** What a backup leaves out, and why; whatever is not named here is in it whole. */
export const LEFT_OUT: Readonly<Partial<Record<TableName, string>>> = {
  channel_keys:
    'keys of an earlier day under a linked number make its conversations unreadable, and two programs with the same keys cut each other off; link the number anew',
  pseudonym_keys: 'destroyed each month, which a copy would undo',
  sent_messages: 'replies, kept for a day only',
  dialogues: 'kept for ten minutes only',
  ticket_watchers: 'an address that was erased must not come back; the code still finds the answer',
  subscriptions: 'an address that was erased must not come back; people ask again',
  reminder_claims: 'belong to subscriptions',
  leases: 'belong to running processes',
  staff_sessions: 'a session that was ended must not come back; staff sign in again',
  staff_links: 'a link that was used must not work again; an admin makes a new one',
  sign_in_attempts: 'kept for a day only',
  rate_limits: 'kept for an hour only',
  turn_counts: 'counted anew from the turns',
  counted_days: 'counted anew from the turns',
  changed_days: 'counted anew from the turns',
  content_impacts: 'worked out anew when a draft is opened',
  channel_states: 'belong to running processes',
  channel_tests: 'kept for a day only',
};

/** The one table that can be asked for. */
export const WHATSAPP_KEYS: TableName = 'channel_keys';

/**
 * Messages and replies that are under way lose their text and address, and count as ended: an
 * answer that went out after the backup is not sent a second time by whoever restores it.
 */
export const REPLACEMENTS: Readonly<Partial<Record<TableName, Replacements>>> = {
  inbox: { payload: 'null::bytea', state: "'done'" },
  outbox: {
    payload: 'null::bytea',
    claimed_until: 'null::timestamptz',
    state: "case when state in ('queued', 'sending') then 'unknown' else state end",
    error: "case when state in ('queued', 'sending') then 'restored' else error end",
    finished_at: 'coalesce(finished_at, now())',
  },
};

/** What a restored installation needs besides the file. */
export const ALSO_NEEDED =
  'APP_SECRET (or the file app-secret in DATA_DIR), kept in another place than the backup';
