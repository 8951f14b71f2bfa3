import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TelegramConfig } from '../../config.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Suggestion } from '../../conversation/suggestions.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { Lease } from '../../storage/lease.ts';
import type { ChannelAdapter } from '../channel-adapter.ts';
import { parseAddress } from './address.ts';
import { type Connection, detailOf, detailOfCode, keepConnected } from './connection.ts';
import { createHealth } from './health.ts';
import { sendReply } from './outgoing.ts';
import { createReceiver } from './receiver.ts';
import { isBlocked } from './send-result.ts';
import { createTyping } from './typing.ts';

export interface TelegramAdapter extends ChannelAdapter {
  /** Takes an update from the webhook; resolves when it is safe. Anything else is ignored. */
  receive(update: unknown): Promise<void>;
  /** The bot's user name; absent until Telegram has told it. */
  handle(): string | undefined;
}

export interface TelegramParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  /** Entries for inline mode; nothing of the text is kept. */
  readonly suggest: (text: string) => readonly Suggestion[];
  /** Who polls; one instance at a time. */
  readonly lease: Lease;
  /** How often the lease is renewed, or asked for; it must last for three times as long. */
  readonly leaseCheckMs: number;
  readonly log: Logger;
}

/** Above grammY's long poll of 30 s; a connection that has silently died is noticed this soon. */
const CALL_TIMEOUT_SECONDS = 45;

const updateSchema = z.looseObject({ update_id: z.int() });

export function createTelegramAdapter(
  config: TelegramConfig,
  parts: TelegramParts,
): TelegramAdapter {
  const { conversation, pseudonyms, log } = parts;
  const bot = createBot(config);
  const health = createHealth(log);
  const typing = createTyping(bot, log);
  const receive = createReceiver({ ...parts, bot, typing, health });
  let connection: Connection | undefined;

  bot.use(async function onUpdate(context: Context): Promise<void> {
    await receive(context.update);
  });
  bot.api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal);
    if (!connection?.mayPoll()) throw new Error('another instance polls, or soon may');
    try {
      const response = await call(method, payload, signal);
      if (response.ok) health.set('connected');
      else health.set('degraded', detailOfCode(response.error_code));
      return response;
    } catch (error) {
      if (!signal?.aborted) health.set('degraded', detailOf(error));
      throw error;
    }
  });

  return {
    channel: 'telegram',
    async start() {
      health.set('starting');
      connection = keepConnected({ ...parts, bot, webhook: config.webhook, health });
    },
    async stop() {
      await connection?.stop();
      health.set('stopped');
    },
    status: health.status,
    handle: () => (bot.isInited() ? bot.botInfo.username : undefined),
    async receive(update) {
      const known = updateSchema.safeParse(update);
      if (known.success) await receive(known.data as unknown as Update);
    },
    async send(address, reply) {
      const where = parseAddress(address);
      typing.done(where.chatId);
      const result = await sendReply(bot.api, where, reply);
      if (result.kind === 'sent') health.delivered();
      // A private chat has the person's own number; a group's is negative.
      if (isBlocked(result) && where.chatId > 0) {
        const asker = pseudonyms.asker('telegram', String(where.chatId), new Date());
        await conversation.forget(asker, { channel: 'telegram', address });
      }
      return result;
    },
  };
}

function createBot({ token, apiRoot }: TelegramConfig): Bot {
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS } });
  bot.api.config.use(
    autoRetry({
      // Short, because a reply that takes longer than its claim counts as lost.
      maxRetryAttempts: 2,
      maxDelaySeconds: 5,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  return bot;
}
