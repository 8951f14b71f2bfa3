import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Fence, Lease } from '../storage/lease.ts';
import type { ChannelState } from './channel-adapter.ts';

/** A lease that is held, and looked after. */
export interface LeaseHolder {
  readonly fence: Fence;
  /** `false` from well before the moment at which anybody else can have it. */
  isHeld(): boolean;
  release(): Promise<void>;
}

export interface LeaseHolderParts {
  readonly lease: Lease;
  readonly health: { set(state: ChannelState, detail?: string): void };
  /** How often the lease is renewed, or asked for; it must last for three times as long. */
  readonly leaseCheckMs: number;
  readonly log: Logger;
}

/**
 * Of the three checks that a lease lasts; the last one is the margin in which what depends on the
 * lease comes to its end, and in which clocks may differ in speed.
 */
const CHECKS_TRUSTED = 2;

/**
 * Waits for the lease, then keeps it.
 *
 * @param onLost called when the lease is somebody else's, or might soon be
 * @returns `undefined` when the waiting was ended from outside
 */
export async function holdLease(
  { lease, health, leaseCheckMs, log }: LeaseHolderParts,
  signal: AbortSignal,
  onLost: () => void,
): Promise<LeaseHolder | undefined> {
  while (!signal.aborted) {
    const askedAt = performance.now();
    const fence = await lease.acquire().catch((err: unknown) => {
      log.warn({ err }, 'the lease cannot be asked for');
      return undefined;
    });
    if (fence) return lookAfter(fence, askedAt);
    health.set('degraded', 'another-instance');
    await sleep(leaseCheckMs, undefined, { signal }).catch(() => undefined); // stopped
  }
  return undefined;

  /** Trusts a confirmation from when it was asked for, and this process's own clock alone. */
  function lookAfter(held: Fence, acquiredAt: number): LeaseHolder {
    let trustedUntil = acquiredAt + CHECKS_TRUSTED * leaseCheckMs;
    let isLost = false;
    let isRenewing = false;
    let expiry = setTimeout(lose, trustedUntil - performance.now());
    const renewal = setInterval(() => void renew(), leaseCheckMs);

    async function renew(): Promise<void> {
      if (isRenewing) return;
      isRenewing = true;
      const askedAt = performance.now();
      try {
        if (!(await lease.renew(held))) lose();
        else if (!isLost) trustFrom(askedAt);
      } catch (err) {
        log.warn({ err }, 'the lease cannot be renewed');
      } finally {
        isRenewing = false;
      }
    }
    function trustFrom(askedAt: number): void {
      trustedUntil = askedAt + CHECKS_TRUSTED * leaseCheckMs;
      clearTimeout(expiry);
      expiry = setTimeout(lose, trustedUntil - performance.now());
    }
    function rest(): void {
      clearInterval(renewal);
      clearTimeout(expiry);
    }
    function lose(): void {
      if (isLost) return;
      isLost = true;
      rest();
      log.warn({ lease: held.name }, 'the lease is lost');
      onLost();
    }
    return {
      fence: held,
      isHeld: () => !isLost && performance.now() < trustedUntil,
      async release() {
        rest();
        isLost = true;
        await lease
          .release(held)
          .catch((err: unknown) => log.warn({ err }, 'the lease ends by itself'));
      },
    };
  }
}
