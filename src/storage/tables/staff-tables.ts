import type { Generated, GeneratedAlways } from 'kysely';

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
