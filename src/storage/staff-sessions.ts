import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

const IDLE_MINUTES = 30;
/** However busy somebody is: after a working day it is time to sign in again. */
const LONGEST_HOURS = 12;
/** So that not every page writes. */
const TOUCH_EVERY_SECONDS = 30;

/** Somebody who is signed in. */
export interface StaffSession {
  readonly staffId: string;
  readonly email: string;
  readonly role: string;
  /** What every form of the session must bring. */
  readonly formToken: string;
}

/** Who is signed in, known by a hash of what the cookie holds. */
export interface StaffSessions {
  open(key: string, staffId: string, formToken: string): Promise<void>;
  /** The session, kept alive; `undefined` when it is over or its account is closed. */
  find(key: string): Promise<StaffSession | undefined>;
  close(key: string): Promise<void>;
  /** Ends all sessions of a person, except the one with this key; returns how many. */
  closeAllOf(staffId: string, except?: string): Promise<number>;
  countOf(staffId: string): Promise<number>;
}

const LIVE = sql<boolean>`staff_sessions.used_at > now() - make_interval(mins => ${sql.lit(IDLE_MINUTES)})
  and staff_sessions.started_at > now() - make_interval(hours => ${sql.lit(LONGEST_HOURS)})`;

export function createStaffSessions(db: Kysely<DatabaseSchema>): StaffSessions {
  return {
    async open(key, staffId, formToken) {
      await db
        .insertInto('staff_sessions')
        .values({ key, staff_id: staffId, form_token: formToken })
        .execute();
    },

    async find(key) {
      const row = await db
        .selectFrom('staff_sessions')
        .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
        .select(['staff.id', 'staff.email', 'staff.role', 'staff_sessions.form_token'])
        .where('key', '=', key)
        .where('staff.disabled_at', 'is', null)
        .where(LIVE)
        .executeTakeFirst();
      if (!row) return undefined;
      await touch(db, key);
      const { id, email, role, form_token: formToken } = row;
      return { staffId: id, email, role, formToken };
    },

    async close(key) {
      await db.deleteFrom('staff_sessions').where('key', '=', key).execute();
    },

    async closeAllOf(staffId, except) {
      const closed = await db
        .deleteFrom('staff_sessions')
        .where('staff_id', '=', staffId)
        .where('key', '!=', except ?? '')
        .executeTakeFirst();
      return Number(closed.numDeletedRows);
    },

    async countOf(staffId) {
      const { count } = await db
        .selectFrom('staff_sessions')
        .select((query) => query.fn.countAll<string>().as('count'))
        .where('staff_id', '=', staffId)
        .where(LIVE)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function touch(db: Kysely<DatabaseSchema>, key: string): Promise<void> {
  const stale = sql<Date>`now() - make_interval(secs => ${sql.lit(TOUCH_EVERY_SECONDS)})`;
  await db
    .updateTable('staff_sessions')
    .set({ used_at: sql<Date>`now()` })
    .where('key', '=', key)
    .where('used_at', '<', stale)
    .execute();
}
