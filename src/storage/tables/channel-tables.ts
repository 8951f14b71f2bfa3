import type { Generated, GeneratedAlways } from 'kysely';

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
  /** When the contact was first answered; `null` as long as it was only pointed elsewhere. */
  answered_at: Date | null;
  /** When the contact was last pointed to another channel in place of an answer. */
  pointed_at: Date | null;
}

/** When the bot does not answer, and who decided so; `scope` is a channel or `all`. */
export interface ChannelPausesTable {
  id: GeneratedAlways<string>;
  scope: string;
  /** For staff; askers do not read it. */
  reason: string;
  paused_by: string;
  paused_at: Generated<Date>;
  /** When it ends by itself; `null`: when somebody ends it. */
  back_at: Date | null;
  ended_at: Date | null;
  ended_by: string | null;
}

/** How a channel is, as each running process sees it. */
export interface ChannelStatesTable {
  channel: string;
  instance: string;
  state: string;
  detail: string | null;
  since: Date;
  last_inbound_at: Date | null;
  last_delivered_at: Date | null;
  /** The bot's own public name on the platform. */
  handle: string | null;
  /** What links a number; sealed, and gone as soon as it is linked. */
  offer: Buffer | null;
  seen_at: Generated<Date>;
  /** A person wants the process to connect again. */
  reconnect_asked_at: Date | null;
}

/** Codes that staff send to the bot from their own phones; who sent one is not kept. */
export interface ChannelTestsTable {
  id: GeneratedAlways<string>;
  code: string;
  made_by: string;
  made_at: Generated<Date>;
  channel: string | null;
  /** The row of the message, and of its reply in the outbox. */
  message_id: string | null;
  received_at: Date | null;
}
