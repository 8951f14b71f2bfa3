import type { Message, User } from 'grammy/types';
import type { FormattedText } from './formatting.ts';
import type { Keyboard } from './keyboard.ts';
import { badRequest, forbidden } from './refusal.ts';

/** What the bot wrote, as the person sees it. */
export interface BotMessage {
  readonly messageId: number;
  readonly chatId: number;
  readonly text: string;
  readonly entities: FormattedText['entities'];
  readonly keyboard: Keyboard;
}

/** How a person is called on the platform. */
export interface Profile {
  readonly firstName: string;
  readonly username?: string;
}

interface Chat {
  readonly person: User;
  readonly written: BotMessage[];
  nextMessageId: number;
  blocked: boolean;
  typing: number;
}

/** People with their private chats; a person's id is the chat's, as on Telegram. */
export interface Chats {
  introduce(id: number, profile: Profile): void;
  /** Makes what a person writes into a message. */
  compose(id: number, content: Readonly<Record<string, unknown>>): Message;
  /** The chat to which the bot may write; refused like Telegram does. */
  target(chatId: unknown): number;
  post(id: number, formatted: FormattedText, keyboard: Keyboard | undefined): Message;
  block(id: number): void;
  typing(id: number): void;
  writtenTo(id: number): readonly BotMessage[];
  person(id: number): User;
}

export function createChats(bot: User): Chats {
  const chats = new Map<number, Chat>();

  function introduce(id: number, { firstName, username }: Profile): Chat {
    const person: User = {
      id,
      is_bot: false,
      first_name: firstName,
      language_code: 'id',
      ...(username === undefined ? {} : { username }),
    };
    const chat = { person, written: [], nextMessageId: 1, blocked: false, typing: 0 };
    chats.set(id, chat);
    return chat;
  }
  const chatOf = (id: number) => chats.get(id) ?? introduce(id, { firstName: 'Ani' });

  function envelope(id: number, from: User): Omit<Message.ServiceMessage, 'from'> & { from: User } {
    const chat = chatOf(id);
    const { first_name, username } = chat.person;
    return {
      message_id: chat.nextMessageId++,
      date: Math.floor(Date.now() / 1000),
      chat: { id, type: 'private', first_name, ...(username === undefined ? {} : { username }) },
      from,
    };
  }

  return {
    introduce: (id, profile) => void introduce(id, profile),
    compose: (id, content) => ({ ...envelope(id, chatOf(id).person), ...content }) as Message,
    target(chatId) {
      const chat = chats.get(Number(chatId));
      if (!chat) throw badRequest('chat not found');
      if (chat.blocked) throw forbidden('bot was blocked by the user');
      return Number(chatId);
    },
    post(id, { text, entities }, keyboard) {
      const message = envelope(id, bot);
      const { message_id: messageId } = message;
      const written = { messageId, chatId: id, text, entities, keyboard: keyboard ?? [] };
      chatOf(id).written.push(written);
      return { ...message, text, entities } as Message;
    },
    block(id) {
      chatOf(id).blocked = true;
    },
    typing(id) {
      chatOf(id).typing += 1;
    },
    writtenTo: (id) => chats.get(id)?.written ?? [],
    person: (id) => chatOf(id).person,
  };
}
