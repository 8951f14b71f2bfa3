import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Suggestion } from '../../conversation/suggestions.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { Health } from './health.ts';
import { toTelegramInbound } from './inbound.ts';
import { answerInline } from './inline.ts';
import type { Typing } from './typing.ts';

export interface ReceiverParts {
  readonly bot: Bot;
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  /** Entries for inline mode. */
  readonly suggest: (text: string) => readonly Suggestion[];
  readonly typing: Pick<Typing, 'expect'>;
  readonly health: Health;
  readonly log: Logger;
}

/** Takes updates; resolves when what a person wrote is safe. Never rejects for Telegram's part. */
export function createReceiver(parts: ReceiverParts): (update: Update) => Promise<void> {
  const { bot, conversation, pseudonyms, suggest, typing, health, log } = parts;

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
      if (message.choiceId === undefined && !message.group) typing.expect(address);
      await conversation.receive(message, JSON.stringify(address));
    }
    if (press) confirmPress(press.id);
  };
}
