import type { Generated, GeneratedAlways } from 'kysely';

/** A message that came in. `payload` is sealed, and erased as soon as the reply is out. */
export interface InboxTable {
  id: string;
  channel: string;
  /** Keyed hash of the platform's message id. */
  message_key: string;
  asker: string;
  state: 'received' | 'done';
  payload: Buffer | null;
  received_at: Generated<Date>;
  /** Until then the process that took the message is presumed to work on it. */
  claimed_until: Date;
}

/** A reply on its way out. `payload` is sealed, and erased once its fate is known. */
export interface OutboxTable {
  /** The id of the message that it answers. */
  id: string;
  channel: string;
  state: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed';
  payload: Buffer | null;
  attempts: Generated<number>;
  due_at: Generated<Date>;
  claimed_until: Date | null;
  /** Why the last attempt did not succeed: a code, never a text of the platform. */
  error: string | null;
  finished_at: Date | null;
  queued_at: Generated<Date>;
}

/** A message and its reply, with nothing in it that leads to a person. */
export interface TurnsTable {
  id: string;
  channel: string;
  asker: string;
  asked_at: Date;
  /** Redacted. */
  question: string;
  outcome: string;
  entry_id: string | null;
  verdict: string | null;
  audience: string | null;
  confidence: number | null;
  /** Ids of the candidates, best first, joined by spaces. */
  candidates: string;
  content_version: string;
  milliseconds: number;
  /** What the asker thought of the answer; null where nothing was said. */
  feedback: Generated<string | null>;
}

/** What an asker may choose next; soon forgotten. */
export interface DialoguesTable {
  asker: string;
  state: string;
  expires_at: Date;
}

/** What a channel must keep to stay linked; `id` is a keyed hash and `value` is sealed. */
export interface ChannelKeysTable {
  account: string;
  type: string;
  id: string;
  value: Buffer;
}

/** Who alone may do something; `fence` grows with each new holder. */
export interface LeasesTable {
  name: string;
  holder: string | null;
  fence: string;
  expires_at: Date;
}

/** What was sent, for phones that ask for it again; `payload` is sealed and soon erased. */
export interface SentMessagesTable {
  /** Keyed hash of the platform's message id. */
  message_key: string;
  payload: Buffer;
  sent_at: Generated<Date>;
}

/** Whom a channel has answered lately, so that its budget for newcomers can be kept. */
export interface ContactsTable {
  /** Keyed hash under a key of its own: it leads neither to a person nor to a turn. */
  contact: string;
  first_at: Generated<Date>;
  last_at: Generated<Date>;
  /** When the contact was last pointed to another channel in place of an answer. */
  pointed_at: Date | null;
}

/** A question that waits for an officer, or has its answer. */
export interface TicketsTable {
  id: string;
  /** Keyed hash of the code by which the asker comes back. */
  code_key: string;
  /** Redacted. */
  question: string;
  opened_at: Generated<Date>;
  answer: string | null;
  answered_at: Date | null;
  expires_at: Date;
}

/** The sealed key from which a month's pseudonyms are made. */
export interface PseudonymKeysTable {
  /** `2026-11`. */
  month: string;
  key: Buffer;
}

/** The proof that a day's deletions were carried out: counts only. */
export interface RetentionRunsTable {
  day: Date;
  ran_at: Generated<Date>;
  turns: number | null;
  tickets: number | null;
  messages: number | null;
  replies: number | null;
  pseudonym_keys: number | null;
}

/** A member of staff. */
export interface StaffTable {
  id: string;
  /** In lower case. */
  email: string;
  role: string;
  /** Argon2id; null until the person has chosen a password. */
  password_hash: string | null;
  /** Sealed; null where only the password is asked for. */
  totp_secret: Buffer | null;
  /** Sealed; a secret that the person has yet to confirm with a code. */
  totp_pending: Buffer | null;
  /** The step of the last code that was taken: none is taken twice. */
  totp_last_step: string | null;
  created_at: Generated<Date>;
  disabled_at: Date | null;
}

/** A link that works once; `key` is a hash of what stands in the link. */
export interface StaffLinksTable {
  key: string;
  purpose: 'first-account' | 'password';
  /** Null where the link makes the account. */
  staff_id: string | null;
  expires_at: Date;
}

/** Failed attempts to sign in, also for addresses that have no account. */
export interface SignInAttemptsTable {
  /** Keyed hash of the address that was typed. */
  account: string;
  failures: number;
  last_at: Generated<Date>;
  locked_until: Date | null;
}

/** Somebody who is signed in; `key` is a hash of what the cookie holds. */
export interface StaffSessionsTable {
  key: string;
  staff_id: string;
  /** What every form of the session must bring. */
  form_token: string;
  started_at: Generated<Date>;
  used_at: Generated<Date>;
}

/** Who read or did what. */
export interface AuditLogTable {
  id: GeneratedAlways<string>;
  at: Generated<Date>;
  actor: string;
  action: string;
  subject: string | null;
}

/** What was decided about a cluster of questions. */
export interface ReviewDecisionsTable {
  id: string;
  kind: string;
  entry_id: string | null;
  decided_by: string;
  decided_at: Generated<Date>;
}

/** Which turns a decision is about; their words stand in the turns alone. */
export interface ReviewedTurnsTable {
  turn_id: string;
  decision_id: string;
}

export interface DatabaseSchema {
  staff: StaffTable;
  staff_links: StaffLinksTable;
  sign_in_attempts: SignInAttemptsTable;
  staff_sessions: StaffSessionsTable;
  audit_log: AuditLogTable;
  review_decisions: ReviewDecisionsTable;
  reviewed_turns: ReviewedTurnsTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  turns: TurnsTable;
  dialogues: DialoguesTable;
  tickets: TicketsTable;
  pseudonym_keys: PseudonymKeysTable;
  retention_runs: RetentionRunsTable;
  channel_keys: ChannelKeysTable;
  leases: LeasesTable;
  sent_messages: SentMessagesTable;
  contacts: ContactsTable;
}
