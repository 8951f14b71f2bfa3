import { z } from 'zod';

const addressSchema = z.object({ chat: z.string(), person: z.string(), messageId: z.string() });

/** A private chat as it can be written to later; `undefined` for a group. */
export function standingWhatsApp(
  address: string,
): { readonly chat: string; readonly address: string } | undefined {
  const { chat, person, messageId } = addressSchema.parse(JSON.parse(address));
  if (chat.endsWith('@g.us')) return undefined;
  return { chat: person, address: JSON.stringify({ chat, person, messageId }) };
}
