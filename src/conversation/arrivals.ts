import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AskerId, Pseudonyms } from '../privacy/pseudonym.ts';
import type { Seal } from '../privacy/seal.ts';
import type { Inbox } from '../storage/inbox.ts';
import type { Withdrawal } from '../storage/withdrawal.ts';
import { CHANNELS, type Channel, type InboundMessage } from './message.ts';

/** A message under way. */
export interface Arrived {
  /** The id of its row, and of the turn to come. */
  readonly id: string;
  readonly message: InboundMessage;
  /** Where the reply goes; absent where the channel answers in the same breath. */
  readonly address?: string;
  /** Whether the database knows of it. */
  readonly stored: boolean;
}

/** The door: each message comes through once, and is safe before anything else happens to it. */
export interface Arrivals {
  /** `undefined` when the message had come before. Never rejects: without database it goes on. */
  accept(message: InboundMessage, address?: string): Promise<Arrived | undefined>;
  /**
   * Messages that an ended process had accepted and not answered.
   *
   * @param underWay what this process itself is still working on
   */
  reclaim(underWay: readonly string[]): Promise<readonly Arrived[]>;
  /** Lets `reclaim` find at once what this process is not working on. */
  abandon(channel: Channel, underWay: readonly string[]): Promise<void>;
  /** Erases a message that nobody is to answer. */
  discard(id: string): Promise<void>;
  /** Erases a message that its sender took back; returns its row's id. */
  withdraw(channel: Channel, messageId: string): Promise<string | undefined>;
}

export interface ArrivalsParts {
  readonly inbox: Inbox;
  readonly withdrawal: Withdrawal;
  readonly seal: Seal;
  readonly pseudonyms: Pseudonyms;
  readonly log: Logger;
}

const RECLAIM_BATCH = 50;
const REMEMBERED_WITHOUT_DATABASE = 10_000;

const packedMessageSchema = z.object({
  message: z
    .object({
      id: z.string(),
      channel: z.enum(CHANNELS),
      asker: z.string().transform((asker) => asker as AskerId),
      text: z.string(),
      choiceId: z.string().optional(),
      unreadable: z.literal(true).optional(),
      late: z.literal(true).optional(),
      group: z.literal(true).optional(),
      sentAt: z.coerce.date(),
    })
    .transform(({ choiceId, unreadable, late, group, ...message }) => ({
      ...message,
      ...(choiceId === undefined ? {} : { choiceId }),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(late === undefined ? {} : { late }),
      ...(group === undefined ? {} : { group }),
    })),
  address: z.string().optional(),
});

export function createArrivals(parts: ArrivalsParts): Arrivals {
  const { inbox, withdrawal, seal, pseudonyms, log } = parts;
  const seen = new LRUCache<string, true>({ max: REMEMBERED_WITHOUT_DATABASE });
  return {
    async accept(message, address) {
      const id = randomUUID();
      const arrived = { id, message, ...(address === undefined ? {} : { address }) };
      const { channel, asker } = message;
      const messageKey = pseudonyms.message(channel, message.id);
      if (seen.has(messageKey)) return undefined;
      try {
        const payload = seal.close({ message, address });
        const isNew = await inbox.accept({ id, channel, messageKey, asker, payload });
        return isNew ? { ...arrived, stored: true } : undefined;
      } catch (err) {
        log.error({ err }, 'the database does not take messages; answering all the same');
        seen.set(messageKey, true);
        return { ...arrived, stored: false };
      }
    },

    async reclaim(underWay) {
      await inbox.renew(underWay);
      const reclaimed: Arrived[] = [];
      for (const { id, payload } of await inbox.claimAbandoned(RECLAIM_BATCH)) {
        try {
          const { message, address } = packedMessageSchema.parse(seal.open(payload));
          const where = address === undefined ? {} : { address };
          reclaimed.push({ id, message, ...where, stored: true });
        } catch (err) {
          log.error({ err }, 'a message cannot be read any more and is given up');
          await inbox.discard(id);
        }
      }
      return reclaimed;
    },

    abandon: (channel, underWay) => inbox.abandon(channel, underWay),

    discard: (id) => inbox.discard(id),

    withdraw: (channel, messageId) =>
      withdrawal.withdraw(channel, pseudonyms.message(channel, messageId)),
  };
}
