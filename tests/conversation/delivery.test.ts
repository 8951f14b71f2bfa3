import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDelivery, type Delivery, type SendResult } from '../../src/conversation/delivery.ts';
import { createLogger } from '../../src/logger.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import type { DatabaseSchema } from '../../src/storage/schema.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { expireClaims } from '../contracts/expired-claims.ts';
import { aReply, aTurnRecord } from '../support/builders.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { sealWith } from '../support/seal.ts';

const SECRET = randomBytes(32);
const ADDRESS = '{"chatId":1}';
const REPLY = aReply();
const SENT: SendResult = { kind: 'sent' };

let database: Database;
let db: Kysely<DatabaseSchema>;
beforeAll(async () => {
  const url = await createPostgresDatabase();
  database = await openDatabase({ url, dataDir: 'unused', onConnectionLost: () => undefined });
  db = database.db;
  await migrate(db);
});
beforeEach(async () => {
  await sql`truncate outbox, turns, dialogues`.execute(db);
});
afterAll(() => database.close());

interface Attempts {
  readonly delivery: Delivery;
  readonly attempts: readonly string[];
}

/** A delivery to a platform that answers with these results, and then always with the last. */
function deliverTo(results: readonly SendResult[], secret = SECRET): Attempts {
  const attempts: string[] = [];
  const delivery = createDelivery({
    outbox: createOutbox(db),
    seal: sealWith(secret),
    log: createLogger('silent'),
    async sendReply(_channel, address, reply) {
      attempts.push(`${reply.text} → ${address}`);
      return results[attempts.length - 1] ?? results.at(-1) ?? SENT;
    },
  });
  return { delivery, attempts };
}

async function commitReply(delivery: Delivery): Promise<string> {
  const turn = aTurnRecord();
  const outgoing = delivery.pack(ADDRESS, REPLY);
  await createTurnLog(db).commit(turn, { state: '{}', ttlMs: 60_000 }, outgoing);
  return turn.id;
}

const rows = () => db.selectFrom('outbox').select(['state', 'error', 'payload']).execute();
const makeDue = () =>
  db.updateTable('outbox').set({ due_at: sql<Date>`now() - interval '1 second'` }).execute();

it.each([
  [SENT, 'sent', null],
  [{ kind: 'unknown', reason: 'network-error' }, 'unknown', 'network-error'],
  [{ kind: 'refused', reason: 'telegram-403' }, 'failed', 'telegram-403'],
] as const)('ends after %j as %s, and erases the words', async (result, state, error) => {
  const { delivery, attempts } = deliverTo([result]);
  const id = await commitReply(delivery);
  await delivery.send(id, 'telegram', ADDRESS, REPLY);
  expect(await rows()).toEqual([{ state, error, payload: null }]);
  await delivery.sweep();
  expect(attempts).toHaveLength(1);
});

it('sends again what certainly did not go out, when it is due, with the same words', async () => {
  const retry: SendResult = { kind: 'retry', afterMs: 60_000, reason: 'telegram-429' };
  const { delivery, attempts } = deliverTo([retry, SENT]);
  const id = await commitReply(delivery);
  await delivery.send(id, 'telegram', ADDRESS, REPLY);
  await delivery.sweep();
  expect(attempts).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: 'queued', error: 'telegram-429' }]);
  await makeDue();
  await delivery.sweep();
  await delivery.idle();
  expect(attempts).toEqual([attempts[0], attempts[0]]);
  expect(await rows()).toMatchObject([{ state: 'sent', payload: null }]);
});

it('gives up after ten attempts', async () => {
  const { delivery, attempts } = deliverTo([{ kind: 'retry', afterMs: 0, reason: 'telegram-429' }]);
  const id = await commitReply(delivery);
  await delivery.send(id, 'telegram', ADDRESS, REPLY);
  for (let sweeps = 0; sweeps < 12; sweeps += 1) {
    await makeDue();
    await delivery.sweep();
    await delivery.idle();
  }
  expect(attempts).toHaveLength(10);
  expect(await rows()).toMatchObject([{ state: 'failed', error: 'telegram-429', payload: null }]);
});

it('waits without counting while the channel is away', async () => {
  const away: SendResult = { kind: 'away', afterMs: 0, reason: 'channel-off' };
  const { delivery } = deliverTo([...Array<SendResult>(15).fill(away), SENT]);
  const id = await commitReply(delivery);
  await delivery.send(id, 'telegram', ADDRESS, REPLY);
  for (let sweeps = 0; sweeps < 16; sweeps += 1) {
    await makeDue();
    await delivery.sweep();
    await delivery.idle();
  }
  expect(await rows()).toMatchObject([{ state: 'sent', payload: null }]);
});

it('sends what a vanished process had committed and not begun', async () => {
  const { delivery, attempts } = deliverTo([SENT]);
  await commitReply(delivery);
  await makeDue();
  await delivery.sweep();
  await delivery.idle();
  expect(attempts).toEqual([`${REPLY.text} → ${ADDRESS}`]);
});

it('never repeats what a vanished process had begun', async () => {
  const { delivery, attempts } = deliverTo([SENT]);
  const id = await commitReply(delivery);
  await createOutbox(db).begin(id);
  await expireClaims(db, 'outbox');
  await delivery.sweep();
  await delivery.idle();
  expect(attempts).toEqual([]);
  expect(await rows()).toEqual([{ state: 'unknown', error: 'process-ended', payload: null }]);
});

it('gives up what was sealed with another secret, and sends the rest', async () => {
  await commitReply(deliverTo([SENT], randomBytes(32)).delivery);
  const { delivery, attempts } = deliverTo([SENT]);
  await commitReply(delivery);
  await makeDue();
  await delivery.sweep();
  await delivery.idle();
  expect(attempts).toHaveLength(1);
  const states = (await rows()).map(({ state, error }) => `${state} ${error}`);
  expect(states.sort()).toEqual(['failed unreadable', 'sent null']);
});
