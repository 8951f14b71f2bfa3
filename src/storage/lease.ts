import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Proof of holding a lease; the token grows with each new holder, so an old one is worthless. */
export interface Fence {
  readonly name: string;
  readonly token: string;
}

/** A row that lets one process at a time do something, by the database's clock. */
export interface Lease {
  /** Takes the lease if nobody holds it; `undefined` while somebody else does. */
  acquire(): Promise<Fence | undefined>;
  /** Holds it for another while; `false` when it belongs to somebody else by now. */
  renew(fence: Fence): Promise<boolean>;
  /** Lets go at once; does nothing when it belongs to somebody else. */
  release(fence: Fence): Promise<void>;
}

export interface LeaseTerms {
  readonly name: string;
  /** Who holds it, in words for an operator. */
  readonly holder: string;
  readonly ttlMs: number;
  /** Nobody else can have the database open, so a lease that is still there is a leftover. */
  readonly alone: boolean;
}

export function createLease(db: Kysely<DatabaseSchema>, terms: LeaseTerms): Lease {
  const { name, holder, ttlMs, alone } = terms;
  const expiresAt = sql<Date>`now() + make_interval(secs => ${sql.lit(ttlMs / 1000)})`;
  const held = (fence: Fence) =>
    db.updateTable('leases').where('name', '=', name).where('fence', '=', fence.token);
  return {
    async acquire() {
      const taken = await db
        .insertInto('leases')
        .values({ name, holder, fence: '1', expires_at: expiresAt })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, fence: sql<string>`leases.fence + 1`, expires_at: expiresAt })
            .where((row) =>
              row.or([
                row('leases.expires_at', '<', sql<Date>`now()`),
                row('leases.holder', 'is', null),
                row.val(alone),
              ]),
            ),
        )
        .returning('fence')
        .executeTakeFirst();
      return taken && { name, token: String(taken.fence) };
    },

    async renew(fence) {
      const renewed = await held(fence).set({ expires_at: expiresAt }).executeTakeFirst();
      return renewed.numUpdatedRows === 1n;
    },

    async release(fence) {
      await held(fence).set({ holder: null }).execute();
    },
  };
}
