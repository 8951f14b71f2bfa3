import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** What a link is for: making the first account, or choosing a new password for one. */
export type LinkPurpose =
  | { readonly kind: 'first-account' }
  | { readonly kind: 'password'; readonly staffId: string };

/** Links that work once, known here only by a hash. */
export interface StaffLinks {
  /** A new link for a password takes the place of the person's earlier ones. */
  add(key: string, purpose: LinkPurpose, hours: number): Promise<void>;
  find(key: string): Promise<LinkPurpose | undefined>;
  /** Uses the link up; `false` when somebody else has, or when it is too old. */
  take(key: string): Promise<boolean>;
  deleteFirstAccountLinks(): Promise<void>;
}

export function createStaffLinks(db: Kysely<DatabaseSchema>): StaffLinks {
  const now = sql<Date>`now()`;
  return {
    async add(key, purpose, hours) {
      const staffId = purpose.kind === 'password' ? purpose.staffId : null;
      await db.transaction().execute(async (transaction) => {
        if (staffId !== null) {
          await transaction.deleteFrom('staff_links').where('staff_id', '=', staffId).execute();
        }
        await transaction
          .insertInto('staff_links')
          .values({
            key,
            purpose: purpose.kind,
            staff_id: staffId,
            expires_at: sql<Date>`now() + make_interval(hours => ${sql.lit(hours)})`,
          })
          .execute();
      });
    },

    async find(key) {
      const row = await db
        .selectFrom('staff_links')
        .select(['purpose', 'staff_id'])
        .where('key', '=', key)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (!row) return undefined;
      return row.staff_id === null
        ? { kind: 'first-account' }
        : { kind: 'password', staffId: row.staff_id };
    },

    async take(key) {
      const taken = await db
        .deleteFrom('staff_links')
        .where('key', '=', key)
        .where('expires_at', '>', now)
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async deleteFirstAccountLinks() {
      await db.deleteFrom('staff_links').where('purpose', '=', 'first-account').execute();
    },
  };
}
