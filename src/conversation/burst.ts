import type { AskerId } from '../privacy/pseudonym.ts';

/** How long a greeting waits for the question that usually follows it. */
const BURST_PAUSE_MS = 1_500;

/** Knows whose messages are waiting, so that "halo", "min", "mau tanya" get one reply. */
export interface Bursts {
  /** A message has come in and waits for its turn. */
  arrived(asker: AskerId): void;
  /** Its turn has ended. */
  ended(asker: AskerId): void;
  /** Resolves to `true` as soon as another message of the asker waits, to `false` after a pause. */
  pause(asker: AskerId): Promise<boolean>;
}

interface Waiting {
  count: number;
  wake?: () => void;
}

export function createBursts(): Bursts {
  const askers = new Map<AskerId, Waiting>();
  return {
    arrived(asker) {
      const waiting = askers.get(asker) ?? { count: 0 };
      waiting.count += 1;
      askers.set(asker, waiting);
      waiting.wake?.();
    },
    ended(asker) {
      const waiting = askers.get(asker);
      if (waiting) waiting.count -= 1;
      if (waiting?.count === 0) askers.delete(asker);
    },
    async pause(asker) {
      const waiting = askers.get(asker);
      if (!waiting || waiting.count > 1) return waiting !== undefined;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, BURST_PAUSE_MS);
        waiting.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      delete waiting.wake;
      return waiting.count > 1;
    },
  };
}
