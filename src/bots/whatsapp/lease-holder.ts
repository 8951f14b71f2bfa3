import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Fence, Lease } from '../../storage/lease.ts';
import type { Health } from './health.ts';

/** A lease that is held, and looked after. */
export interface LeaseHolder {
  readonly fence: Fence;
  isHeld(): boolean;
  release(): Promise<void>;
}

export interface LeaseHolderParts {
  readonly lease: Lease;
  readonly health: Health;
  /** How often the lease is renewed, or asked for; it must last for three times as long. */
  readonly leaseCheckMs: number;
  readonly log: Logger;
}

/** Beyond so many failed renewals somebody else may have the lease. */
const FAILURES_BORNE = 2;

/**
 * Waits for the lease, then keeps it.
 *
 * @param onLost called when the lease is somebody else's, or might be
 * @returns `undefined` when the waiting was ended from outside
 */
export async function holdLease(
  { lease, health, leaseCheckMs, log }: LeaseHolderParts,
  signal: AbortSignal,
  onLost: () => void,
): Promise<LeaseHolder | undefined> {
  let fence: Fence | undefined;
  while (!fence && !signal.aborted) {
    fence = await lease.acquire().catch((err: unknown) => {
      log.warn({ err }, 'the lease cannot be asked for');
      return undefined;
    });
    if (fence) break;
    health.set('degraded', 'another-instance');
    await sleep(leaseCheckMs, undefined, { signal }).catch(() => undefined); // stopped
  }
  return fence && lookAfter(fence);

  function lookAfter(held: Fence): LeaseHolder {
    let failures = 0;
    let isHeld = true;
    async function renew(): Promise<void> {
      try {
        const renewed = await lease.renew(held);
        failures = 0;
        if (!renewed) lose();
      } catch (err) {
        failures += 1;
        log.warn({ err }, 'the lease cannot be renewed');
        if (failures >= FAILURES_BORNE) lose();
      }
    }
    function lose(): void {
      isHeld = false;
      clearInterval(timer);
      onLost();
    }
    const timer = setInterval(() => void renew(), leaseCheckMs);
    return {
      fence: held,
      isHeld: () => isHeld,
      async release() {
        clearInterval(timer);
        await lease
          .release(held)
          .catch((err: unknown) => log.warn({ err }, 'the lease ends by itself'));
      },
    };
  }
}
