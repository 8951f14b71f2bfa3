import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { DATA_INVENTORY } from '../../src/storage/data-inventory.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { createRetention, type Retention } from '../../src/storage/retention.ts';
import {
  FOLLOWERS,
  RETENTION_RULES,
  SWEPT_BY_THEIR_OWNERS,
} from '../../src/storage/retention-rules.ts';
import { temporaryFolderForAll } from '../support/temporary-folder.ts';

const LONGEST = { turns: 365, tickets: 90, messages: 14, audit: 730 };
/** Tables whose rows do not grow old by days, with what ends them. */
const WITHOUT_DAYS = {
  staff: 'by an admin',
  channel_keys: 'when the number is unlinked',
  channel_states: 'one row a channel and process',
  leases: 'one row a channel',
  pseudonym_keys: 'by month',
  wrapped_keys: 'when they are replaced',
  ticket_watchers: 'with the ticket, or when told',
  turn_counts: 'numbers',
  counted_days: 'days',
  changed_days: 'days',
};

const dataDir = temporaryFolderForAll();
let database: Database;
let retention: Retention;
beforeAll(async () => {
  database = await openDatabase({ dataDir: dataDir(), onConnectionLost: () => undefined });
  await migrate(database.db);
  retention = createRetention(database.db);
});
afterAll(() => database.close());
beforeEach(
  async () =>
    void (await sql`truncate turns, tickets, inbox, outbox, audit_log, retention_runs, sign_in_attempts
      cascade`.execute(database.db)),
);

const daysAgo = (days: number) => sql`now() - make_interval(days => ${sql.lit(days)})`;

async function addTurn(days: number): Promise<void> {
  await sql`insert into turns (id, channel, asker, asked_at, question, outcome, candidates,
      content_version, milliseconds)
    values (${randomUUID()}, 'web', 'a', ${daysAgo(days)}, 'boleh?', 'answered', '', 'v', 1)`.execute(
    database.db,
  );
}

async function addTicket(key: string, opened: number, answered?: number): Promise<void> {
  const at = answered === undefined ? sql`null` : daysAgo(answered);
  const kept = sql`coalesce(${at}, ${daysAgo(opened)}) + interval '90 days'`;
  await sql`insert into tickets (id, code_key, question, opened_at, answered_at, expires_at)
    values (${randomUUID()}, ${key}, 'boleh?', ${daysAgo(opened)}, ${at}, ${kept})`.execute(
    database.db,
  );
}

async function addMessage(key: string, state: string, days: number): Promise<void> {
  await sql`insert into inbox (id, channel, message_key, asker, state, received_at, claimed_until)
    values (${randomUUID()}, 'web', ${key}, 'a', ${state}, ${daysAgo(days)}, now())`.execute(
    database.db,
  );
}

async function addReply(days: number | undefined): Promise<void> {
  const at = days === undefined ? sql`null` : daysAgo(days);
  await sql`insert into outbox (id, channel, state, finished_at)
    values (${randomUUID()}, 'web', 'sent', ${at})`.execute(database.db);
}

it('has a rule for every table, or a reason why it needs none', () => {
  const ruled = [...RETENTION_RULES, ...SWEPT_BY_THEIR_OWNERS, ...FOLLOWERS].map(
    ({ table }) => table,
  );
  const named = new Set<string>([...ruled, ...Object.keys(WITHOUT_DAYS)]);
  expect([...named].sort()).toEqual(Object.keys(DATA_INVENTORY).sort());
});

describe('a daily run', () => {
  it('deletes what has been kept long enough, and nothing else, and counts it', async () => {
    await addTurn(366);
    await addTurn(364);
    await addTicket('answered long ago', 200, 91);
    await addTicket('answered lately', 95, 89);
    await addTicket('never answered', 91);
    await addMessage('old', 'done', 15);
    await addMessage('young', 'done', 13);
    await addMessage('old and unanswered', 'received', 15);
    for (const days of [15, 13, undefined]) await addReply(days);
    await sql`insert into sign_in_attempts (account, failures, last_at)
      values ('a', 1, ${daysAgo(2)}), ('b', 1, ${daysAgo(0)})`.execute(database.db);
    expect(await retention.deleteExpired(LONGEST)).toEqual({
      ...{ turns: 1, tickets: 2, messages: 1, replies: 1, others: 1 },
    });
    const left = await database.db.selectFrom('tickets').select('code_key').execute();
    expect(left).toEqual([{ code_key: 'answered lately' }]);
    const messages = await database.db.selectFrom('inbox').select('message_key').execute();
    expect(messages.map(({ message_key }) => message_key).sort()).toEqual([
      'old and unanswered',
      'young',
    ]);
    expect(await retention.deleteExpired(LONGEST)).toMatchObject({ turns: 0, others: 0 });
  });

  it('keeps everything shorter when it is told to', async () => {
    await addTurn(31);
    await addTicket('answered lately', 40, 31);
    await addMessage('young', 'done', 3);
    await addReply(3);
    await sql`insert into audit_log (at, actor, action) values (${daysAgo(31)}, 'a', 'b')`.execute(
      database.db,
    );
    const short = { turns: 30, tickets: 30, messages: 2, audit: 30 };
    expect(await retention.deleteExpired(short)).toEqual({
      ...{ turns: 1, tickets: 1, messages: 1, replies: 1, others: 1 },
    });
  });

  it('is done by one, leaves its proof, and is taken over from one that died', async () => {
    const claims = await Promise.all([retention.claimDay(), retention.claimDay()]);
    expect(claims.sort()).toEqual([false, true]);
    await sql`update retention_runs set ran_at = now() - interval '61 minutes'`.execute(
      database.db,
    );
    expect(await retention.claimDay()).toBe(true);
    const counts = { turns: 3, tickets: 0, messages: 2, replies: 1, others: 4, pseudonymKeys: 1 };
    await retention.record(counts);
    await sql`update retention_runs set ran_at = now() - interval '61 minutes'`.execute(
      database.db,
    );
    expect(await retention.claimDay()).toBe(false);
    const [proof] = await database.db.selectFrom('retention_runs').selectAll().execute();
    expect(proof).toMatchObject({ turns: 3, messages: 2, others: 4, pseudonym_keys: 1 });
  });
});

it.each([
  ['RETENTION_TURNS_DAYS', '366'],
  ['RETENTION_TICKETS_DAYS', '91'],
  ['RETENTION_MESSAGES_DAYS', '15'],
  ['RETENTION_AUDIT_DAYS', '731'],
  ['RETENTION_DIALOGUE_MINUTES', '11'],
  ['RETENTION_TURNS_DAYS', '0'],
  ['RETENTION_AUDIT_DAYS', 'forever'],
])('refuses %s=%s and names it', (name, value) => {
  expect(() => parseConfig({ [name]: value })).toThrow(name);
});

it('takes shorter times from the environment', () => {
  const config = parseConfig({ RETENTION_TICKETS_DAYS: '30', RETENTION_DIALOGUE_MINUTES: '5' });
  expect(config.retentionDays).toEqual({ ...LONGEST, tickets: 30 });
  expect(config.dialogueMinutes).toBe(5);
});
