import { createHash } from 'node:crypto';
import type { SendResult } from '../../conversation/delivery.ts';
import type { AckResult } from './acks.ts';

const SOON_MS = 2_000;
const SLOW_DOWN_MS = 60_000;
const ID_CHARACTERS = 18;

/** WhatsApp no longer lets this number write to people; more attempts make it worse. */
export const REACH_OUT_LOCKED = '463';
const RATE_LIMITED = '429';

/**
 * What an attempt comes to. Without the server's word it may be repeated, because a message that
 * comes twice under one id is shown once.
 */
export function toSendResult(ack: AckResult): SendResult {
  switch (ack.kind) {
    case 'accepted':
      return { kind: 'sent' };
    case 'failed':
      return { kind: 'retry', afterMs: SOON_MS, reason: ack.reason };
    case 'refused': {
      const reason = `whatsapp-${ack.code}`;
      return ack.code === RATE_LIMITED
        ? { kind: 'retry', afterMs: SLOW_DOWN_MS, reason }
        : { kind: 'refused', reason };
    }
  }
}

/** The platform's id of a reply: the same for each attempt, in the form that WhatsApp Web gives. */
export function messageIdOf(replyId: string): string {
  const digest = createHash('sha256').update(`whatsapp ${replyId}`).digest('hex');
  return `3EB0${digest.slice(0, ID_CHARACTERS).toUpperCase()}`;
}
