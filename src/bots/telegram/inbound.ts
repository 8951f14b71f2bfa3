import { createHash } from 'node:crypto';
import type { CallbackQuery, Message, Update, User } from 'grammy/types';
import type { InboundMessage } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { TelegramAddress } from './address.ts';
import { type BotName, textForBot } from './addressed.ts';

/** A message for us, and where its reply goes. */
export interface TelegramInbound {
  readonly message: InboundMessage;
  readonly address: TelegramAddress;
}

/** What Telegram sends along with what people write: nobody wrote it to us. */
const WRITTEN = [
  ...(['text', 'caption', 'voice', 'audio', 'video', 'video_note', 'photo', 'sticker'] as const),
  ...(['document', 'animation', 'location', 'contact', 'poll', 'story', 'venue'] as const),
];

/**
 * Translates an update. `undefined` for what we ignore: talk in groups that does not address the
 * bot, channels, other bots, and kinds of update that carry no message of a person.
 *
 * An edited message is a new one when its words are; its id says so.
 *
 * @param bot absent while we do not know yet how we are called; then groups are not heard
 */
export function toTelegramInbound(
  update: Update,
  pseudonyms: Pseudonyms,
  receivedAt: Date,
  bot?: BotName,
): TelegramInbound | undefined {
  if (update.callback_query) return pressed(update.callback_query, pseudonyms, receivedAt);
  const message = update.message ?? update.edited_message;
  if (!message?.from || message.from.is_bot) return undefined;
  const isEdited = update.edited_message !== undefined;
  switch (message.chat.type) {
    case 'private':
      return privately(message, message.from, pseudonyms, isEdited);
    case 'group':
    case 'supergroup':
      return bot && amongOthers(message, message.from, pseudonyms, bot);
    default:
      return undefined;
  }
}

function pressed(
  { data, from, id, message }: CallbackQuery,
  pseudonyms: Pseudonyms,
  receivedAt: Date,
): TelegramInbound | undefined {
  if (data === undefined || message?.chat.type !== 'private') return undefined;
  const asker = pseudonyms.asker('telegram', String(from.id), receivedAt);
  return {
    message: { id, channel: 'telegram', asker, text: '', choiceId: data, sentAt: receivedAt },
    address: {
      chatId: message.chat.id,
      pressedMessageId: message.message_id,
      ...threadOf('is_topic_message' in message ? message : undefined),
    },
  };
}

function privately(
  message: Message,
  person: User,
  pseudonyms: Pseudonyms,
  isEdited: boolean,
): TelegramInbound | undefined {
  const text = message.text ?? message.caption;
  if (text === undefined && !WRITTEN.some((kind) => message[kind] !== undefined)) return undefined;
  const asked = from(message, person, pseudonyms);
  return {
    message: text === undefined ? { ...asked, text: '', unreadable: true } : { ...asked, text },
    address: {
      chatId: message.chat.id,
      ...threadOf(message),
      ...(isEdited ? { answersMessageId: message.message_id } : {}),
    },
  };
}

function amongOthers(
  message: Message,
  person: User,
  pseudonyms: Pseudonyms,
  bot: BotName,
): TelegramInbound | undefined {
  const text = textForBot(message, bot);
  if (!text) return undefined;
  return {
    message: { ...from(message, person, pseudonyms), text, group: true },
    address: {
      chatId: message.chat.id,
      ...threadOf(message),
      answersMessageId: message.message_id,
    },
  };
}

function from(
  message: Message,
  person: User,
  pseudonyms: Pseudonyms,
): Pick<InboundMessage, 'id' | 'channel' | 'asker' | 'sentAt'> {
  const sentAt = new Date((message.edit_date ?? message.date) * 1000);
  return {
    id: `${message.chat.id}/${message.message_id}/${digest(message.text ?? message.caption ?? '')}`,
    channel: 'telegram',
    asker: pseudonyms.asker('telegram', String(person.id), sentAt),
    sentAt,
  };
}

function threadOf(message: Message | undefined): Pick<TelegramAddress, 'threadId'> {
  const { is_topic_message: isTopic, message_thread_id: threadId } = message ?? {};
  return isTopic && threadId !== undefined ? { threadId } : {};
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
