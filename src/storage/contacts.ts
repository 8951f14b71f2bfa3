import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Whom a channel has answered lately. */
export interface Contacts {
  /** Whether it was answered before, and whether it was pointed elsewhere in the last 24 hours. */
  standing(contact: string): Promise<{ readonly known: boolean; readonly pointed: boolean }>;
  /** How many were met first in the last 24 hours. */
  countNewToday(): Promise<number>;
  answered(contact: string): Promise<void>;
  pointed(contact: string): Promise<void>;
  /** Erases who has not been heard of for a long time. */
  forgetOld(): Promise<void>;
}

const FORGOTTEN = sql<Date>`now() - interval '90 days'`;
const YESTERDAY = sql<Date>`now() - interval '24 hours'`;
const NOW = sql<Date>`now()`;

export function createContacts(db: Kysely<DatabaseSchema>): Contacts {
  return {
    async standing(contact) {
      const row = await db
        .selectFrom('contacts')
        .select('answered_at')
        .select((select) => select('pointed_at', '>', YESTERDAY).as('pointed'))
        .where('contact', '=', contact)
        .executeTakeFirst();
      return { known: Boolean(row?.answered_at), pointed: Boolean(row?.pointed) };
    },

    async countNewToday() {
      const row = await db
        .selectFrom('contacts')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('first_at', '>', YESTERDAY)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async answered(contact) {
      await db
        .insertInto('contacts')
        .values({ contact, answered_at: NOW })
        .onConflict((conflict) =>
          conflict.column('contact').doUpdateSet({
            // Who was only pointed elsewhere until now is met now.
            first_at: sql<Date>`case when contacts.answered_at is null
              then now() else contacts.first_at end`,
            answered_at: sql<Date>`coalesce(contacts.answered_at, now())`,
            last_at: NOW,
          }),
        )
        .execute();
    },

    async pointed(contact) {
      await db
        .insertInto('contacts')
        .values({ contact, pointed_at: NOW })
        .onConflict((conflict) =>
          conflict.column('contact').doUpdateSet({ last_at: NOW, pointed_at: NOW }),
        )
        .execute();
    },

    async forgetOld() {
      await db.deleteFrom('contacts').where('last_at', '<', FORGOTTEN).execute();
    },
  };
}
