import { describe, expect, it } from 'vitest';
import { createDialogueStore } from '../../src/storage/dialogue-store.ts';
import { createTurnLog } from '../../src/storage/turn-log.ts';
import { aTurnRecord } from '../support/builders.ts';
import type { CurrentDatabase } from './database.ts';

export function describeDialogues(current: CurrentDatabase): void {
  const remember = (asker: string, state: string, ttlMs: number) =>
    createTurnLog(current()).commit(aTurnRecord({ asker }), { state, ttlMs });

  describe('dialogue store', () => {
    it('knows the newest state of each asker', async () => {
      await remember('one', 'first', 60_000);
      await remember('one', 'second', 60_000);
      await remember('two', 'other', 60_000);
      const dialogues = createDialogueStore(current());
      expect(await dialogues.load('one')).toBe('second');
      expect(await dialogues.load('two')).toBe('other');
      expect(await dialogues.load('three')).toBeUndefined();
    });

    it('forgets what has expired, first from sight and then from the disk', async () => {
      await remember('one', 'old', -1_000);
      await remember('two', 'fresh', 60_000);
      const dialogues = createDialogueStore(current());
      expect(await dialogues.load('one')).toBeUndefined();
      expect(await dialogues.forgetExpired()).toBe(1);
      expect(await dialogues.forgetExpired()).toBe(0);
      expect(await dialogues.load('two')).toBe('fresh');
    });

    it('gives an asker who comes back a new term', async () => {
      await remember('one', 'old', -1_000);
      await remember('one', 'new', 60_000);
      expect(await createDialogueStore(current()).load('one')).toBe('new');
    });
  });
}
