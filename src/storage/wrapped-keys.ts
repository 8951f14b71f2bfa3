import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A key that only the secret opens whose name it bears. */
export interface WrappedKey {
  readonly id: number;
  readonly secretId: string;
  readonly wrapped: Buffer;
  /** Whether values may be sealed with it by now. */
  readonly active: boolean;
}

export type NewWrappedKey = Pick<WrappedKey, 'id' | 'secretId' | 'wrapped'>;

export interface WrappedKeys {
  all(): Promise<readonly WrappedKey[]>;
  /**
   * Adds what `propose` makes of the keys that are there, while nobody else can add any; returns
   * all keys. A key that is there already stays as it is.
   *
   * @param activeAfterMs how long new keys are known before anything is sealed with them
   */
  add(
    propose: (present: readonly WrappedKey[], isUsed: boolean) => readonly NewWrappedKey[],
    activeAfterMs?: number,
  ): Promise<readonly WrappedKey[]>;
  /** From then on no other secret opens anything. */
  dropOtherSecrets(secretId: string): Promise<void>;
  /** Destroys keys before this one; the first, `0`, stays. */
  dropBefore(id: number): Promise<number>;
  /** The newest key that has been in use for a day, so that no process can lag behind it. */
  settledId(): Promise<number | undefined>;
}

export function createWrappedKeys(db: Kysely<DatabaseSchema>): WrappedKeys {
  return {
    all: () => read(db),

    add: (propose, activeAfterMs = 0) =>
      db.transaction().execute(async (transaction) => {
        await sql`lock table wrapped_keys in exclusive mode`.execute(transaction);
        const present = await read(transaction);
        const months = await transaction
          .selectFrom('pseudonym_keys')
          .select('month')
          .executeTakeFirst();
        const added = propose(present, months !== undefined);
        if (added.length === 0) return present;
        const known = new Set(present.map(({ id }) => id));
        await transaction
          .insertInto('wrapped_keys')
          .values(
            added.map(({ id, secretId, wrapped }) => ({
              id,
              secret_id: secretId,
              wrapped,
              active_at: known.has(id) ? activeSince(id) : inMilliseconds(activeAfterMs),
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return read(transaction);
      }),

    async dropOtherSecrets(secretId) {
      await db.deleteFrom('wrapped_keys').where('secret_id', '<>', secretId).execute();
    },

    async dropBefore(id) {
      const dropped = await db
        .deleteFrom('wrapped_keys')
        .where('id', '>', 0)
        .where('id', '<', id)
        .executeTakeFirst();
      return Number(dropped.numDeletedRows);
    },

    async settledId() {
      const { id } = await db
        .selectFrom('wrapped_keys')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('active_at', '<', sql<Date>`now() - interval '1 day'`)
        .executeTakeFirstOrThrow();
      return id ?? undefined;
    },
  };
}

async function read(db: Kysely<DatabaseSchema>): Promise<readonly WrappedKey[]> {
  const rows = await db
    .selectFrom('wrapped_keys')
    .select(['id', 'secret_id', 'wrapped', sql<boolean>`active_at <= now()`.as('active')])
    .orderBy('id')
    .execute();
  return rows.map(({ id, secret_id, wrapped, active }) => ({
    id,
    secretId: secret_id,
    wrapped: Buffer.from(wrapped),
    active,
  }));
}

/** A key that is wrapped once more is as old as it was. */
function activeSince(id: number) {
  return sql<Date>`(select min(active_at) from wrapped_keys where id = ${id})`;
}

function inMilliseconds(milliseconds: number) {
  return sql<Date>`now() + make_interval(secs => ${milliseconds / 1000}::float8)`;
}
