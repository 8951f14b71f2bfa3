import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Arrival, createInbox } from '../../src/storage/inbox.ts';
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
      expect(await inbox.accept(first)).toBe(true);
      expect(await inbox.accept({ ...first, id: randomUUID() })).toBe(false);
      expect(await inbox.accept({ ...first, id: randomUUID(), channel: 'whatsapp' })).toBe(true);
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
      expect(await inbox.claimAbandoned(2)).toEqual(arrivals.slice(0, 2));
      expect(await inbox.claimAbandoned(2)).toEqual(arrivals.slice(2));
      expect(await inbox.claimAbandoned(2)).toEqual([]);
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
