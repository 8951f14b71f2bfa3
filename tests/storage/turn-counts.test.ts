import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_TIME_ZONE, localDay } from '../../src/review/period.ts';
import { createAskerRecords } from '../../src/storage/asker-records.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import type { DatabaseSchema } from '../../src/storage/schema.ts';
import { createTurnCounter } from '../../src/storage/turn-counter.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { createTurnStatistics, type TurnCounts } from '../../src/storage/turn-statistics.ts';
import { aTurnRecord } from '../support/builders.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { temporaryFolderForAll } from '../support/temporary-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 12;
const STEPS = 60;
const EVERY_DAY = 400;
const onConnectionLost = () => undefined;

/** The same numbers at each run (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The beginning of the day that many days ago, as the desk counts. */
function dayStart(daysAgo: number): Date {
  return new Date(Date.parse(`${localDay(new Date())}T00:00:00+08:00`) - daysAgo * DAY_MS);
}

interface Told {
  readonly questions: number;
  readonly askers: number;
  readonly byDay: Readonly<Record<string, number>>;
  readonly byFeedback: Readonly<Record<string, number>>;
  readonly byCause: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly byHour: Readonly<Record<string, number>>;
}

/** Counted one by one from the turns themselves, without the query under test. */
async function countSlowly(db: Kysely<DatabaseSchema>, from: Date, to: Date): Promise<Told> {
  const all = await db.selectFrom('turns').selectAll().execute();
  const turns = all.filter(
    ({ asked_at: at, outcome }) => at >= from && at < to && outcome !== 'courtesy',
  );
  const answered = turns.filter(({ outcome }) => outcome === 'answered');
  const open = turns.filter(({ outcome }) => outcome === 'unanswered');
  const weekday = (at: Date) => new Date(at.getTime() + 8 * 60 * 60 * 1000).getUTCDay() || 7;
  const hour = (at: Date) => new Date(at.getTime() + 8 * 60 * 60 * 1000).getUTCHours();
  return {
    questions: turns.length,
    askers: new Set(turns.map(({ asker }) => asker)).size,
    byDay: tally(turns.map((turn) => `${localDay(turn.asked_at)} ${turn.outcome}`)),
    byFeedback: tally(answered.map(({ feedback }) => feedback ?? 'none')),
    byCause: tally(
      open.map(({ confidence, candidates }) => {
        if (confidence === null) return 'rejected';
        return candidates === '' ? 'far' : 'near';
      }),
    ),
    byChannel: tally(turns.map(({ channel }) => channel)),
    byHour: tally(turns.map((turn) => `${weekday(turn.asked_at)} ${hour(turn.asked_at)}`)),
  };
}

function told(counts: TurnCounts): Told {
  const toRecord = (rows: readonly { readonly key: string; readonly count: number }[]) =>
    Object.fromEntries(rows.map(({ key, count }) => [key, count]));
  return {
    questions: counts.byDay.reduce((sum, { count }) => sum + count, 0),
    askers: counts.askers,
    byDay: toRecord(counts.byDay.map((row) => ({ ...row, key: `${row.key} ${row.outcome}` }))),
    byFeedback: toRecord(counts.byFeedback),
    byCause: toRecord(counts.byCause),
    byChannel: toRecord(counts.byChannel),
    byHour: toRecord(counts.byHour.map((row) => ({ ...row, key: `${row.weekday} ${row.key}` }))),
  };
}

