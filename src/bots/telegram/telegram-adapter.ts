import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type Context } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TelegramConfig } from '../../config.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { SendResult } from '../../conversation/delivery.ts';
import type { Reply } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { ChannelAdapter, ChannelState, ChannelStatus } from '../channel-adapter.ts';
import { CHAT_TEXT, renderMarkdown } from '../markdown.ts';
import { splitText } from '../split-text.ts';
import { type Connection, detailOf, detailOfCode, keepConnected } from './connection.ts';
import { toTelegramInbound } from './inbound.ts';
import { renderKeyboard, renderTelegramHtml } from './render.ts';
import { isMarkupRefusal, toSendResult } from './send-result.ts';

export interface TelegramAdapter extends ChannelAdapter {
  /** Takes an update from the webhook; resolves when it is safe. Anything else is ignored. */
  receive(update: unknown): Promise<void>;
}

export interface TelegramParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  readonly log: Logger;
}

/** Below Telegram's 4,096, because Markdown grows when it becomes HTML. */
const PART_MAX_CHARACTERS = 3_500;

/** Above grammY's long poll of 30 s; a connection that has silently died is noticed this soon. */
const CALL_TIMEOUT_SECONDS = 45;

const addressSchema = z.object({ chatId: z.number() });
const updateSchema = z.looseObject({ update_id: z.int() });

export function createTelegramAdapter(
  config: TelegramConfig,
  parts: TelegramParts,
): TelegramAdapter {
  const bot = createBot(config);
  const health = createHealth(parts.log);
  const receive = createReceiver(bot, parts, health);
  let connection: Connection | undefined;

  bot.use(async function onUpdate(context: Context): Promise<void> {
    await receive(context.update);
  });
  bot.api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal);
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
      connection = keepConnected(bot, config.webhook, health.set, parts.log);
    },
    async stop() {
      await connection?.stop();
      health.set('stopped');
    },
    status: health.status,
    async receive(update) {
      const known = updateSchema.safeParse(update);
      if (known.success) await receive(known.data as unknown as Update);
    },
    async send(address, reply) {
      const result = await sendParts(bot, addressSchema.parse(JSON.parse(address)).chatId, reply);
      if (result.kind === 'sent') health.delivered();
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

function createReceiver(
  bot: Bot,
  { conversation, pseudonyms, log }: TelegramParts,
  health: Health,
): (update: Update) => Promise<void> {
  return async (update) => {
    const inbound = toTelegramInbound(update, pseudonyms, new Date());
    if (!inbound) return;
    health.received();
    await conversation.receive(inbound.message, JSON.stringify(inbound.address));
    if (inbound.callbackQueryId === undefined) return;
    bot.api
      .answerCallbackQuery(inbound.callbackQueryId)
      .catch((err: unknown) => log.debug({ err }, 'a pressed button was not confirmed'));
  };
}

async function sendParts(bot: Bot, chatId: number, reply: Reply): Promise<SendResult> {
  const texts = splitText(reply.text, PART_MAX_CHARACTERS);
  const keyboard = renderKeyboard(reply.choices);
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1;
    const markup = isLast && keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined;
    try {
      await sendText(bot, chatId, text, markup);
    } catch (error) {
      const result = toSendResult(error);
      const begun = index > 0;
      return begun && result.kind === 'retry' ? { kind: 'unknown', reason: 'cut-short' } : result;
    }
  }
  return { kind: 'sent' };
}

async function sendText(
  bot: Bot,
  chatId: number,
  text: string,
  keyboard: { inline_keyboard: ReturnType<typeof renderKeyboard> } | undefined,
): Promise<void> {
  const options = {
    link_preview_options: { is_disabled: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  try {
    const html = renderTelegramHtml(text);
    await bot.api.sendMessage(chatId, html, { ...options, parse_mode: 'HTML' });
  } catch (error) {
    if (!isMarkupRefusal(error)) throw error;
    await bot.api.sendMessage(chatId, renderMarkdown(text, CHAT_TEXT), options);
  }
}

interface Health {
  set(state: ChannelState, detail?: string): void;
  received(): void;
  delivered(): void;
  status(): ChannelStatus;
}

function createHealth(log: Logger): Health {
  let current: ChannelStatus = { state: 'off', since: new Date() };
  return {
    set(state, detail) {
      if (state === current.state && detail === current.detail) return;
      const { detail: _old, ...rest } = current;
      current = { ...rest, state, since: new Date(), ...(detail === undefined ? {} : { detail }) };
      log.info({ channel: 'telegram', state, detail }, 'channel state');
    },
    received() {
      current = { ...current, lastInboundAt: new Date() };
    },
    delivered() {
      current = { ...current, lastDeliveredAt: new Date() };
    },
    status: () => current,
  };
}
