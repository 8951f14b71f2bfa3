import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/storage/inbox.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { aTurnRecord } from '../support/builders.ts';
import type { CurrentDatabase } from './database.ts';
import { expireClaims } from './expired-claims.ts';

const DIALOGUE = { state: '{"offered":[]}', ttlMs: 60_000 };
const SEALED = Buffer.from('sealed');

export function describeTurnLog(current: CurrentDatabase): void {
  async function takeMessage(id: string): Promise<void> {
    const messageKey = randomUUID();
    const arrival = { id, channel: 'telegram', messageKey, asker: 'asker', payload: SEALED };
    await createInbox(current()).accept(arrival);
  }
  const count = async (table: 'turns' | 'outbox' | 'dialogues') =>
    (await current().selectFrom(table).selectAll().execute()).length;
  const inboxRows = () => current().selectFrom('inbox').select(['state', 'payload']).execute();

  describe('turn log', () => {
    it('keeps turn, dialogue and reply together and erases the message', async () => {
      const turn = aTurnRecord();
      await takeMessage(turn.id);
      await createTurnLog(current()).commit(turn, DIALOGUE, SEALED);
      const [row] = await current().selectFrom('turns').selectAll().execute();
      expect(row).toMatchObject({
        id: turn.id,
        question: turn.question,
        outcome: 'answered',
        entry_id: 'medsos-suka',
        candidates: 'medsos-suka medsos-follow',
        asked_at: turn.askedAt,
      });
      expect(await count('outbox')).toBe(1);
      expect(await count('dialogues')).toBe(1);
      expect(await inboxRows()).toEqual([{ state: 'done', payload: null }]);
    });

    it('keeps nothing at all when one part cannot be kept', async () => {
      const turn = aTurnRecord();
      await takeMessage(turn.id);
      const impossible = { state: 'never \u0000 in a text column', ttlMs: 60_000 };
      await expect(createTurnLog(current()).commit(turn, impossible, SEALED)).rejects.toThrow();
      expect(await count('turns')).toBe(0);
      expect(await count('outbox')).toBe(0);
      await expireClaims(current(), 'inbox');
      const left = await createInbox(current()).claimAbandoned(10);
      expect(left).toMatchObject([{ id: turn.id, payload: SEALED }]);
    });

    it('keeps a turn once when it is committed again after a crash', async () => {
      const turn = aTurnRecord();
      const turnLog = createTurnLog(current());
      await turnLog.commit(turn, DIALOGUE, SEALED);
      await turnLog.commit(turn, DIALOGUE, SEALED);
      expect(await count('turns')).toBe(1);
      expect(await count('outbox')).toBe(1);
    });

    it('puts nothing into the outbox for a channel that answers in the same breath', async () => {
      await createTurnLog(current()).commit(aTurnRecord({ channel: 'web' }), DIALOGUE);
      expect(await count('outbox')).toBe(0);
    });

    it('records a turn from the spool once, and its message counts as answered', async () => {
      const turn = aTurnRecord({ entryId: null, verdict: null, confidence: null });
      await takeMessage(turn.id);
      const turnLog = createTurnLog(current());
      await turnLog.record(turn);
      await turnLog.record(turn);
      expect(await count('turns')).toBe(1);
      expect(await inboxRows()).toEqual([{ state: 'done', payload: null }]);
    });

    it('does not send again what went out while its commit was in doubt', async () => {
      const turn = aTurnRecord();
      await takeMessage(turn.id);
      const turnLog = createTurnLog(current());
      await turnLog.commit(turn, DIALOGUE, SEALED);
      await turnLog.record(turn);
      const [reply] = await current().selectFrom('outbox').selectAll().execute();
      expect(reply).toMatchObject({ state: 'unknown', error: 'sent-unrecorded', payload: null });
    });
  });
}
