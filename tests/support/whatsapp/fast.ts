import type { WhatsAppTuning } from '../../../src/bots/whatsapp/tuning.ts';

/** A bot that does not dawdle. */
export const FAST: WhatsAppTuning = {
  pacing: { gapMs: 0, jitterMs: 1, composeMinMs: 0, composeMaxMs: 1, composePerCharacterMs: 0 },
  timing: { firstPauseMs: 40, longestPauseMs: 200, stableAfterMs: 60_000, restartGraceMs: 30_000 },
  leaseTtlMs: 3_000,
  watchdogEveryMs: 50,
};