function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe.each(['PGlite', 'PostgreSQL'])('counts by day on %s', (kind) => {
  const folder = temporaryFolderForAll();
  let database: Database;
  beforeAll(async () => {
    database =
      kind === 'PGlite'
        ? await openDatabase({ dataDir: folder(), onConnectionLost })
        : await openDatabase({
            url: await createPostgresDatabase(),
            dataDir: 'unused',
            onConnectionLost,
          });
    await migrate(database.db);
  });
  afterAll(() => database.close());

  it('are those of the turns, whatever is added, erased, rated, moved or expires', async () => {
    const { db } = database;
    const random = createRandom(20_261_122);
    const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
    const askers = Array.from({ length: 9 }, (_, index) => `asker-${index}`);
    const log = createTurnLog(db);
    const records = createAskerRecords(db);
    const counter = createTurnCounter(db, DESK_TIME_ZONE);
    const statistics = createTurnStatistics(db, DESK_TIME_ZONE);
    const add = () =>
      log.record(
        aTurnRecord({
          id: randomUUID(),
          asker: pick(askers),
          channel: pick(['web', 'telegram']),
          outcome: pick(['answered', 'answered', 'unanswered', 'courtesy']),
          confidence: pick([null, 0.5]),
          candidates: pick([[], ['medsos-like-komentar-bagikan']]),
          askedAt: new Date(dayStart(random(DAYS)).getTime() + random(DAY_MS)),
        }),
      );
    const deeds = [
      add,
      add,
      add,
      () => counter.countDays(EVERY_DAY),
      () => counter.countDays(2),
      () => records.erase(pick(askers)),
      () => records.rate(pick(askers), 'medsos-suka', pick(['helpful', 'unhelpful'] as const)),
      () =>
        sql`delete from turns where id = (select id from turns order by id limit 1)`.execute(db),
      () =>
        sql`update turns set asked_at = asked_at - interval '1 day'
        where id = (select id from turns order by id desc limit 1)`.execute(db),
      () =>
        db
          .deleteFrom('turns')
          .where('asked_at', '<', dayStart(DAYS - 2))
          .execute(),
    ];
    for (let index = 0; index < 40; index++) await add();
    for (let step = 0; step < STEPS; step++) {
      await pick(deeds)();
      const from = dayStart(random(DAYS) + 1);
      const to = new Date(from.getTime() + (1 + random(DAYS)) * DAY_MS);
      const counts = told(await statistics.between(from, to));
      expect(counts, `step ${step}`).toEqual(await countSlowly(db, from, to));
    }
    const left = await sql<{ count: number }>`select count(*)::int as count from turns`.execute(db);
    expect(left.rows[0]?.count).toBeGreaterThan(10);
  });

  it('leave nothing to count behind, and count what changed once more', async () => {
    const { db } = database;
    const counter = createTurnCounter(db, DESK_TIME_ZONE);
    await counter.countDays(EVERY_DAY);
    expect(await counter.countDays(EVERY_DAY)).toBe(0);
    expect(await db.selectFrom('changed_days').selectAll().execute()).toEqual([]);
    await db
      .insertInto('turns')
      .values(oldTurn(dayStart(3)))
      .execute();
    expect(await counter.countDays(EVERY_DAY)).toBe(1);
    await db.insertInto('turns').values(oldTurn(new Date())).execute();
    expect(await counter.countDays(EVERY_DAY)).toBe(0);
  });

  it('estimate the askers of a very busy day that has not been counted yet', async () => {
    const { db } = database;
    await db.deleteFrom('turns').execute();
    await sql`insert into turns (id, channel, asker, asked_at, question, outcome, candidates,
        content_version, milliseconds)
      select gen_random_uuid(), 'web', 'busy-' || number, ${dayStart(3)}::timestamptz
          + number * interval '10 seconds', 'boleh?', 'unanswered', '', 'abc', 1
      from generate_series(1, 6000) as number`.execute(db);
    const statistics = createTurnStatistics(db, DESK_TIME_ZONE);
    const askers = async () => (await statistics.between(dayStart(6), dayStart(1))).askers;
    const estimated = await askers();
    expect(estimated).not.toBe(6000);
    expect(Math.abs(estimated - 6000)).toBeLessThan(600);
    await createTurnCounter(db, DESK_TIME_ZONE).countDays(EVERY_DAY);
    expect(await askers()).toBe(6000);
  });

  it('tell the median of the time to within a twentieth', async () => {
    const { db } = database;
    await db.deleteFrom('turns').execute();
    const times = [0.2, 3, 8, 40, 900];
    await db
      .insertInto('turns')
      .values(times.map((milliseconds) => ({ ...oldTurn(dayStart(5)), milliseconds })))
      .execute();
    const statistics = createTurnStatistics(db, DESK_TIME_ZONE);
    const { medianMilliseconds } = await statistics.between(dayStart(6), dayStart(4));
    expect(medianMilliseconds).toBeGreaterThan(8 * 0.95);
    expect(medianMilliseconds).toBeLessThan(8 * 1.05);
  });
});

function oldTurn(askedAt: Date) {
  const { entryId, askedAt: _now, contentVersion, candidates, ...turn } = aTurnRecord();
  return {
    ...turn,
    asked_at: askedAt,
    entry_id: entryId,
    content_version: contentVersion,
    candidates: candidates.join(' '),
  };
}
