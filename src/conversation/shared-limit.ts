import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pseudonyms } from '../privacy/pseudonym.ts';
import type { RateCount, RateCounts } from '../storage/rate-counts.ts';

/** How often one key may do something, on all instances together. */
export interface SharedLimit {
  readonly points: number;
  /** Never rejects: while the database is away or slow, this process counts alone. */
  take(key: string): Promise<RateCount>;
}

export interface SharedLimitTerms {
  /** What is limited; keys of different limits do not meet. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** A limit is not worth waiting for. */
const PATIENCE_MS = 250;
const ALONE_FOR_MS = 5_000;

export function createSharedLimit(
  counts: Pick<RateCounts, 'hit'>,
  pseudonyms: Pick<Pseudonyms, 'message'>,
  { name, points, seconds }: SharedLimitTerms,
): SharedLimit {
  const alone = new RateLimiterMemory({ points, duration: seconds });
  let aloneUntil = 0;

  async function takeTogether(key: string): Promise<RateCount | undefined> {
    if (performance.now() < aloneUntil) return undefined;
    const patience = new AbortController();
    const enough = sleep(PATIENCE_MS, undefined, { signal: patience.signal });
    const hit = counts.hit({ key: pseudonyms.message(name, key), seconds });
    const count = await Promise.race([hit, enough]).catch(() => undefined); // then alone
    patience.abort();
    enough.catch(() => undefined); // it was stopped
    hit.catch(() => undefined); // it came too late to matter
    if (!count) aloneUntil = performance.now() + ALONE_FOR_MS;
    return count;
  }

  return {
    points,
    async take(key) {
      const own = await takeAlone(alone, key);
      const shared = await takeTogether(key);
      return shared && shared.count > own.count ? shared : own;
    },
  };
}

async function takeAlone(limiter: RateLimiterMemory, key: string): Promise<RateCount> {
  const used = await limiter.consume(key).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  });
  return { count: used.consumedPoints, msLeft: used.msBeforeNext };
}
