import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Arrival, createInbox } from '../../src/storage/inbox.ts';
import { createTurnStarts } from '../../src/storage/turn-start.ts';
import type { CurrentDatabase } from './database.ts';
import { expireClaims } from './expired-claims.ts';

function anArrival(fields: Partial<Arrival> = {}): Arrival {
  return {
    id: randomUUID(),
    channel: 'telegram',
    messageKey: randomUUID(),
    asker: 'asker',
    payload: Buffer.from([0, 1, 254, 255]),
    ...fields,
  };
}

export function describeInbox(current: CurrentDatabase): void {
  describe('inbox', () => {
    it('takes a message once, however often it comes', async () => {
      const inbox = createInbox(current());
      const first = anArrival();
      expect(await inbox.accept(first)).toMatch(/^\d+$/);
      expect(await inbox.accept({ ...first, id: randomUUID() })).toBeUndefined();
      const elsewhere = { ...first, id: randomUUID(), channel: 'whatsapp' };
      expect(await inbox.accept(elsewhere)).toMatch(/^\d+$/);
    });

    it('takes a message once when its copies come at the same moment', async () => {
      const inbox = createInbox(current());
      const messageKey = randomUUID();
      const accepted = await Promise.all(
        Array.from({ length: 8 }, () => inbox.accept(anArrival({ messageKey }))),
      );
      expect(accepted.filter(Boolean)).toHaveLength(1);
    });

    it('leaves a message to the process that took it', async () => {
      const inbox = createInbox(current());
      await inbox.accept(anArrival());
      expect(await inbox.claimAbandoned(10)).toEqual([]);
    });

    it('hands over what a vanished process had taken, oldest first and only once', async () => {
      const inbox = createInbox(current());
      const arrivals = [anArrival(), anArrival(), anArrival()];
      for (const arrival of arrivals) await inbox.accept(arrival);
      await expireClaims(current(), 'inbox');
      expect(await inbox.claimAbandoned(2)).toMatchObject(arrivals.slice(0, 2));
      expect(await inbox.claimAbandoned(2)).toMatchObject(arrivals.slice(2));
      expect(await inbox.claimAbandoned(2)).toEqual([]);
    });

    it('leaves to anybody what was taken without a claim, or is released', async () => {
      const inbox = createInbox(current());
      const waiting = anArrival();
      await inbox.accept(waiting, false);
      expect(await inbox.claimAbandoned(10, ['telegram'])).toEqual([]);
      expect(await inbox.claimAbandoned(10)).toMatchObject([waiting]);
      expect(await inbox.claimAbandoned(10)).toEqual([]);
      await inbox.release(waiting.id);
      expect(await inbox.claimAbandoned(10)).toMatchObject([waiting]);
    });

    it('gives messages of one asker their places in order, whoever takes them', async () => {
      const instances = Array.from({ length: 3 }, () => createInbox(current()));
      const arrivals = Array.from({ length: 60 }, (_, index) =>
        anArrival({ asker: `asker ${index % 4}` }),
      );
      const starts = createTurnStarts(current());
      const looks = arrivals.map(async (arrival, index) => {
        const seq = await instances[index % 3]?.accept(arrival);
        if (seq === undefined) throw new Error('not taken');
        const start = await starts.look({ asker: arrival.asker, seq, sentAt: new Date() });
        return { asker: arrival.asker, seq: Number(seq), isNext: start.isNext };
      });
      const seen = await Promise.all(looks);
      for (const { asker, seq, isNext } of seen) {
        const earlier = seen.filter((one) => one.asker === asker && one.seq < seq);
        expect(isNext).toBe(earlier.length === 0);
      }
    });

    it('knows whether a message is followed by another of its asker', async () => {
      const inbox = createInbox(current());
      const first = (await inbox.accept(anArrival())) ?? '';
      expect(await inbox.isFollowed('asker', first)).toBe(false);
      await inbox.accept(anArrival({ asker: 'somebody else' }));
      expect(await inbox.isFollowed('asker', first)).toBe(false);
      await inbox.accept(anArrival());
      expect(await inbox.isFollowed('asker', first)).toBe(true);
    });

    it('erases what a discarded message said and never hands it over again', async () => {
      const inbox = createInbox(current());
      const arrival = anArrival();
      await inbox.accept(arrival);
      await inbox.discard(arrival.id);
      await expireClaims(current(), 'inbox');
      expect(await inbox.claimAbandoned(10)).toEqual([]);
      const { rows } = await sql`select state, payload from inbox`.execute(current());
      expect(rows).toEqual([{ state: 'done', payload: null }]);
    });
  });
}
