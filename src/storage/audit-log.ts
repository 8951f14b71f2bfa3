import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Who read or did what; `subject` is an id or an address, never a text of an asker. */
export interface AuditNote {
  readonly actor: string;
  readonly action: string;
  readonly subject?: string;
}

export interface AuditRecord {
  /** Grows with each note. */
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
}

export interface AuditLog {
  note(note: AuditNote): Promise<void>;
  /** Newest first; with `before`, those older than the record of that id. */
  latest(limit: number, before?: string): Promise<readonly AuditRecord[]>;
}

export function createAuditLog(db: Kysely<DatabaseSchema>): AuditLog {
  return {
    async note({ actor, action, subject }) {
      await db
        .insertInto('audit_log')
        .values({ actor, action, subject: subject ?? null })
        .execute();
    },

    async latest(limit, before) {
      const all = db.selectFrom('audit_log').select(['id', 'at', 'actor', 'action', 'subject']);
      const older = before === undefined ? all : all.where('id', '<', before);
      return older.orderBy('id', 'desc').limit(limit).execute();
    },
  };
}
