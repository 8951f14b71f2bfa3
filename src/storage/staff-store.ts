import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import type { StaffTable } from './tables/staff-tables.ts';

/** A member of staff, with what proves who it is. */
export interface StaffAccount {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly role: string;
  readonly passwordHash: string | null;
  /** Sealed; null where only the password is asked for. */
  readonly totpSecret: Buffer | null;
  /** Sealed; waits for its first code. */
  readonly totpPending: Buffer | null;
  readonly disabled: boolean;
}

/** A change of an account that staff ask for; what is absent stays. */
export interface StaffChange {
  readonly role?: string;
  readonly disabled?: boolean;
  readonly passwordHash?: string;
  readonly totpSecret?: Buffer | null;
  readonly totpPending?: Buffer | null;
}

/** The accounts of the desk. */
export interface StaffStore {
  count(): Promise<number>;
  all(): Promise<readonly StaffAccount[]>;
  find(id: string): Promise<StaffAccount | undefined>;
  findByEmail(email: string): Promise<StaffAccount | undefined>;
  /** The id of the new account; `undefined` when the address has one. */
  add(email: string, role: string, passwordHash?: string): Promise<string | undefined>;
  change(id: string, change: StaffChange): Promise<void>;
  /** Notes that a code was taken; `false` when that code or a later one was taken before. */
  takeTotpStep(id: string, step: number): Promise<boolean>;
}

export function createStaffStore(db: Kysely<DatabaseSchema>): StaffStore {
  return {
    async count() {
      const { count } = await db
        .selectFrom('staff')
        .select((query) => query.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async all() {
      const rows = await db.selectFrom('staff').selectAll().orderBy('email').execute();
      return rows.map(toAccount);
    },

    async find(id) {
      const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toAccount(row);
    },

    async findByEmail(email) {
      const row = await db
        .selectFrom('staff')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      return row && toAccount(row);
    },

    async add(email, role, passwordHash) {
      const row = await db
        .insertInto('staff')
        .values({ id: randomUUID(), email, role, password_hash: passwordHash ?? null })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },

    async change(id, change) {
      const columns = toColumns(change);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('staff').set(columns).where('id', '=', id).execute();
    },

    async takeTotpStep(id, step) {
      const taken = await db
        .updateTable('staff')
        .set({ totp_last_step: String(step) })
        .where('id', '=', id)
        .where((query) =>
          query.or([
            query('totp_last_step', 'is', null),
            query('totp_last_step', '<', String(step)),
          ]),
        )
        .returning('id')
        .executeTakeFirst();
      return taken !== undefined;
    },
  };
}

function toColumns({ role, disabled, passwordHash, totpSecret, totpPending }: StaffChange) {
  return {
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabled_at: disabled ? sql<Date>`now()` : null }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(totpSecret === undefined ? {} : { totp_secret: totpSecret, totp_last_step: null }),
    ...(totpPending === undefined ? {} : { totp_pending: totpPending }),
  };
}

function toAccount(
  row: {
    readonly [Key in keyof Omit<StaffTable, 'created_at'>]: StaffTable[Key];
  },
): StaffAccount {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    passwordHash: row.password_hash,
    totpSecret: row.totp_secret && Buffer.from(row.totp_secret),
    totpPending: row.totp_pending && Buffer.from(row.totp_pending),
    disabled: row.disabled_at !== null,
  };
}
