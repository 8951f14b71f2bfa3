import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SendResult } from '../../conversation/delivery.ts';
import type { Reply } from '../../conversation/message.ts';
import { elsewhereToday } from '../../conversation/replies.ts';
import type { Allowance } from './allowance.ts';
import type { WhatsAppAddress } from './inbound.ts';
import type { Pacer } from './pacing.ts';
import { renderWhatsAppText } from './render.ts';
import { messageIdOf, toSendResult } from './send-result.ts';
import type { SentTexts } from './sent-texts.ts';
import type { OutgoingMessage, WhatsAppSocket } from './socket.ts';

export interface OutgoingParts {
  readonly socket: () => WhatsAppSocket | undefined;
  /** Waits a while for a connection that is on its way. */
  readonly connected: (patienceMs: number) => Promise<unknown>;
  readonly pacer: Pacer;
  readonly allowance: Allowance;
  readonly sentTexts: SentTexts;
  /** Other ways to ask, for when the allowance is used up. */
  readonly otherWays: () => readonly string[];
  /** Told of the server's refusals and of each message that it took. */
  readonly onResult: (result: SendResult) => void;
  readonly log: Logger;
}

export interface Outgoing {
  send(address: string, reply: Reply, replyId: string): Promise<SendResult>;
  /** A reply that has not gone out yet will not. */
  cancel(replyId: string): void;
}

const AWAY_MS = 30_000;
const PATIENCE_MS = 20_000;
const CANCELLED_REMEMBERED = 5_000;
const AWAY: SendResult = { kind: 'away', afterMs: AWAY_MS, reason: 'not-connected' };

const addressSchema = z.object({
  chat: z.string(),
  person: z.string(),
  messageId: z.string(),
  participant: z.string().optional(),
  quote: z.string().optional(),
});

export function createOutgoing(parts: OutgoingParts): Outgoing {
  const { pacer, allowance } = parts;
  const cancelled = new LRUCache<string, true>({ max: CANCELLED_REMEMBERED });

  async function send(
    address: WhatsAppAddress,
    reply: Reply,
    replyId: string,
  ): Promise<SendResult> {
    let decision: Awaited<ReturnType<Allowance['decide']>> = 'silent';
    const text = renderWhatsAppText(reply);
    return pacer.run(
      text.length,
      async () => {
        if (!parts.socket() || cancelled.has(replyId)) return;
        decision = await allowance.decide(address.person);
        if (decision !== 'silent') await parts.socket()?.compose(address.chat);
      },
      async () => {
        const socket = parts.socket();
        if (!socket) return AWAY;
        if (cancelled.has(replyId)) return { kind: 'refused', reason: 'withdrawn' };
        if (decision === 'silent') return { kind: 'refused', reason: 'allowance-used-up' };
        const said =
          decision === 'answer' ? reply : { text: elsewhereToday(parts.otherWays()), choices: [] };
        const result = await sendText(parts, socket, address, said, messageIdOf(replyId));
        if (result.kind === 'sent') await allowance.spent(address.person, decision);
        return result;
      },
    );
  }

  return {
    async send(address, reply, replyId) {
      const where = toAddress(address);
      // Waiting here keeps the person's later messages behind this one.
      if (!parts.socket()) await parts.connected(PATIENCE_MS);
      if (!parts.socket()) return AWAY;
      try {
        const result = await send(where, reply, replyId);
        parts.onResult(result);
        return result;
      } catch (err) {
        parts.log.warn({ err }, 'whatsapp did not take a message');
        return AWAY;
      }
    },
    cancel: (replyId) => void cancelled.set(replyId, true),
  };
}

async function sendText(
  { sentTexts, log }: OutgoingParts,
  socket: WhatsAppSocket,
  address: WhatsAppAddress,
  reply: Reply,
  messageId: string,
): Promise<SendResult> {
  const text = renderWhatsAppText(reply);
  await sentTexts
    .keep(messageId, { text, choices: reply.choices })
    .catch((err: unknown) => log.warn({ err }, 'a message is sent without being kept'));
  const ack = await socket.send({ chat: address.chat, text, messageId, ...quoteOf(address) });
  if (ack.kind === 'accepted') await afterwards(socket, address, log);
  return toSendResult(ack);
}

/** Courtesies of which nothing depends: the question counts as read, and we are gone again. */
async function afterwards(
  socket: WhatsAppSocket,
  { chat, messageId, participant }: WhatsAppAddress,
  log: Logger,
): Promise<void> {
  const key = { remoteJid: chat, id: messageId, ...(participant ? { participant } : {}) };
  await Promise.all([socket.markRead(key), socket.rest()]).catch((err: unknown) =>
    log.debug({ err }, 'a courtesy failed'),
  );
}

function quoteOf(address: WhatsAppAddress): Pick<OutgoingMessage, 'quoted'> {
  const { chat, messageId, participant, quote } = address;
  if (quote === undefined || !participant) return {};
  const key = { remoteJid: chat, id: messageId, participant, fromMe: false };
  return { quoted: { key, message: { conversation: quote } } };
}

function toAddress(text: string): WhatsAppAddress {
  const { participant, quote, ...rest } = addressSchema.parse(JSON.parse(text));
  return {
    ...rest,
    ...(participant === undefined ? {} : { participant }),
    ...(quote === undefined ? {} : { quote }),
  };
}
