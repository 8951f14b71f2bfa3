import type { Generated } from 'kysely';

/** Somebody who wants to be told of an officer's answer. Gone when told. */
export interface TicketWatchersTable {
  ticket_id: string;
  channel: string;
  /** Keyed hash of the chat, by which its own asker can erase the row. */
  address_key: string;
  /** Sealed. */
  address: Buffer;
  asked_at: Generated<Date>;
}

/** A chat that wants to be reminded of stages. */
export interface SubscriptionsTable {
  id: string;
  channel: string;
  /** Keyed hash of the chat, by which its own asker can erase the row. */
  address_key: string;
  /** Sealed. */
  address: Buffer;
  subscribed_at: Generated<Date>;
}

/** A reminder that a subscription has got or is about to get: never another time. */
export interface ReminderClaimsTable {
  subscription_id: string;
  /** The election, the stage, and which of its reminders. */
  reminder: string;
  claimed_at: Generated<Date>;
}
