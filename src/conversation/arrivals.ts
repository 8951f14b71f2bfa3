import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AskerId, Pseudonyms } from '../privacy/pseudonym.ts';
import type { Seal } from '../privacy/seal.ts';
import type { Inbox } from '../storage/inbox.ts';
import { CHANNELS, type InboundMessage } from './message.ts';

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
  /** Messages that an ended process had accepted and not answered. */
  reclaim(): Promise<readonly Arrived[]>;
}

export interface ArrivalsParts {
  readonly inbox: Inbox;
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
      sentAt: z.coerce.date(),
    })
    .transform(({ choiceId, unreadable, ...message }) => ({
      ...message,
      ...(choiceId === undefined ? {} : { choiceId }),
      ...(unreadable === undefined ? {} : { unreadable }),
    })),
  address: z.string().optional(),
});

export function createArrivals({ inbox, seal, pseudonyms, log }: ArrivalsParts): Arrivals {
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

    async reclaim() {
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
  };
}
