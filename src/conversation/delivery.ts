import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Seal } from '../privacy/seal.ts';
import type { FinalState, Outbox, OutgoingReply } from '../storage/outbox.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Channel, Reply } from './message.ts';

/** What became of an attempt to send; `reason` is a code, never a text of the platform. */
export type SendResult =
  | { readonly kind: 'sent' }
  /** It certainly did not go out and may be tried again. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string }
  /** Nothing was tried: the channel is not connected, and the reply waits for it. */
  | { readonly kind: 'away'; readonly afterMs: number; readonly reason: string }
  /** It may or may not have gone out: never repeated. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** It did not go out and never will, for example because the asker blocked the bot. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Sends a reply to an address of a channel. Never rejects for what the platform does. */
export type SendReply = (
  channel: Channel,
  address: string,
  reply: Reply,
  /** The same for each attempt at the same reply; a platform may use it to show it once. */
  id: string,
) => Promise<SendResult>;

export interface Delivery {
  /** The sealed form in which a reply waits in the outbox. */
  pack(address: string, reply: Reply): Buffer;
  /**
   * Sends a reply that was just committed to the outbox.
   *
   * @param isBegun whether it was marked as being sent with its turn
   */
  send(
    id: string,
    channel: Channel,
    address: string,
    reply: Reply,
    isBegun?: boolean,
  ): Promise<void>;
  /** The database did not say whether it has taken the reply: if it has, it is still to be sent. */
  notBegun(id: string): void;
  /** Sends without the outbox, while the database is away. */
  sendUnrecorded(channel: Channel, address: string, reply: Reply): Promise<void>;
  /**
   * Sends what is due and settles what an ended process left behind.
   *
   * @param patienceMs how long it waits for replies on their way; they go on all the same
   */
  sweep(patienceMs?: number): Promise<void>;
  /** Makes due whatever waits for a channel that is connected again, in its order. */
  hasten(channel: Channel): Promise<void>;
  /** Resolves when nothing is on its way out. */
  idle(): Promise<void>;
}

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly seal: Seal;
  readonly sendReply: SendReply;
  /** Channels where a repeated send shows once; elsewhere an unknown fate stays unknown. */
  readonly repeatable?: () => readonly Channel[];
  /** Channels that another instance alone can serve now. */
  readonly notHere?: () => readonly Channel[];
  readonly log: Logger;
}

const MAX_ATTEMPTS = 10;
const UNSENT_REMEMBERED = 10_000;
const BLOCKED_LOOKS = 10;
const BLOCKED_LOOK_EVERY_MS = 100;
const SWEEP_BATCH = 50;
/** A slow channel holds up the sweep no longer than this; its replies go out all the same. */
const SWEEP_WAITS_MS = 3_000;

const packedReplySchema = z.object({
  address: z.string(),
  reply: z.object({
    text: z.string(),
    choices: z.array(z.object({ id: z.string(), label: z.string() })),
    continues: z.string().optional(),
  }),
});

export function createDelivery(parts: DeliveryParts): Delivery {
  const { outbox, seal, sendReply, log } = parts;
  const queue = createKeyedQueue();
  const underWay = new Set<string>();
  const unsent = new Set<string>();
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
      case 'away':
        return outbox.postpone(id, result.afterMs, result.reason);
      case 'sent':
        return finish(id, 'sent');
      case 'unknown':
        return finish(id, 'unknown', result.reason);
      default:
        return finish(id, 'failed', result.reason);
    }
  }

  /** Waits a moment for an earlier reply of the same asker that another instance sends. */
  async function beginInTurn(id: string): Promise<boolean> {
    for (let looks = 1; ; looks++) {
      const begun = await outbox.begin(id);
      if (begun !== 'blocked') return begun === 'begun';
      if (looks === BLOCKED_LOOKS) break;
      await sleep(BLOCKED_LOOK_EVERY_MS);
    }
    await outbox.leave(id);
    return false;
  }

  async function attempt(
    id: string,
    attempts: number,
    channel: Channel,
    address: string,
    reply: Reply,
    isBegun = false,
  ): Promise<void> {
    underWay.add(id);
    try {
      if (!isBegun && !(await beginInTurn(id))) return;
      const result = await sendReply(channel, address, reply, id);
      if (result.kind !== 'sent') log.warn({ channel, ...result }, 'a reply did not go out');
      await settle(id, attempts + 1, result);
    } finally {
      underWay.delete(id);
    }
  }

  function unpack(row: OutgoingReply): z.infer<typeof packedReplySchema> | undefined {
    try {
      return packedReplySchema.parse(seal.open(row.payload));
    } catch (err) {
      log.error({ err }, 'a reply cannot be read any more and is given up');
      return undefined;
    }
  }

  async function attemptInBackground(row: OutgoingReply): Promise<void> {
    const unpacked = unpack(row);
    if (!unpacked) return finish(row.id, 'failed', 'unreadable');
    const { address, reply } = unpacked;
    const channel = row.channel as Channel;
    queue
      .run(`${channel} ${address}`, () => attempt(row.id, row.attempts, channel, address, reply))
      .catch((err: unknown) => log.warn({ err }, 'a reply is left to the next sweep'));
  }

  return {
    pack: (address, reply) => seal.close({ address, reply }),

    send: (id, channel, address, reply, isBegun) =>
      attempt(id, 0, channel, address, reply, isBegun),

    notBegun(id) {
      if (unsent.size < UNSENT_REMEMBERED) unsent.add(id);
    },

    async sendUnrecorded(channel, address, reply) {
      const result = await sendReply(channel, address, reply, randomUUID());
      if (result.kind !== 'sent') log.error({ channel, ...result }, 'an unrecorded reply is lost');
    },

    async sweep(patienceMs = SWEEP_WAITS_MS) {
      for (const [id, { state, error }] of [...untold]) await finish(id, state, error);
      const unsentNow = [...unsent];
      if (unsentNow.length > 0) await outbox.unbegin(unsentNow);
      for (const id of unsentNow) unsent.delete(id);
      await outbox.renew([...underWay]);
      const lost = await outbox.markLost(parts.repeatable?.());
      if (lost > 0) log.warn({ lost }, 'replies whose fate is unknown');
      const givenUp = await outbox.giveUpOld();
      if (givenUp > 0) log.warn({ givenUp }, 'replies that waited for a day are given up');
      for (const row of await outbox.claimDue(SWEEP_BATCH, parts.notHere?.()))
        await attemptInBackground(row);
      const patience = new AbortController();
      const enough = sleep(patienceMs, undefined, { signal: patience.signal });
      await Promise.race([queue.idle(), enough.catch(() => undefined)]);
      patience.abort();
    },

    hasten: (channel) => outbox.hasten(channel, [...underWay]),

    idle: () => queue.idle(),
  };
}
