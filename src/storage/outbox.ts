import { type Kysely, type RawBuilder, sql } from 'kysely';
import { createBatcher } from './batch.ts';
import { CLAIM } from './claim.ts';
import type { DatabaseSchema } from './schema.ts';

export interface OutgoingReply {
  readonly id: string;
  readonly channel: string;
  /** Sealed: the address and the reply. */
  readonly payload: Buffer;
  readonly attempts: number;
}

export type FinalState = 'sent' | 'unknown' | 'failed';

/** `blocked`: an earlier reply to the same asker has not gone out yet. */
export type Begun = 'begun' | 'blocked' | 'gone';

interface Ending {
  readonly id: string;
  readonly state: FinalState;
  readonly error?: string | undefined;
}

/** Replies on their way out: queued → sending → sent, unknown or failed. */
export interface Outbox {
  /** Marks a queued reply as being sent, when it is its turn; `gone` when it is not queued. */
  begin(id: string): Promise<Begun>;
  /** Puts replies back that this process knows it has not sent, though they are marked so. */
  unbegin(ids: readonly string[]): Promise<void>;
  /** Tries a blocked reply again soon. */
  leave(id: string): Promise<void>;
  /** Ends a reply and erases what it said and to whom. */
  finish(id: string, state: FinalState, error?: string): Promise<void>;
  /** Puts a reply that certainly did not go out back into the queue, unless it was ended since. */
  requeue(id: string, afterMs: number, error: string): Promise<void>;
  /** The same, where nothing was tried because the channel is away: it does not count. */
  postpone(id: string, afterMs: number, error: string): Promise<void>;
  /** Says that this process is still sending these replies. */
  renew(ids: readonly string[]): Promise<void>;
  /** Makes all waiting replies of a channel due in their order, except those named. */
  hasten(channel: string, except: readonly string[]): Promise<void>;
  /**
   * Queued replies that are due, oldest first; they are this process's for a while.
   *
   * @param notHere channels that another process alone can serve
   */
  claimDue(limit: number, notHere?: readonly string[]): Promise<readonly OutgoingReply[]>;
  /**
   * Sends that a vanished process had begun become `unknown`; returns how many.
   *
   * @param repeatable channels that can send the same reply twice without anybody seeing it twice:
   *   there such a send is queued again
   */
  markLost(repeatable?: readonly string[]): Promise<number>;
  /** Erases replies that have waited for a day, because nobody waits that long. */
  giveUpOld(): Promise<number>;
}

const BLOCKED_FOR_MS = 500;

