import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** How far the working out of a draft's impact has come. */
export interface ImpactRecord {
  readonly fingerprint: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  /** JSON of the impact; null until it is done. */
  readonly result: string | null;
  /** Nobody has worked on it for a while: the process that did is gone. */
  readonly isStale: boolean;
}

/** What drafts would change, for whichever process is asked for it. */
export interface ContentImpacts {
  find(revisionId: string): Promise<ImpactRecord | undefined>;
  /** `false` when it is being worked on elsewhere. */
  begin(revisionId: string, fingerprint: string): Promise<boolean>;
  progress(revisionId: string, done: number, total: number): Promise<void>;
  finish(revisionId: string, result: string): Promise<void>;
  fail(revisionId: string): Promise<void>;
}

const STALE_SECONDS = 90;

export function createContentImpacts(db: Kysely<DatabaseSchema>): ContentImpacts {
  const stale = sql<boolean>`(content_impacts.changed_at
    < now() - make_interval(secs => ${sql.lit(STALE_SECONDS)}))`;
  const set = (id: string, values: Partial<Record<'done' | 'total', number>>) =>
    db
      .updateTable('content_impacts')
      .set({ ...values, changed_at: sql<Date>`now()` })
      .where('revision_id', '=', id);
  return {
    async find(revisionId) {
      return db
        .selectFrom('content_impacts')
        .select(['fingerprint', 'state', 'done', 'total', 'result', stale.as('isStale')])
        .where('revision_id', '=', revisionId)
        .executeTakeFirst();
    },
    async begin(revisionId, fingerprint) {
      const fresh = { fingerprint, state: 'running', done: 0, total: 0, result: null } as const;
      const begun = await db
        .insertInto('content_impacts')
        .values({ revision_id: revisionId, ...fresh })
        .onConflict((conflict) =>
          conflict
            .column('revision_id')
            .doUpdateSet({ ...fresh, changed_at: sql<Date>`now()` })
            .where(({ or, eb }) =>
              or([eb('content_impacts.state', '<>', 'running'), eb(stale, '=', true)]),
            ),
        )
        .returning('revision_id')
        .executeTakeFirst();
      return begun !== undefined;
    },
    async progress(revisionId, done, total) {
      await set(revisionId, { done, total }).execute();
    },
    async finish(revisionId, result) {
      await set(revisionId, {}).set({ state: 'done', result }).execute();
    },
    async fail(revisionId) {
      await set(revisionId, {}).set({ state: 'failed' }).execute();
    },
  };
}
