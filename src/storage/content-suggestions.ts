import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A masked question that could become a way of asking. */
export interface SuggestedWay {
  readonly turnId: string;
  readonly text: string;
}

/** Questions suggested as ways of asking. They stay turns, and go with them, until an editor takes them over. */
export interface ContentSuggestions {
  /** Those that a decision of the questions page was about. */
  addDecided(entryId: string, decisionId: string): Promise<void>;
  /** Each wording once. */
  ofEntry(entryId: string): Promise<readonly SuggestedWay[]>;
  /** An editor has seen them, and has or has not taken them over. */
  settle(entryId: string, turnIds: readonly string[]): Promise<void>;
  /** The entry has got another name. */
  rename(from: string, to: string): Promise<void>;
  /**
   * A decision was taken back: its suggestions go, and drafts that nobody has written on since and
   * that nothing is suggested for any more.
   */
  takeBack(decisionId: string): Promise<void>;
}

export function createContentSuggestions(db: Kysely<DatabaseSchema>): ContentSuggestions {
  return {
    async addDecided(entryId, decisionId) {
      await sql`insert into content_suggestions (entry_id, turn_id, decision_id)
        select ${entryId}, turn_id, decision_id from reviewed_turns
        where decision_id = ${decisionId}::uuid on conflict do nothing`.execute(db);
    },

    async ofEntry(entryId) {
      const rows = await db
        .selectFrom('content_suggestions')
        .innerJoin('turns', 'turns.id', 'content_suggestions.turn_id')
        .select(['turns.id as turnId', 'turns.question as text'])
        .where('content_suggestions.entry_id', '=', entryId)
        .orderBy('turns.question')
        .orderBy('turns.id')
        .execute();
      return [...new Map(rows.map((row) => [row.text, row])).values()];
    },

    async settle(entryId, turnIds) {
      if (turnIds.length === 0) return;
      // What was asked in the same words is settled with it.
      await sql`delete from content_suggestions where entry_id = ${entryId} and turn_id in (
        select same.id from turns as same join turns as seen on seen.question = same.question
        where seen.id = any(${turnIds}::uuid[]))`.execute(db);
    },

    async rename(from, to) {
      await db
        .updateTable('content_suggestions')
        .set({ entry_id: to })
        .where('entry_id', '=', from)
        .execute();
    },

    takeBack: (decisionId) =>
      db.transaction().execute(async (transaction) => {
        const gone = await transaction
          .deleteFrom('content_suggestions')
          .where('decision_id', '=', decisionId)
          .returning('entry_id')
          .execute();
        const entryIds = [...new Set(gone.map(({ entry_id: entryId }) => entryId))];
        await sql`update content_revisions set state = 'cancelled', changed_at = now()
          where entry_id = any(${entryIds}::text[]) and state = 'draft'
            and changed_at = created_at and not exists (select from content_suggestions
              where content_suggestions.entry_id = content_revisions.entry_id)`.execute(
          transaction,
        );
      }),
  };
}
