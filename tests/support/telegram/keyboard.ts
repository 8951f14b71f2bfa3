import { z } from 'zod';
import { badRequest } from './refusal.ts';

const BUTTON_DATA_MAX_BYTES = 64;
const BUTTONS_IN_A_ROW = 8;
const BUTTONS = 100;

export interface Button {
  readonly text: string;
  readonly callback_data: string;
}

export type Keyboard = readonly (readonly Button[])[];

const markupSchema = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
});

/** Reads `reply_markup`, and refuses what Telegram refuses. */
export function readKeyboard(markup: unknown): Keyboard | undefined {
  if (markup === undefined) return undefined;
  const parsed = markupSchema.safeParse(markup);
  if (!parsed.success) throw badRequest("can't parse inline keyboard markup JSON object");
  const rows = parsed.data.inline_keyboard;
  if (rows.some((row) => row.length > BUTTONS_IN_A_ROW)) throw badRequest('too many buttons');
  const buttons = rows.flat();
  if (buttons.length > BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG');
  for (const { text, callback_data: data } of buttons) {
    if (text === '') throw badRequest("inline keyboard button text can't be empty");
    if (data === '' || Buffer.byteLength(data) > BUTTON_DATA_MAX_BYTES) {
      throw badRequest('BUTTON_DATA_INVALID');
    }
  }
  return buttons.length === 0 ? undefined : rows;
}
