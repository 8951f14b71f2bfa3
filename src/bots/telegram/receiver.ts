import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Suggestion } from '../../conversation/suggestions.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { TelegramAddress } from './address.ts';
import type { Health } from './health.ts';
import { toTelegramInbound } from './inbound.ts';
import { answerInline } from './inline.ts';

export interface ReceiverParts {
  readonly bot: Bot;
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  /** Entries for inline mode. */
  readonly suggest: (text: string) => readonly Suggestion[];
  readonly health: Health;
  readonly log: Logger;
}

/** Telegram shows "typing" for five seconds. */
const TYPING_SHOWN_MS = 4_000;
const TYPING_CHATS = 1_000;

/** Takes updates; resolves when what a person wrote is safe. Never rejects for Telegram's part. */
export function createReceiver(parts: ReceiverParts): (update: Update) => Promise<void> {
  const { bot, conversation, pseudonyms, suggest, health, log } = parts;
  const showTyping = createTyping(bot, log);

  function confirmPress(id: string): void {
    bot.api
      .answerCallbackQuery(id)
      .catch((err: unknown) => log.debug({ err }, 'a pressed button was not confirmed'));
  }

  return async (update) => {
    const { callback_query: press, inline_query: query, my_chat_member: member } = update;
    if (query) {
      answerInline(bot.api, query, suggest).catch((err: unknown) =>
        log.debug({ err }, 'an inline query was not answered'),
      );
      return;
    }
    if (member?.chat.type === 'private' && member.new_chat_member.status === 'kicked') {
      await conversation.forget(
        pseudonyms.asker('telegram', String(member.chat.id), new Date(member.date * 1000)),
        { channel: 'telegram', address: JSON.stringify({ chatId: member.chat.id }) },
      );
      return;
    }
    const name = bot.isInited() ? bot.botInfo : undefined;
    const inbound = toTelegramInbound(update, pseudonyms, new Date(), name);
    if (inbound) {
      health.received();
      const { message, address } = inbound;
      if (message.choiceId === undefined && !message.group) showTyping(address);
      await conversation.receive(message, JSON.stringify(address));
    }
    if (press) confirmPress(press.id);
  };
}

function createTyping(bot: Bot, log: Logger): (address: TelegramAddress) => void {
  const shown = new LRUCache<number, true>({ max: TYPING_CHATS, ttl: TYPING_SHOWN_MS });
  return ({ chatId, threadId }) => {
    if (shown.has(chatId)) return;
    shown.set(chatId, true);
    const where = threadId === undefined ? {} : { message_thread_id: threadId };
    bot.api
      .sendChatAction(chatId, 'typing', where)
      .catch((err: unknown) => log.debug({ err }, 'typing was not shown'));
  };
}
