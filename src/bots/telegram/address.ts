import { z } from 'zod';

const addressSchema = z
  .object({
    chatId: z.number(),
    threadId: z.number().optional(),
    pressedMessageId: z.number().optional(),
    answersMessageId: z.number().optional(),
  })
  .readonly();

/** Where a reply goes; travels sealed and is erased with the reply. */
export interface TelegramAddress {
  readonly chatId: number;
  /** The topic of a forum. */
  readonly threadId?: number | undefined;
  /** The message whose button was pressed: edited when the reply continues it. */
  readonly pressedMessageId?: number | undefined;
  /** The message that the reply is shown to answer, where others write in between. */
  readonly answersMessageId?: number | undefined;
}

export function parseAddress(address: string): TelegramAddress {
  return addressSchema.parse(JSON.parse(address));
}

/** A private chat as it can be written to later: the chat, and no message of it. */
export function standingTelegram(
  address: string,
): { readonly chat: string; readonly address: string } | undefined {
  const { chatId, threadId } = parseAddress(address);
  // A group's number is negative; what is promised to one person is not told to all.
  if (chatId <= 0) return undefined;
  return { chat: String(chatId), address: JSON.stringify({ chatId, threadId }) };
}
