import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** One sealed key a month; destroyed when the month is over. */
export interface PseudonymKeyStore {
  /** The month's sealed key: the one that is there, else `proposed`, which is kept. */
  keep(month: string, proposed: Buffer): Promise<Buffer>;
  /** Destroys the keys of earlier months; returns how many. */
  destroyBefore(month: string): Promise<number>;
}

export function createPseudonymKeyStore(db: Kysely<DatabaseSchema>): PseudonymKeyStore {
  return {
    async keep(month, proposed) {
      await db
        .insertInto('pseudonym_keys')
        .values({ month, key: proposed })
        .onConflict((conflict) => conflict.column('month').doNothing())
        .execute();
      const { key } = await db
        .selectFrom('pseudonym_keys')
        .select('key')
        .where('month', '=', month)
        .executeTakeFirstOrThrow();
      return Buffer.from(key);
    },

    async destroyBefore(month) {
      const destroyed = await db
        .deleteFrom('pseudonym_keys')
        .where('month', '<', month)
        .executeTakeFirst();
      return Number(destroyed.numDeletedRows);
    },
  };
}
