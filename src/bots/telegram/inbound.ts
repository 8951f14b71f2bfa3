import type { Message, Update, User } from 'grammy/types';
import type { InboundMessage } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';

/** Where a reply goes; travels sealed and is erased with the reply. */
export interface TelegramAddress {
  readonly chatId: number;
}

/** A message for us, and where its reply goes. */
export interface TelegramInbound {
  readonly message: InboundMessage;
  readonly address: TelegramAddress;
  /** The pressed button's own id, which Telegram wants confirmed. */
  readonly callbackQueryId?: string;
}

/**
 * Translates an update. `undefined` for what we ignore: groups, channels, other bots, and kinds of
 * update that carry no message of a person.
 */
export function toTelegramInbound(
  update: Update,
  pseudonyms: Pseudonyms,
  receivedAt: Date,
): TelegramInbound | undefined {
  const { callback_query: press, message } = update;
  if (press?.data !== undefined && press.message?.chat.type === 'private') {
    const asked = from(update, press.from, receivedAt, pseudonyms);
    return {
      message: { ...asked, text: '', choiceId: press.data },
      address: { chatId: press.message.chat.id },
      callbackQueryId: press.id,
    };
  }
  if (!message?.from || message.from.is_bot || message.chat.type !== 'private') return undefined;
  const text = message.text ?? message.caption;
  if (text === undefined && isServiceNotice(message)) return undefined;
  const asked = from(update, message.from, new Date(message.date * 1000), pseudonyms);
  return {
    message: text === undefined ? { ...asked, text: '', unreadable: true } : { ...asked, text },
    address: { chatId: message.chat.id },
  };
}

function from(
  update: Update,
  person: User,
  sentAt: Date,
  pseudonyms: Pseudonyms,
): Pick<InboundMessage, 'id' | 'channel' | 'asker' | 'sentAt'> {
  return {
    id: String(update.update_id),
    channel: 'telegram',
    asker: pseudonyms.asker('telegram', String(person.id), sentAt),
    sentAt,
  };
}

/** Notices such as a pinned message, which nobody wrote to us. */
function isServiceNotice(message: Message): boolean {
  return (
    message.pinned_message !== undefined || message.message_auto_delete_timer_changed !== undefined
  );
}
