import type { Logger } from 'pino';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import type { Bursts } from './burst.ts';
import type { KeyedQueue } from './keyed-queue.ts';

/** The messages that this process answers while nobody waits for its hand. */
export interface Background {
  /** Whether it can take another message; if not, the message stays in the database. */
  hasRoom(): boolean;
  /** Whether memory has no room left even for what the database cannot take. */
  isFull(): boolean;
  /** Answers it when those before it of the same asker are answered. */
  take(arrived: Arrived): void;
  /** Something was left in the database: it is fetched as room comes free. */
  leave(): void;
  /** Fetches what waits in the database, until nothing is left or there is no room. */
  fetch(): Promise<void>;
  underWay(): readonly string[];
  /** Fetches nothing more: what is left is for the next process, or another one. */
  close(): void;
}

export interface BackgroundParts {
  readonly arrivals: Pick<Arrivals, 'reclaim'>;
  readonly bursts: Bursts;
  readonly queue: KeyedQueue<AskerId>;
  readonly answer: (arrived: Arrived) => Promise<void>;
  readonly log: Logger;
}

const MOST_UNDER_WAY = 400;
/** Then it is worth the round trip to fetch more. */
const FEW_UNDER_WAY = 200;
const MOST_WITHOUT_DATABASE = 4_000;

export function createBackground(parts: BackgroundParts): Background {
  const { arrivals, bursts, queue, log } = parts;
  const underWay = new Set<string>();
  let isMoreLeft = false;
  let isClosed = false;
  let fetching: Promise<void> | undefined;

  function take(arrived: Arrived): void {
    const { id, message } = arrived;
    if (underWay.has(id)) return;
    underWay.add(id);
    bursts.arrived(message.asker);
    queue
      .run(message.asker, () => parts.answer(arrived))
      .catch((err: unknown) => log.error({ err }, 'a reply is left to the next sweep'))
      .finally(() => {
        underWay.delete(id);
        bursts.ended(message.asker);
        if (isMoreLeft && underWay.size <= FEW_UNDER_WAY) void fetchQuietly();
      });
  }

  async function fetchAll(): Promise<void> {
    isMoreLeft = true;
    while (isMoreLeft && !isClosed && underWay.size < MOST_UNDER_WAY) {
      const more = await arrivals.reclaim(MOST_UNDER_WAY - underWay.size);
      isMoreLeft = more.length > 0;
      for (const arrived of more) take(arrived);
    }
  }

  function fetch(): Promise<void> {
    fetching ??= fetchAll().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function fetchQuietly(): Promise<void> {
    await fetch().catch((err: unknown) =>
      log.warn({ err }, 'what waits is left to the next sweep'),
    );
  }

  return {
    hasRoom: () => underWay.size < MOST_UNDER_WAY,
    isFull: () => underWay.size >= MOST_WITHOUT_DATABASE,
    take,
    leave() {
      isMoreLeft = true;
      // All room may have come free since it was asked for.
      if (underWay.size <= FEW_UNDER_WAY) void fetchQuietly();
    },
    fetch,
    underWay: () => [...underWay],
    close() {
      isClosed = true;
    },
  };
}
