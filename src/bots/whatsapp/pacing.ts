import { setTimeout as sleep } from 'node:timers/promises';

/** How fast a person would write. All in milliseconds. */
export interface Pacing {
  /** The shortest pause between two messages, whoever gets them. */
  readonly gapMs: number;
  /** By how much the pause varies. */
  readonly jitterMs: number;
  readonly composeMinMs: number;
  readonly composeMaxMs: number;
  readonly composePerCharacterMs: number;
}

export const HUMAN: Pacing = {
  gapMs: 1_000,
  jitterMs: 600,
  composeMinMs: 500,
  composeMaxMs: 1_500,
  composePerCharacterMs: 3,
};

/** One message after the other, at a person's pace. */
export interface Pacer {
  /**
   * Runs a task when it is its turn.
   *
   * @param compose told when the writing begins
   */
  run<T>(characters: number, compose: () => Promise<void>, send: () => Promise<T>): Promise<T>;
  /** From now on nothing waits any more. */
  hurry(): void;
}

/** @param random gives numbers between 0 and 1 */
export function createPacer(pacing: Pacing, random: () => number = Math.random): Pacer {
  let turn: Promise<unknown> = Promise.resolve();
  let free = 0;
  const hurried = new AbortController();

  async function pause(ms: number): Promise<void> {
    if (ms <= 0 || hurried.signal.aborted) return;
    await sleep(ms, undefined, { signal: hurried.signal }).catch(() => undefined); // no more waiting
  }

  async function take<T>(
    characters: number,
    compose: () => Promise<void>,
    send: () => Promise<T>,
  ): Promise<T> {
    const writing = composeMs(pacing, characters);
    await pause(free - performance.now() - writing);
    await compose();
    await pause(Math.max(writing, free - performance.now()));
    try {
      return await send();
    } finally {
      free = performance.now() + pacing.gapMs + random() * pacing.jitterMs;
    }
  }

  return {
    run(characters, compose, send) {
      const current = turn.then(() => take(characters, compose, send));
      turn = current.catch(() => undefined); // the caller sees the error; the next one goes on
      return current;
    },
    hurry: () => hurried.abort(),
  };
}

export function composeMs(pacing: Pacing, characters: number): number {
  const { composeMinMs, composeMaxMs, composePerCharacterMs } = pacing;
  return Math.min(composeMinMs + characters * composePerCharacterMs, composeMaxMs);
}
