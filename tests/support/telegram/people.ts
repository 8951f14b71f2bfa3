import { randomBytes } from 'node:crypto';
import type { Update, User } from 'grammy/types';
import type { Chats, Profile } from './chats.ts';
import type { Updates } from './updates.ts';

type Content = Readonly<Record<string, unknown>>;

/** What people do in front of their phones. A person's id is also the id of their private chat. */
export interface People {
  introduce(personId: number, profile: Profile): void;
  openGroup(chatId: number, info?: Content): void;
  say(personId: number, text: string): Update;
  /** Something other than text, such as `{ voice: … }`; `chatId` for a group. */
  send(personId: number, content: Content, chatId?: number): Update;
  /** Changes a message after it was sent. */
  change(update: Update, text: string): Update;
  press(personId: number, messageId: number, data: string): Update;
  /** Types `@bot …` in some other chat. */
  query(personId: number, text: string): Update;
  block(personId: number): Update;
  /** Delivers an update once more, as Telegram does when it saw no confirmation. */
  deliverAgain(update: Update): void;
}

export interface PeopleParts {
  readonly bot: User;
  readonly chats: Chats;
  readonly updates: Updates;
  readonly waiting: Set<string>;
}

export function createPeople({ bot, chats, updates, waiting }: PeopleParts): People {
  const add = (content: Content) => updates.add(content as Omit<Update, 'update_id'>);
  const send = (personId: number, content: Content, chatId = personId) =>
    add({ message: chats.compose(chatId, personId, content) });
  function newQueryId(): string {
    const id = BigInt(`0x${randomBytes(7).toString('hex')}`).toString();
    waiting.add(id);
    return id;
  }

  return {
    introduce: chats.introduce,
    openGroup: (chatId, info = { title: 'Kantor' }) => chats.openGroup(chatId, info),
    say: (personId, text) => send(personId, { text }),
    send,
    change: ({ message }, text) =>
      add({ edited_message: { ...message, text, edit_date: Math.floor(Date.now() / 1000) } }),
    press(personId, messageId, data) {
      const shown = chats.writtenTo(personId).find((message) => message.messageId === messageId);
      if (!shown?.keyboard.flat().some((button) => button.callback_data === data)) {
        throw new Error(`message ${messageId} has no button ${data}`);
      }
      const from = chats.person(personId);
      const message = {
        ...chats.compose(personId, personId, { text: shown.text }),
        from: bot,
        message_id: messageId,
      };
      const chat_instance = String(personId);
      return add({ callback_query: { id: newQueryId(), from, chat_instance, data, message } });
    },
    query: (personId, query) =>
      add({
        inline_query: { id: newQueryId(), from: chats.person(personId), query, offset: '' },
      }),
    block(personId) {
      chats.block(personId);
      const member = (status: 'member' | 'kicked') => ({ user: bot, status, until_date: 0 });
      return add({
        my_chat_member: {
          chat: chats.info(personId),
          from: chats.person(personId),
          date: Math.floor(Date.now() / 1000),
          old_chat_member: member('member'),
          new_chat_member: member('kicked'),
        },
      });
    },
    deliverAgain: updates.again,
  };
}
