import type { Logger } from 'pino';
import { z } from 'zod';
import type { Seal } from '../privacy/seal.ts';
import type { FinalState, Outbox } from '../storage/outbox.ts';
import type { Channel, Reply } from './message.ts';

/** What became of an attempt to send; `reason` is a code, never a text of the platform. */
export type SendResult =
  | { readonly kind: 'sent' }
  /** It certainly did not go out and may be tried again. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string }
  /** It may or may not have gone out: never repeated. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** It did not go out and never will, for example because the asker blocked the bot. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Sends a reply to an address of a channel. Never rejects for what the platform does. */
export type SendReply = (channel: Channel, address: string, reply: Reply) => Promise<SendResult>;

export interface Delivery {
  /** The sealed form in which a reply waits in the outbox. */
  pack(address: string, reply: Reply): Buffer;
  /** Sends a reply that was just committed to the outbox. */
  send(id: string, channel: Channel, address: string, reply: Reply): Promise<void>;
  /** Sends without the outbox, while the database is away. */
  sendUnrecorded(channel: Channel, address: string, reply: Reply): Promise<void>;
  /** Sends what is due and settles what an ended process left behind. */
  sweep(): Promise<void>;
}

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly seal: Seal;
  readonly sendReply: SendReply;
  readonly log: Logger;
}

const MAX_ATTEMPTS = 10;
const SWEEP_BATCH = 50;

const packedReplySchema = z.object({
  address: z.string(),
  reply: z.object({
    text: z.string(),
    choices: z.array(z.object({ id: z.string(), label: z.string() })),
  }),
});

export function createDelivery({ outbox, seal, sendReply, log }: DeliveryParts): Delivery {
  /** Ends that the database could not take yet: told again at each sweep, before all else. */
  const untold = new Map<string, { readonly state: FinalState; readonly error?: string }>();

  async function finish(id: string, state: FinalState, error?: string): Promise<void> {
    try {
      await outbox.finish(id, state, error);
      untold.delete(id);
    } catch (err) {
      untold.set(id, { state, ...(error === undefined ? {} : { error }) });
      log.warn({ err }, 'the end of a delivery is not recorded yet');
    }
  }

  async function settle(id: string, attempts: number, result: SendResult): Promise<void> {
    if (result.kind === 'retry' && attempts < MAX_ATTEMPTS) {
      return outbox.requeue(id, result.afterMs, result.reason);
    }
    switch (result.kind) {
      case 'sent':
        return finish(id, 'sent');
      case 'unknown':
        return finish(id, 'unknown', result.reason);
      default:
        return finish(id, 'failed', result.reason);
    }
  }

  async function attempt(
    id: string,
    attempts: number,
    channel: Channel,
    address: string,
    reply: Reply,
  ): Promise<void> {
    if (!(await outbox.begin(id))) return;
    const result = await sendReply(channel, address, reply);
    if (result.kind !== 'sent') log.warn({ channel, ...result }, 'a reply did not go out');
    await settle(id, attempts + 1, result);
  }

  return {
    pack: (address, reply) => seal.close({ address, reply }),

    send: (id, channel, address, reply) => attempt(id, 0, channel, address, reply),

    async sendUnrecorded(channel, address, reply) {
      const result = await sendReply(channel, address, reply);
      if (result.kind !== 'sent') log.error({ channel, ...result }, 'an unrecorded reply is lost');
    },

    async sweep() {
      for (const [id, { state, error }] of [...untold]) await finish(id, state, error);
      const lost = await outbox.markLost();
      if (lost > 0) log.warn({ lost }, 'replies whose fate is unknown');
      for (const row of await outbox.claimDue(SWEEP_BATCH)) {
        const { address, reply } = packedReplySchema.parse(seal.open(row.payload));
        await attempt(row.id, row.attempts, row.channel as Channel, address, reply);
      }
    },
  };
}
