import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/storage/inbox.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { createWithdrawal } from '../../src/storage/withdrawal.ts';
import { aTurnRecord } from '../support/builders.ts';
import type { CurrentDatabase } from './database.ts';
import { expireClaims } from './expired-claims.ts';

const PAYLOAD = Buffer.from('sealed');

/** Slow and interrupted channels: what is under way stays, what was left behind is taken over. */
export function describeTakeover(current: CurrentDatabase): void {
  async function accept(channel = 'whatsapp') {
    const arrival = {
      id: randomUUID(),
      channel,
      messageKey: randomUUID(),
      asker: 'a',
      payload: PAYLOAD,
    };
    await createInbox(current()).accept(arrival);
    return arrival;
  }
  async function queueReply(id: string = randomUUID(), channel = 'whatsapp'): Promise<string> {
    const turn = aTurnRecord({ id, channel });
    await createTurnLog(current()).commit(turn, { state: '{}', ttlMs: 60_000 }, PAYLOAD);
    return id;
  }
  const dueIds = async () => (await createOutbox(current()).claimDue(10)).map(({ id }) => id);
  const outboxRows = () =>
    current().selectFrom('outbox').select(['state', 'error', 'payload', 'attempts']).execute();

  describe('what is under way', () => {
    it('stays with the process that says so, however long it takes', async () => {
      const inbox = createInbox(current());
      const outbox = createOutbox(current());
      const { id } = await accept();
      const reply = await queueReply();
      await outbox.begin(reply);
      await expireClaims(current(), 'inbox');
      await expireClaims(current(), 'outbox');
      await inbox.renew([id]);
      await outbox.renew([reply]);
      expect(await inbox.claimAbandoned(10)).toEqual([]);
      expect(await outbox.markLost()).toBe(0);
    });

    it('is handed over at once, in its order, when a channel changes hands', async () => {
      const inbox = createInbox(current());
      const outbox = createOutbox(current());
      const [first, mine, second] = [await accept(), await accept(), await accept()];
      const [begun, waiting] = [await queueReply(), await queueReply()];
      await accept('telegram');
      await queueReply(randomUUID(), 'telegram');
      await outbox.begin(begun);
      await inbox.abandon('whatsapp', [mine.id]);
      await outbox.hasten('whatsapp', []);
      expect((await inbox.claimAbandoned(10)).map(({ id }) => id)).toEqual([first.id, second.id]);
      expect(await dueIds()).toEqual([begun, waiting]);
    });
  });

  describe('a reply', () => {
    it('is sent again by a channel where a repetition shows once', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      await outbox.begin(id);
      await expireClaims(current(), 'outbox');
      expect(await outbox.markLost(['whatsapp'])).toBe(0);
      expect(await dueIds()).toEqual([id]);
    });

    it('waits for an absent channel without using up its attempts', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      for (let round = 0; round < 3; round++) {
        expect(await outbox.begin(id)).toBe('begun');
        await outbox.postpone(id, 0, 'not-connected');
      }
      const waiting = { state: 'queued', error: 'not-connected', attempts: 0 };
      expect(await outboxRows()).toMatchObject([waiting]);
      expect(await dueIds()).toEqual([id]);
    });

    it('is given up and erased after a day', async () => {
      const outbox = createOutbox(current());
      await queueReply();
      expect(await outbox.giveUpOld()).toBe(0);
      await sql`update outbox set queued_at = now() - interval '25 hours'`.execute(current());
      expect(await outbox.giveUpOld()).toBe(1);
      expect(await outboxRows()).toMatchObject([{ state: 'failed', payload: null }]);
    });
  });

  describe('a message that is taken back', () => {
    it('is erased, with its turn and with a reply that has not gone out', async () => {
      const { id, messageKey } = await accept();
      await queueReply(id);
      const withdrawal = createWithdrawal(current());
      expect(await withdrawal.withdraw('whatsapp', messageKey)).toBe(id);
      expect(await createOutbox(current()).begin(id)).toBe('gone');
      const rows = await sql<{ payload: unknown }>`
        select payload from inbox union all select payload from outbox`.execute(current());
      expect(rows.rows).toEqual([{ payload: null }, { payload: null }]);
      expect(await current().selectFrom('turns').select('id').execute()).toEqual([]);
      await expireClaims(current(), 'inbox');
      expect(await createInbox(current()).claimAbandoned(10)).toEqual([]);
    });

    it('is nothing to somebody else, or when it never came', async () => {
      const { messageKey } = await accept();
      const withdrawal = createWithdrawal(current());
      expect(await withdrawal.withdraw('telegram', messageKey)).toBeUndefined();
      expect(await withdrawal.withdraw('whatsapp', randomUUID())).toBeUndefined();
    });
  });
}
