import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import type { TelegramAddress } from './address.ts';

/** Telegram shows "typing" for five seconds. */
const TYPING_SHOWN_MS = 4_000;
/** Most replies are faster, and then the call would only cost. */
const PATIENCE_MS = 250;

/** When more than so many wait, what we can send had better be replies. */
const MOST_WAITING = 20;

/** Shows that a reply is coming, where it does not come at once. */
export interface Typing {
  expect(address: TelegramAddress): void;
  /** The reply goes out. */
  done(chatId: number): void;
}

export function createTyping(bot: Bot, log: Logger): Typing {
  const waiting = new Map<number, NodeJS.Timeout>();

  function show({ chatId, threadId }: TelegramAddress): void {
    const where = threadId === undefined ? {} : { message_thread_id: threadId };
    bot.api
      .sendChatAction(chatId, 'typing', where)
      .catch((err: unknown) => log.debug({ err }, 'typing was not shown'));
  }

  function done(chatId: number): void {
    clearTimeout(waiting.get(chatId));
    waiting.delete(chatId);
  }

  return {
    expect(address) {
      const { chatId } = address;
      if (waiting.has(chatId) || waiting.size >= MOST_WAITING) return;
      const timer = setTimeout(() => {
        show(address);
        waiting.set(chatId, setTimeout(() => done(chatId), TYPING_SHOWN_MS).unref());
      }, PATIENCE_MS).unref();
      waiting.set(chatId, timer);
    },
    done,
  };
}
