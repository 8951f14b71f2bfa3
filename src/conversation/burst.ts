import type { AskerId } from '../privacy/pseudonym.ts';

/** A greeting waits a second and a half for the question that usually follows it. */
const LOOKS = 5;
const LOOK_EVERY_MS = 300;

/** Knows whose messages are waiting, so that "halo", "min", "mau tanya" get one reply. */
export interface Bursts {
  /** A message has come in and waits for its turn. */
  arrived(asker: AskerId): void;
  /** Its turn has ended. */
  ended(asker: AskerId): void;
  /**
   * Resolves to `true` as soon as another message of the asker waits, to `false` after a pause.
   *
   * @param isFollowedElsewhere whether another instance has such a message; asked now and then
   */
  pause(asker: AskerId, isFollowedElsewhere: () => Promise<boolean>): Promise<boolean>;
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
    async pause(asker, isFollowedElsewhere) {
      const waiting = askers.get(asker);
      if (!waiting) return false;
      for (let looks = 0; looks < LOOKS; looks++) {
        if (waiting.count > 1) return true;
        await wakeOrTimeout(waiting);
        if (waiting.count <= 1 && (await isFollowedElsewhere())) return true;
      }
      return waiting.count > 1;
    },
  };
}

async function wakeOrTimeout(waiting: Waiting): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LOOK_EVERY_MS);
    waiting.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  delete waiting.wake;
}
