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
  /** Its place among its asker's messages; absent while the database does not know of it. */
  readonly seq?: string;
}

/** The door: each message comes through once, and is safe before anything else happens to it. */
export interface Arrivals {
  /**
   * `undefined` when the message had come before. Never rejects: without database it goes on.
   *
   * @param claimed whether this process answers it now; else it is left in the database
   */
  accept(
    message: InboundMessage,
    address?: string,
    claimed?: boolean,
  ): Promise<Arrived | undefined>;
  /** Says that this process still works on these. */
  renew(underWay: readonly string[]): Promise<void>;
  /** Messages that wait for anybody to answer them, oldest first. */
  reclaim(limit: number): Promise<readonly Arrived[]>;
  /** Leaves a message to whichever process has time. */
  release(id: string): Promise<void>;
  /** Whether another message of its asker waits, on whichever instance. Never rejects. */
  isFollowed(arrived: Arrived): Promise<boolean>;
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
  /** Channels that another instance alone can serve now. */
  readonly notHere: () => readonly Channel[];
  readonly log: Logger;
}

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
    async accept(message, address, claimed = true) {
      const id = randomUUID();
      const arrived = { id, message, ...(address === undefined ? {} : { address }) };
      const { channel, asker } = message;
      const messageKey = pseudonyms.message(channel, message.id);
      if (seen.has(messageKey)) return undefined;
      try {
        const payload = seal.close({ message, address });
        const arrival = { id, channel, messageKey, asker, payload };
        const seq = await inbox.accept(arrival, claimed);
        return seq === undefined ? undefined : { ...arrived, seq };
      } catch (err) {
        log.error({ err }, 'the database does not take messages; answering all the same');
        seen.set(messageKey, true);
        return arrived;
      }
    },

    renew: (underWay) => inbox.renew(underWay),

    async reclaim(limit) {
      const reclaimed: Arrived[] = [];
      for (const { id, seq, payload } of await inbox.claimAbandoned(limit, parts.notHere())) {
        try {
          const { message, address } = packedMessageSchema.parse(seal.open(payload));
          const where = address === undefined ? {} : { address };
          reclaimed.push({ id, seq, message, ...where });
        } catch (err) {
          log.error({ err }, 'a message cannot be read any more and is given up');
          await inbox.discard(id);
        }
      }
      return reclaimed;
    },

    release: (id) => inbox.release(id),

    async isFollowed({ message, seq }) {
      if (seq === undefined) return false;
      return inbox.isFollowed(message.asker, seq).catch(() => false); // then it is answered alone
    },

    abandon: (channel, underWay) => inbox.abandon(channel, underWay),

    discard: (id) => inbox.discard(id),

    withdraw: (channel, messageId) =>
      withdrawal.withdraw(channel, pseudonyms.message(channel, messageId)),
  };
}