export function createOutbox(db: Kysely<DatabaseSchema>): Outbox {
  const beginning = createBatcher((ids: readonly string[]) => beginAll(db, ids));
  const finishing = createBatcher((endings: readonly Ending[]) => finishAll(db, endings));
  return {
    begin: (id) => beginning.run(id),

    async unbegin(ids) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', due_at: sql<Date>`now()` })
        .where('id', 'in', ids)
        .where('state', '=', 'sending')
        .execute();
    },

    async leave(id) {
      await db
        .updateTable('outbox')
        .set({ due_at: inMilliseconds(BLOCKED_FOR_MS) })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .execute();
    },

    async finish(id, state, error) {
      await finishing.run({ id, state, error });
    },

    async requeue(id, afterMs, error) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', error, due_at: inMilliseconds(afterMs) })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute();
    },

    async postpone(id, afterMs, error) {
      await db
        .updateTable('outbox')
        .set({
          state: 'queued',
          error,
          due_at: inMilliseconds(afterMs),
          attempts: (expression) => expression('attempts', '-', 1),
        })
        .where('id', '=', id)
        .where('payload', 'is not', null)
        .execute();
    },

    async renew(ids) {
      if (ids.length === 0) return;
      await db
        .updateTable('outbox')
        .set({ claimed_until: CLAIM, due_at: CLAIM })
        .where('id', 'in', ids)
        .where('state', 'in', ['queued', 'sending'])
        .execute();
    },

    async hasten(channel, except) {
      await db
        .updateTable('outbox')
        .set({ state: 'queued', due_at: sql<Date>`least(queued_at, now())` })
        .where('channel', '=', channel)
        .where('state', 'in', ['queued', 'sending'])
        .$if(except.length > 0, (query) => query.where('id', 'not in', except))
        .execute();
    },

    async claimDue(limit, notHere = []) {
      const rows = await db
        .updateTable('outbox')
        .set({ due_at: CLAIM })
        .where('id', 'in', (query) =>
          query
            .selectFrom('outbox')
            .select('id')
            .where('state', '=', 'queued')
            .where('due_at', '<=', sql<Date>`now()`)
            .$if(notHere.length > 0, (some) => some.where('channel', 'not in', notHere))
            .orderBy('due_at')
            .orderBy('seq')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'channel', 'payload', 'attempts', 'seq'])
        .execute();
      return rows
        .toSorted((one, other) => Number(one.seq) - Number(other.seq))
        .map(({ id, channel, payload, attempts }) => ({
          id,
          channel,
          payload: Buffer.from(payload ?? []),
          attempts,
        }));
    },

    async markLost(repeatable = []) {
      if (repeatable.length > 0) {
        await db
          .updateTable('outbox')
          .set({ state: 'queued', error: 'process-ended', due_at: sql<Date>`queued_at` })
          .where('state', '=', 'sending')
          .where('claimed_until', '<', sql<Date>`now()`)
          .where('channel', 'in', repeatable)
          .execute();
      }
      const lost = await db
        .updateTable('outbox')
        .set({
          state: 'unknown',
          error: 'process-ended',
          payload: null,
          finished_at: sql<Date>`now()`,
        })
        .where('state', '=', 'sending')
        .where('claimed_until', '<', sql<Date>`now()`)
        .executeTakeFirst();
      return Number(lost.numUpdatedRows);
    },

    async giveUpOld() {
      const old = await db
        .updateTable('outbox')
        .set({ state: 'failed', error: 'too-late', payload: null, finished_at: sql<Date>`now()` })
        .where('state', '=', 'queued')
        .where('queued_at', '<', sql<Date>`now() - interval '24 hours'`)
        .executeTakeFirst();
      return Number(old.numUpdatedRows);
    },
  };
}

function inMilliseconds(ms: number): RawBuilder<Date> {
  return sql<Date>`now() + make_interval(secs => ${sql.lit(ms / 1000)})`;
}

async function beginAll(
  db: Kysely<DatabaseSchema>,
  ids: readonly string[],
): Promise<readonly Begun[]> {
  const { rows } = await sql<{ id: string; begun: boolean; queued: boolean }>`/* prepared: begin */
    with asked as (
      select value::uuid as id from json_array_elements_text(${JSON.stringify(ids)}::json)
    ), begun as (
      update outbox set state = 'sending', claimed_until = ${CLAIM}, attempts = attempts + 1
      where id in (select id from asked) and state = 'queued' and not exists (
        select from outbox as earlier where earlier.asker = outbox.asker
          and earlier.seq < outbox.seq and earlier.state in ('queued', 'sending'))
      returning id
    )
    select asked.id, begun.id is not null as begun, outbox.id is not null as queued
    from asked left join begun using (id)
      left join outbox on outbox.id = asked.id and outbox.state = 'queued'`.execute(db);
  const outcomes = new Map(
    rows.map(({ id, begun, queued }) => [id, begun ? 'begun' : queued ? 'blocked' : 'gone']),
  );
  // Who asks for the same reply at the same moment is not the one who sends it.
  return ids.map((id, place) =>
    ids.indexOf(id) === place ? ((outcomes.get(id) ?? 'gone') as Begun) : 'gone',
  );
}

async function finishAll(
  db: Kysely<DatabaseSchema>,
  endings: readonly Ending[],
): Promise<readonly true[]> {
  await sql`/* prepared: finish */
    update outbox set state = ending.state, error = ending.error, payload = null,
      finished_at = now()
    from json_to_recordset(${JSON.stringify(endings)}::json)
      as ending (id uuid, state text, error text)
    where outbox.id = ending.id`.execute(db);
  return endings.map(() => true);
}
