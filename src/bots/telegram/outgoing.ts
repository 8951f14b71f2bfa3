import { type Api, GrammyError } from 'grammy';
import type { SendResult } from '../../conversation/delivery.ts';
import type { Reply } from '../../conversation/message.ts';
import { CHAT_TEXT, renderMarkdown } from '../markdown.ts';
import { splitText } from '../split-text.ts';
import type { TelegramAddress } from './address.ts';
import { type InlineButton, renderKeyboard, renderTelegramHtml } from './render.ts';
import { isEditRefusal, isMarkupRefusal, isThreadGone, toSendResult } from './send-result.ts';

/** Below Telegram's 4,096, because Markdown grows when it becomes HTML. */
const PART_MAX_CHARACTERS = 3_500;
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/** Sends a reply, or lets it take the place of the message whose button was pressed. */
export async function sendReply(
  api: Api,
  address: TelegramAddress,
  reply: Reply,
): Promise<SendResult> {
  try {
    const isEdited = await edit(api, address, reply);
    return isEdited ? { kind: 'sent' } : await sendParts(api, address, reply);
  } catch (error) {
    return toSendResult(error);
  }
}

/** `false` when there is nothing to edit, or Telegram does not let us. */
async function edit(api: Api, address: TelegramAddress, reply: Reply): Promise<boolean> {
  const { chatId, pressedMessageId } = address;
  if (pressedMessageId === undefined || reply.continues === undefined) return false;
  const text = [reply.continues, reply.text].filter(Boolean).join('\n\n');
  if (text.length > PART_MAX_CHARACTERS) return false;
  try {
    await api.editMessageText(chatId, pressedMessageId, renderTelegramHtml(text), {
      ...NO_PREVIEW,
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: renderKeyboard(reply.choices) },
    });
    return true;
  } catch (error) {
    if (isEditRefusal(error)) return false;
    throw error;
  }
}

async function sendParts(api: Api, address: TelegramAddress, reply: Reply): Promise<SendResult> {
  const texts = splitText(reply.text, PART_MAX_CHARACTERS);
  const keyboard = renderKeyboard(reply.choices);
  let target = address;
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1;
    try {
      target = await sendWhereItIs(api, target, text, isLast ? keyboard : []);
    } catch (error) {
      const result = toSendResult(error);
      const begun = index > 0;
      return begun && result.kind === 'retry' ? { kind: 'unknown', reason: 'cut-short' } : result;
    }
  }
  return { kind: 'sent' };
}

/** Follows a group that became a supergroup, and leaves a topic that is gone; once each. */
async function sendWhereItIs(
  api: Api,
  address: TelegramAddress,
  text: string,
  keyboard: readonly InlineButton[][],
): Promise<TelegramAddress> {
  try {
    await sendText(api, address, text, keyboard);
    return address;
  } catch (error) {
    const elsewhere = movedAddress(error, address);
    if (!elsewhere) throw error;
    await sendText(api, elsewhere, text, keyboard);
    return elsewhere;
  }
}

function movedAddress(error: unknown, address: TelegramAddress): TelegramAddress | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const { migrate_to_chat_id: chatId } = error.parameters;
  if (chatId !== undefined) return { chatId };
  const { threadId, ...rest } = address;
  return threadId !== undefined && isThreadGone(error) ? rest : undefined;
}

async function sendText(
  api: Api,
  { chatId, threadId, answersMessageId }: TelegramAddress,
  text: string,
  keyboard: readonly InlineButton[][],
): Promise<void> {
  const options = {
    ...NO_PREVIEW,
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(answersMessageId === undefined
      ? {}
      : {
          reply_parameters: { message_id: answersMessageId, allow_sending_without_reply: true },
        }),
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: [...keyboard] } } : {}),
  };
  try {
    await api.sendMessage(chatId, renderTelegramHtml(text), { ...options, parse_mode: 'HTML' });
  } catch (error) {
    if (!isMarkupRefusal(error)) throw error;
    await api.sendMessage(chatId, renderMarkdown(text, CHAT_TEXT), options);
  }
}
