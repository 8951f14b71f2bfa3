import { type Kysely, sql, type Transaction } from 'kysely';
import { CLAIM } from './claim.ts';
import type { DatabaseSchema } from './schema.ts';

/** A message and its reply, redacted; `id` is the id of the message in the inbox. */
export interface TurnRecord {
  readonly id: string;
  readonly channel: string;
  readonly asker: string;
  readonly askedAt: Date;
  /** Redacted. */
  readonly question: string;
  readonly outcome: string;
  readonly entryId: string | null;
  readonly verdict: string | null;
  readonly audience: string | null;
  readonly confidence: number | null;
  /** Ids of the candidates, best first. */
  readonly candidates: readonly string[];
  readonly contentVersion: string;
  readonly milliseconds: number;
}

export interface DialogueRecord {
  readonly state: string;
  /** How long the asker may refer to it. */
  readonly ttlMs: number;
}

export interface TurnLog {
  /**
   * For a turn whose reply went out while the database was away. Idempotent: recorded twice it
   * stands once. Its message counts as answered, and a reply that the database had taken over at
   * the last moment after all is not sent a second time.
   */
  record(turn: TurnRecord): Promise<void>;
  /**
   * Records a turn, what the asker may choose next, and the reply on its way out, all or nothing.
   *
   * @param outgoing the sealed reply; absent where the channel answers in the same breath
   */
  commit(turn: TurnRecord, dialogue: DialogueRecord, outgoing?: Buffer): Promise<void>;
}

export function createTurnLog(db: Kysely<DatabaseSchema>): TurnLog {
  return {
    async record(turn) {
      await db.transaction().execute(async (transaction) => {
        await insertTurn(transaction, turn);
        await withdrawReply(transaction, turn.id);
      });
    },

    async commit(turn, dialogue, outgoing) {
      await db.transaction().execute(async (transaction) => {
        await insertTurn(transaction, turn);
        const { state, ttlMs } = dialogue;
        const expiresAt = sql<Date>`now() + make_interval(secs => ${sql.lit(ttlMs / 1000)})`;
        await transaction
          .insertInto('dialogues')
          .values({ asker: turn.asker, state, expires_at: expiresAt })
          .onConflict((conflict) =>
            conflict.column('asker').doUpdateSet({ state, expires_at: expiresAt }),
          )
          .execute();
        if (!outgoing) return;
        await transaction
          .insertInto('outbox')
          .values({
            id: turn.id,
            channel: turn.channel,
            state: 'queued',
            payload: outgoing,
            due_at: CLAIM,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      });
    },
  };
}

async function withdrawReply(transaction: Transaction<DatabaseSchema>, id: string): Promise<void> {
  await transaction
    .updateTable('outbox')
    .set({
      state: 'unknown',
      error: 'sent-unrecorded',
      payload: null,
      finished_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

async function insertTurn(
  transaction: Transaction<DatabaseSchema>,
  turn: TurnRecord,
): Promise<void> {
  await transaction
    .insertInto('turns')
    .values({
      id: turn.id,
      channel: turn.channel,
      asker: turn.asker,
      asked_at: turn.askedAt,
      question: turn.question,
      outcome: turn.outcome,
      entry_id: turn.entryId,
      verdict: turn.verdict,
      audience: turn.audience,
      confidence: turn.confidence,
      candidates: turn.candidates.join(' '),
      content_version: turn.contentVersion,
      milliseconds: turn.milliseconds,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await transaction
    .updateTable('inbox')
    .set({ state: 'done', payload: null })
    .where('id', '=', turn.id)
    .execute();
}
