import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createKeyedQueue } from '../../src/conversation/keyed-queue.ts';

it('runs the tasks of one key in order and those of different keys side by side', async () => {
  const queue = createKeyedQueue();
  const events: string[] = [];
  const task = (name: string) => async () => {
    events.push(`${name} begins`);
    await nextTick();
    events.push(`${name} ends`);
  };
  await Promise.all([
    queue.run('ani', task('ani 1')),
    queue.run('ani', task('ani 2')),
    queue.run('budi', task('budi 1')),
  ]);
  expect(events.indexOf('ani 2 begins')).toBeGreaterThan(events.indexOf('ani 1 ends'));
  expect(events.indexOf('budi 1 begins')).toBeLessThan(events.indexOf('ani 1 ends'));
});

it('goes on after a task that fails, and tells only its caller', async () => {
  const queue = createKeyedQueue();
  const failing = queue.run('ani', async () => {
    throw new Error('as ordered');
  });
  const next = queue.run('ani', async () => 'done');
  await expect(failing).rejects.toThrow('as ordered');
  await expect(next).resolves.toBe('done');
});

it('is idle when everything is done, also what came while it waited', async () => {
  const queue = createKeyedQueue();
  const done: string[] = [];
  void queue.run('ani', async () => {
    await nextTick();
    void queue.run('budi', async () => {
      await nextTick();
      done.push('budi');
    });
    done.push('ani');
  });
  await queue.idle();
  expect(done).toEqual(['ani', 'budi']);
});
