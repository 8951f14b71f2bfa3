import { HUMAN, type Pacing } from './pacing.ts';
import { TIMING, type Timing } from './reconnect.ts';

/** What a test makes faster and an operator has no reason to touch. */
export interface WhatsAppTuning {
  readonly pacing: Pacing;
  readonly timing: Timing;
  /** A process that vanished holds the connection no longer than this. */
  readonly leaseTtlMs: number;
  readonly watchdogEveryMs: number;
}

export const WHATSAPP_TUNING: WhatsAppTuning = {
  pacing: HUMAN,
  timing: TIMING,
  leaseTtlMs: 15_000,
  watchdogEveryMs: 60_000,
};
