import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AskerId } from '../privacy/pseudonym.ts';
import type { SharedLimit } from './shared-limit.ts';

const QUESTIONS_PER_MINUTE = 10;

/** `notice` is given once; afterwards there is silence until it calms. */
export type Admission = 'admitted' | 'notice' | 'silence';

/** How often one asker may ask. */
export interface Throttle {
  /** @param lately how many messages came in the minute before; absent: as this process counts */
  admit(asker: AskerId, lately?: number): Promise<Admission>;
  /** `false` when this asker has tried too many ticket codes within the hour. */
  mayTryCode(asker: AskerId): Promise<boolean>;
}

/** @param codes how often an asker may try a ticket code */
export function createThrottle(codes: SharedLimit): Throttle {
  const questions = new RateLimiterMemory({ points: QUESTIONS_PER_MINUTE, duration: 60 });
  return {
    async admit(asker, lately) {
      const used = lately === undefined ? await consume(questions, asker) : lately + 1;
      if (used <= QUESTIONS_PER_MINUTE) return 'admitted';
      return used === QUESTIONS_PER_MINUTE + 1 ? 'notice' : 'silence';
    },
    async mayTryCode(asker) {
      return (await codes.take(asker)).count <= codes.points;
    },
  };
}

/** How many points are used now, this one included. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    return (await limiter.consume(key)).consumedPoints;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.consumedPoints;
    throw refusal;
  }
}
