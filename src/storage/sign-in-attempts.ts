import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Who may try now, or how long to wait. */
export type Attempt =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'locked'; readonly seconds: number };

/** Counts failures by address, whether or not the address has an account. */
export interface SignInAttempts {
  /**
   * Counts the attempt as failed before it is made, so that many at once gain nothing; `succeed`
   * takes it back.
   */
  begin(account: string): Promise<Attempt>;
  succeed(account: string): Promise<void>;
}

/** Failures that cost nothing; from the last of them on, each doubles the wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3_600;
/** Beyond this many doublings the longest wait is reached. */
const MOST_DOUBLINGS = 8;
const FORGOTTEN_AFTER_HOURS = 24;

export function createSignInAttempts(db: Kysely<DatabaseSchema>): SignInAttempts {
  return {
    async begin(account) {
      const counted = await db
        .insertInto('sign_in_attempts')
        .values({ account, failures: 1, locked_until: null })
        .onConflict((conflict) =>
          conflict
            .column('account')
            .doUpdateSet({ failures: FAILURES, last_at: sql`now()`, locked_until: LOCKED_UNTIL })
            .where((query) =>
              query.or([
                query('sign_in_attempts.locked_until', 'is', null),
                query('sign_in_attempts.locked_until', '<=', sql<Date>`now()`),
              ]),
            ),
        )
        .returning('failures')
        .executeTakeFirst();
      if (counted) return { kind: 'allowed' };
      return { kind: 'locked', seconds: await secondsLeft(db, account) };
    },

    async succeed(account) {
      await db.deleteFrom('sign_in_attempts').where('account', '=', account).execute();
    },
  };
}

const FAILURES = sql<number>`case
  when sign_in_attempts.last_at < now() - make_interval(hours => ${sql.lit(FORGOTTEN_AFTER_HOURS)})
  then 1 else sign_in_attempts.failures + 1 end`;

const LOCKED_UNTIL = sql<Date | null>`case
  when ${FAILURES} < ${sql.lit(FREE_FAILURES)} then null
  else now() + make_interval(secs => least(${sql.lit(LONGEST_WAIT_SECONDS)},
    ${sql.lit(FIRST_WAIT_SECONDS)} * power(2, least(${FAILURES} - ${sql.lit(FREE_FAILURES)},
      ${sql.lit(MOST_DOUBLINGS)})))) end`;

async function secondsLeft(db: Kysely<DatabaseSchema>, account: string): Promise<number> {
  const row = await db
    .selectFrom('sign_in_attempts')
    .select(sql<string>`ceil(extract(epoch from locked_until - now()))`.as('seconds'))
    .where('account', '=', account)
    .executeTakeFirst();
  return Math.max(1, Number(row?.seconds ?? 1));
}
