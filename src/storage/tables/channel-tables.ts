import type { Generated } from 'kysely';

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
