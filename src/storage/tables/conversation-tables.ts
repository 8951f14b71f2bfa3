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
  /** Grows with each message of an asker; answered in this order. */
  seq: GeneratedAlways<string>;
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
  /** Null where the reply answers nobody's message. */
  asker: string | null;
  /** Grows with each reply to an asker; sent in this order. */
  seq: GeneratedAlways<string>;
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
