import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import { TICKET_TTL_DAYS } from './ticket-store.ts';

/** A ticket as an officer sees it: what was asked and when, never by whom. */
export interface DeskTicket {
  readonly id: string;
  /** Redacted. */
  readonly question: string;
  readonly openedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly expiresAt: Date;
}

/** The officers' side of the tickets. */
export interface TicketDesk {
  countWaiting(): Promise<number>;
  /** Oldest first. */
  waiting(limit: number): Promise<readonly DeskTicket[]>;
  /** Newest answer first. */
  answered(limit: number): Promise<readonly DeskTicket[]>;
  find(id: string): Promise<DeskTicket | undefined>;
  /** Stores the answer; `false` when somebody else has answered or the ticket is gone. */
  answer(id: string, answer: string): Promise<boolean>;
}

const COLUMNS = [
  ...(['id', 'question', 'answer'] as const),
  ...(['opened_at as openedAt', 'answered_at as answeredAt', 'expires_at as expiresAt'] as const),
] as const;

export function createTicketDesk(db: Kysely<DatabaseSchema>): TicketDesk {
  const open = () => db.selectFrom('tickets').where('expires_at', '>', sql<Date>`now()`);
  return {
    async countWaiting() {
      const { count } = await open()
        .select((query) => query.fn.countAll<string>().as('count'))
        .where('answer', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    waiting: (limit) =>
      open()
        .select(COLUMNS)
        .where('answer', 'is', null)
        .orderBy('opened_at')
        .orderBy('id')
        .limit(limit)
        .execute(),

    answered: (limit) =>
      open()
        .select(COLUMNS)
        .where('answer', 'is not', null)
        .orderBy('answered_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute(),

    find: (id) => open().select(COLUMNS).where('id', '=', id).executeTakeFirst(),

    async answer(id, answer) {
      const stored = await db
        .updateTable('tickets')
        .set({
          answer,
          answered_at: sql<Date>`now()`,
          expires_at: sql<Date>`now() + make_interval(days => ${sql.lit(TICKET_TTL_DAYS)})`,
        })
        .where('id', '=', id)
        .where('answer', 'is', null)
        .where('expires_at', '>', sql<Date>`now()`)
        .returning('id')
        .executeTakeFirst();
      return stored !== undefined;
    },
  };
}
