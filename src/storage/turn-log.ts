import { type Kysely, sql, type Transaction } from 'kysely';
import { createBatcher } from './batch.ts';
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
   * @param sendsNow whether this process sends the reply as soon as it stands
   * @returns whether the reply counts as being sent by this process; if not, it waits its turn
   */
  commit(
    turn: TurnRecord,
    dialogue: DialogueRecord,
    outgoing?: Buffer,
    sendsNow?: boolean,
  ): Promise<boolean>;
}

interface Commit {
  readonly turn: TurnRecord;
  readonly dialogue: DialogueRecord;
  readonly outgoing: Buffer | undefined;
  readonly sendsNow: boolean;
}

export function createTurnLog(db: Kysely<DatabaseSchema>): TurnLog {
  const committing = createBatcher((commits: readonly Commit[]) => commitAll(db, commits));
  return {
    async record(turn) {
      await db.transaction().execute(async (transaction) => {
        await insertTurn(transaction, turn);
        await withdrawReply(transaction, turn.id);
      });
    },

    commit: (turn, dialogue, outgoing, sendsNow = false) =>
      committing.run({ turn, dialogue, outgoing, sendsNow }),
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

/** One statement for all, so that a turn costs no more than its share of a round trip. */
async function commitAll(
  db: Kysely<DatabaseSchema>,
  commits: readonly Commit[],
): Promise<readonly boolean[]> {
  const rows = commits.map(({ turn, dialogue, outgoing, sendsNow }) => ({
    ...{ ...turn, candidates: turn.candidates.join(' ') },
    ...{ dialogue: dialogue.state, seconds: dialogue.ttlMs / 1000 },
    ...{ sendsNow, outgoing: outgoing?.toString('base64') ?? null },
  }));
  const { rows: replies } = await sql<{ id: string }>`/* prepared: commit */
    with turn as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as rows (
        id uuid, channel text, asker text, "askedAt" timestamptz, question text, outcome text,
        "entryId" text, verdict text, audience text, confidence real, candidates text,
        "contentVersion" text, milliseconds real, dialogue text, seconds float8, outgoing text,
        "sendsNow" boolean)
    ), kept as (
      insert into turns (id, channel, asker, asked_at, question, outcome, entry_id, verdict,
        audience, confidence, candidates, content_version, milliseconds)
      select id, channel, asker, "askedAt", question, outcome, "entryId", verdict,
        audience, confidence, candidates, "contentVersion", milliseconds
      from turn on conflict (id) do nothing
    ), remembered as (
      insert into dialogues (asker, state, expires_at)
      select distinct on (asker) asker, dialogue, now() + make_interval(secs => seconds) from turn
      on conflict (asker) do update set state = excluded.state, expires_at = excluded.expires_at
    ), replied as (
      insert into outbox (id, channel, asker, state, attempts, claimed_until, payload, due_at)
      select id, channel, asker, case when now then 'sending' else 'queued' end, now::int,
        case when now then ${CLAIM} end, decode(outgoing, 'base64'), ${CLAIM}
      from (
        select turn.*, "sendsNow" and not exists (select from outbox as earlier
          where earlier.asker = turn.asker and earlier.state in ('queued', 'sending')) as now
        from turn where outgoing is not null
      ) as reply
      on conflict (id) do nothing returning id, state
    ), answered as (
      update inbox set state = 'done', payload = null where id in (select id from turn)
    )
    select id from replied where state = 'sending'`.execute(db);
  const begun = new Set(replies.map(({ id }) => id));
  return commits.map(({ turn }) => begun.has(turn.id));
}
