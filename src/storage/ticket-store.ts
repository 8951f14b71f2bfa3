import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** After this time without an answer, or after the answer, a ticket is gone. */
export const TICKET_TTL_DAYS = 90;

export interface Ticket {
  /** Redacted. */
  readonly question: string;
  readonly answer: string | null;
}

/** Questions that wait for an officer, found again only by a code that is kept nowhere. */
export interface TicketStore {
  /** Idempotent: the same id opened twice is one ticket. */
  open(id: string, codeKey: string, question: string): Promise<void>;
  find(codeKey: string): Promise<Ticket | undefined>;
}

export function createTicketStore(db: Kysely<DatabaseSchema>): TicketStore {
  const expiry = sql<Date>`now() + make_interval(days => ${sql.lit(TICKET_TTL_DAYS)})`;
  return {
    async open(id, codeKey, question) {
      await db
        .insertInto('tickets')
        .values({ id, code_key: codeKey, question, expires_at: expiry })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async find(codeKey) {
      return db
        .selectFrom('tickets')
        .select(['question', 'answer'])
        .where('code_key', '=', codeKey)
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirst();
    },
  };
}
