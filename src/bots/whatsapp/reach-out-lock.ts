import type { Health } from './health.ts';

/** WhatsApp lets this number write to nobody, or only to some, for a while (463). */
export interface ReachOutLock {
  /** A message was refused; until when that holds is not known yet. */
  refused(): void;
  /** WhatsApp tells until when it holds; `undefined`: it is over. */
  told(until: Date | undefined): void;
  /** A message went out, so it is over. */
  delivered(): void;
}

const DETAIL = 'reach-out-locked';
/** The longest that a timer can be set for; a lock that lasts longer is told of again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Shows the lock as long as it holds. Nothing is sent again because of it. */
export function createReachOutLock(health: Health): ReachOutLock {
  let timer: NodeJS.Timeout | undefined;

  function isShown(): boolean {
    const { state, detail } = health.status();
    return state === 'degraded' && (detail?.startsWith(DETAIL) ?? false);
  }

  function end(): void {
    clearTimeout(timer);
    if (isShown()) health.set('connected');
  }

  return {
    refused() {
      // What WhatsApp has told of its end is more than the refusal says.
      if (!isShown()) health.set('degraded', DETAIL);
    },
    told(until) {
      if (!until) return end();
      health.set('degraded', `${DETAIL} until ${until.toISOString()}`);
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(until.getTime() - Date.now(), LONGEST_TIMER_MS)).unref();
    },
    delivered: end,
  };
}
