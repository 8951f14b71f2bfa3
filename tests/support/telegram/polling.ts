import type { Update } from 'grammy/types';
import { conflict, type Refusal } from './refusal.ts';

export interface PollRequest {
  /** Updates before this one are confirmed by it. */
  readonly offset: number;
  readonly limit: number;
  readonly timeoutMs: number;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
}

export interface PollingParts {
  readonly waiting: () => readonly Update[];
  readonly confirm: (offset: number) => void;
}

export interface Polling {
  poll(request: PollRequest): Promise<readonly Update[]>;
  /** Answers the waiting poll. */
  wake(): void;
  /** Ends the waiting poll, with an error or without updates. */
  end(refusal: Refusal | undefined): void;
}

/** Long polling: one poller at a time, the newest one wins. */
export function createPolling({ waiting, confirm }: PollingParts): Polling {
  let finish: ((refusal?: Refusal) => void) | undefined;

  function wait({ timeoutMs, gone }: PollRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(), timeoutMs);
      gone.addEventListener('abort', () => end(), { once: true });
      const end = (refusal?: Refusal) => {
        clearTimeout(timer);
        if (finish === end) finish = undefined;
        if (refusal) reject(refusal);
        else resolve();
      };
      finish = end;
    });
  }

  return {
    async poll(request) {
      finish?.(conflict('terminated by other getUpdates request'));
      if (request.offset > 0) confirm(request.offset);
      if (waiting().length === 0 && request.timeoutMs > 0) await wait(request);
      return waiting().slice(0, request.limit);
    },
    wake: () => finish?.(),
    end: (refusal) => finish?.(refusal),
  };
}
