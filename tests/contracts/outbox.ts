import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { aTurnRecord } from '../support/builders.ts';
import type { CurrentDatabase } from './database.ts';
import { expireClaims } from './expired-claims.ts';

const PAYLOAD = Buffer.from('sealed reply');

export function describeOutbox(current: CurrentDatabase): void {
  async function queueReply(): Promise<string> {
    const turn = aTurnRecord();
    await createTurnLog(current()).commit(turn, { state: '{}', ttlMs: 60_000 }, PAYLOAD);
    return turn.id;
  }
  async function makeDue(): Promise<void> {
    await current()
      .updateTable('outbox')
      .set({ due_at: sql<Date>`now() - interval '1 second'` })
      .execute();
  }
  const rows = () =>
    current().selectFrom('outbox').select(['state', 'payload', 'error', 'attempts']).execute();

  describe('outbox', () => {
    it('lets only one sender begin', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      const begun = await Promise.all([outbox.begin(id), outbox.begin(id), outbox.begin(id)]);
      expect(begun.sort()).toEqual(['begun', 'gone', 'gone']);
    });

    it('lets a reply wait for an earlier one to the same asker, whoever sends that', async () => {
      const [one, other] = [createOutbox(current()), createOutbox(current())];
      const [first, second] = [await queueReply(), await queueReply()];
      expect(await other.begin(second)).toBe('blocked');
      expect(await one.begin(first)).toBe('begun');
      expect(await other.begin(second)).toBe('blocked');
      await other.leave(second);
      await one.requeue(first, 60_000, 'telegram-429');
      expect(await other.begin(second)).toBe('blocked');
      await one.begin(first);
      await one.finish(first, 'sent');
      expect(await other.begin(second)).toBe('begun');
    });

    it('counts a reply as being sent with its turn only when it is its turn', async () => {
      const outbox = createOutbox(current());
      const turnLog = createTurnLog(current());
      const commit = (id: string) =>
        turnLog.commit(aTurnRecord({ id }), { state: '{}', ttlMs: 60_000 }, PAYLOAD, true);
      const [first, second] = [randomUUID(), randomUUID()];
      expect(await commit(first)).toBe(true);
      expect(await commit(second)).toBe(false);
      expect(await outbox.begin(second)).toBe('blocked');
      expect(await outbox.begin(first)).toBe('gone');
      await outbox.unbegin([first]);
      expect(await outbox.begin(first)).toBe('begun');
      await outbox.finish(first, 'sent');
      await outbox.unbegin([first]);
      expect(await outbox.begin(first)).toBe('gone');
      expect(await outbox.begin(second)).toBe('begun');
    });

    it.each(['sent', 'unknown', 'failed'] as const)(
      'erases what was said and to whom when a reply ends as %s',
      async (state) => {
        const outbox = createOutbox(current());
        const id = await queueReply();
        await outbox.begin(id);
        await outbox.finish(id, state, 'code');
        expect(await rows()).toEqual([{ state, payload: null, error: 'code', attempts: 1 }]);
        expect(await outbox.begin(id)).toBe('gone');
      },
    );

    it('offers a reply that waits for another attempt when it is due, and to one process', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      expect(await outbox.claimDue(10)).toEqual([]);
      await outbox.begin(id);
      await outbox.requeue(id, 60_000, 'telegram-429');
      expect(await outbox.claimDue(10)).toEqual([]);
      await makeDue();
      const due = [{ id, channel: 'telegram', payload: PAYLOAD, attempts: 1 }];
      expect(await outbox.claimDue(10)).toEqual(due);
      expect(await outbox.claimDue(10)).toEqual([]);
    });

    it('marks a send as unknown when its process vanished, and not before', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      await outbox.begin(id);
      expect(await outbox.markLost()).toBe(0);
      await expireClaims(current(), 'outbox');
      expect(await outbox.markLost()).toBe(1);
      expect(await rows()).toEqual([
        { state: 'unknown', payload: null, error: 'process-ended', attempts: 1 },
      ]);
    });

    it('never puts a reply back into the queue whose words are erased', async () => {
      const outbox = createOutbox(current());
      const id = await queueReply();
      await outbox.begin(id);
      await expireClaims(current(), 'outbox');
      await outbox.markLost();
      await outbox.requeue(id, 0, 'telegram-429');
      expect(await rows()).toMatchObject([{ state: 'unknown', payload: null }]);
    });
  });
}
