import type { Generated } from 'kysely';

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
  /** Everything else together. */
  others: number | null;
  pseudonym_keys: number | null;
}

/** A key that seals or hashes, readable only with the secret that it is wrapped with. */
export interface WrappedKeysTable {
  /** `0` for what hashes are keyed with, `1` and above for sealing. */
  id: number;
  /** Which secret opens it; a hash. */
  secret_id: string;
  wrapped: Buffer;
  /** From when on values are sealed with it. */
  active_at: Generated<Date>;
}

/** How often something was done in a window of time; windows that are over are soon deleted. */
export interface RateLimitsTable {
  /** A keyed hash of an address, a session or a pseudonym, apart for each limit. */
  key: string;
  points: number;
  expires_at: Date;
}
