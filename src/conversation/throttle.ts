import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AskerId } from '../privacy/pseudonym.ts';

const QUESTIONS_PER_MINUTE = 10;
const CODES_PER_HOUR = 10;

/** `notice` is given once; afterwards there is silence until it calms. */
export type Admission = 'admitted' | 'notice' | 'silence';

/** How often one asker may ask. */
export interface Throttle {
  admit(asker: AskerId): Promise<Admission>;
  /** `false` when this asker has tried too many ticket codes within the hour. */
  mayTryCode(asker: AskerId): Promise<boolean>;
}

export function createThrottle(): Throttle {
  const questions = new RateLimiterMemory({ points: QUESTIONS_PER_MINUTE, duration: 60 });
  const codes = new RateLimiterMemory({ points: CODES_PER_HOUR, duration: 3600 });
  return {
    async admit(asker) {
      const used = await consume(questions, asker);
      if (used <= QUESTIONS_PER_MINUTE) return 'admitted';
      return used === QUESTIONS_PER_MINUTE + 1 ? 'notice' : 'silence';
    },
    async mayTryCode(asker) {
      return (await consume(codes, asker)) <= CODES_PER_HOUR;
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
