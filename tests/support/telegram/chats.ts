import type { Message, User } from 'grammy/types';
import type { FormattedText } from './formatting.ts';
import type { Keyboard } from './keyboard.ts';
import { badRequest, forbidden } from './refusal.ts';

/** What the bot wrote, as people see it now. */
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

type ChatInfo = Message['chat'];

interface Chat {
  info: ChatInfo;
  readonly written: BotMessage[];
  /** How often the bot has changed a message of its own. */
  edits: number;
  nextMessageId: number;
  blocked: boolean;
}

/** People with their private chats, whose id is the person's, and groups. */
export interface Chats {
  introduce(id: number, profile: Profile): void;
  openGroup(id: number, info: Readonly<Record<string, unknown>>): void;
  person(id: number): User;
  info(id: number): ChatInfo;
  /** Makes what a person writes into a message. */
  compose(chatId: number, personId: number, content: Readonly<Record<string, unknown>>): Message;
  /** The chat to which the bot may write; refused like Telegram does. */
  target(chatId: unknown): number;
  post(id: number, formatted: FormattedText, keyboard: Keyboard | undefined): Message;
  edit(
    id: number,
    messageId: number,
    formatted: FormattedText,
    keyboard: Keyboard | undefined,
  ): Message;
  block(id: number): void;
  writtenTo(id: number): readonly BotMessage[];
  editsIn(id: number): number;
}

export function createChats(bot: User): Chats {
  const chats = new Map<number, Chat>();
  const people = new Map<number, User>();

  function openChat(info: ChatInfo): Chat {
    const chat = { info, written: [], edits: 0, nextMessageId: 1, blocked: false };
    chats.set(info.id, chat);
    return chat;
  }
  function introduce(id: number, { firstName, username }: Profile): Chat {
    const name = { first_name: firstName, ...(username === undefined ? {} : { username }) };
    people.set(id, { id, is_bot: false, language_code: 'id', ...name });
    return openChat({ id, type: 'private', ...name });
  }
  const chatOf = (id: number) => chats.get(id) ?? introduce(id, { firstName: 'Ani' });
  function person(id: number): User {
    chatOf(id);
    return people.get(id) ?? bot;
  }
  function envelope(id: number, from: User): Message {
    const chat = chatOf(id);
    const date = Math.floor(Date.now() / 1000);
    return { message_id: chat.nextMessageId++, date, chat: chat.info, from } as Message;
  }

  return {
    introduce: (id, profile) => void introduce(id, profile),
    openGroup: (id, info) => void openChat({ id, type: 'supergroup', ...info } as ChatInfo),
    person,
    info: (id) => chatOf(id).info,
    compose: (id, personId, content) =>
      ({ ...envelope(id, person(personId)), ...content }) as Message,
    target(chatId) {
      const chat = chats.get(Number(chatId));
      if (!chat) throw badRequest('chat not found');
      if (chat.blocked) throw forbidden('bot was blocked by the user');
      return Number(chatId);
    },
    post(id, { text, entities }, keyboard = []) {
      const message = envelope(id, bot);
      const { message_id: messageId } = message;
      chatOf(id).written.push({ messageId, chatId: id, text, entities, keyboard });
      return { ...message, text, entities } as Message;
    },
    edit(id, messageId, { text, entities }, keyboard = []) {
      const chat = chatOf(id);
      const place = chat.written.findIndex((message) => message.messageId === messageId);
      const old = chat.written[place];
      if (!old) throw badRequest('message to edit not found');
      const edited = { ...old, text, entities, keyboard };
      if (JSON.stringify(edited) === JSON.stringify(old)) {
        throw badRequest('message is not modified');
      }
      chat.written[place] = edited;
      chat.edits += 1;
      return { ...envelope(id, bot), message_id: messageId, text, entities } as Message;
    },
    block(id) {
      chatOf(id).blocked = true;
    },
    writtenTo: (id) => chats.get(id)?.written ?? [],
    editsIn: (id) => chats.get(id)?.edits ?? 0,
  };
}
