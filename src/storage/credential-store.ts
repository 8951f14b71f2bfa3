import { type Kysely, sql, type Transaction } from 'kysely';
import type { Fence } from './lease.ts';
import type { DatabaseSchema } from './schema.ts';

/** One value of a channel; `null` deletes it. */
export interface CredentialChange {
  readonly type: string;
  readonly id: string;
  readonly value: Buffer | null;
}

/** Thrown when this process no longer holds the lease under which it may write. */
export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`the lease "${name}" belongs to another process; nothing was written`);
    this.name = 'LeaseLostError';
  }
}

/** Small values that a channel must keep to stay linked. */
export interface CredentialStore {
  /** The values that exist, by id. */
  read(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /**
   * Writes all changes or none, after every write that was begun before.
   *
   * @throws LeaseLostError when another process has taken over
   */
  write(changes: readonly CredentialChange[]): Promise<void>;
  /** Forgets everything of the account. */
  clear(): Promise<void>;
}

/** Well below the 65,535 parameters that a statement may have. */
const ROWS_PER_STATEMENT = 2_000;

/** @param fence the lease that must be held whenever something is written */
export function createCredentialStore(
  db: Kysely<DatabaseSchema>,
  account: string,
  fence: Fence,
): CredentialStore {
  let last: Promise<unknown> = Promise.resolve();

  function inOrder<T>(task: () => Promise<T>): Promise<T> {
    const current = last.then(task, task);
    last = current.catch(() => undefined); // the caller sees the error; later writes go on
    return current;
  }

  return {
    async read(type, ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('channel_keys')
        .select(['id', 'value'])
        .where('account', '=', account)
        .where('type', '=', type)
        .where('id', 'in', ids)
        .execute();
      return new Map(rows.map(({ id, value }) => [id, Buffer.from(value)]));
    },

    write: (changes) =>
      inOrder(() =>
        db.transaction().execute(async (transaction) => {
          await assertHeld(transaction, fence);
          await remove(transaction, account, changes);
          await put(transaction, account, changes);
        }),
      ),

    clear: () =>
      inOrder(() =>
        db.transaction().execute(async (transaction) => {
          await assertHeld(transaction, fence);
          await transaction.deleteFrom('channel_keys').where('account', '=', account).execute();
        }),
      ),
  };
}

/** Locks the lease's row, so that nobody takes over in the middle of a write. */
async function assertHeld(
  transaction: Transaction<DatabaseSchema>,
  { name, token }: Fence,
): Promise<void> {
  const held = await transaction
    .selectFrom('leases')
    .select('name')
    .where('name', '=', name)
    .where('fence', '=', token)
    .forShare()
    .executeTakeFirst();
  if (!held) throw new LeaseLostError(name);
}

async function remove(
  transaction: Transaction<DatabaseSchema>,
  account: string,
  changes: readonly CredentialChange[],
): Promise<void> {
  const gone = Map.groupBy(
    changes.filter(({ value }) => value === null),
    ({ type }) => type,
  );
  for (const [type, rows] of gone) {
    await transaction
      .deleteFrom('channel_keys')
      .where('account', '=', account)
      .where('type', '=', type)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
  }
}

async function put(
  transaction: Transaction<DatabaseSchema>,
  account: string,
  changes: readonly CredentialChange[],
): Promise<void> {
  const rows = changes.flatMap(({ type, id, value }) =>
    value === null ? [] : [{ account, type, id, value }],
  );
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await transaction
      .insertInto('channel_keys')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(['account', 'type', 'id'])
          .doUpdateSet({ value: sql<Buffer>`excluded.value` }),
      )
      .execute();
  }
}
