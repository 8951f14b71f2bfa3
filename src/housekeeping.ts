import type { Logger } from 'pino';
import type { PseudonymKeys } from './pseudonym-keys.ts';
import type { Retention } from './storage/retention.ts';
import type { RetentionDays } from './storage/retention-rules.ts';

export interface HousekeepingParts {
  readonly retention: Retention;
  readonly pseudonymKeys: PseudonymKeys;
  readonly days: RetentionDays;
  /** Destroys keys for sealing that have been replaced. */
  readonly destroyOldSealKeys: () => Promise<number>;
  readonly log: Logger;
}

/**
 * Once a day, in one process: destroys the keys of past months, deletes what was kept long enough,
 * and leaves a proof with counts only. Each process renews its own copy of the monthly keys.
 */
export async function keepHouse(parts: HousekeepingParts): Promise<void> {
  const pseudonymKeys = await parts.pseudonymKeys.renew(new Date());
  if (!(await parts.retention.claimDay())) return;
  const counts = await parts.retention.deleteExpired(parts.days);
  await parts.retention.record({ ...counts, pseudonymKeys });
  parts.log.info({ ...counts, pseudonymKeys }, 'retention');
  const sealKeys = await parts.destroyOldSealKeys();
  if (sealKeys > 0) parts.log.info({ sealKeys }, 'replaced keys destroyed');
}
