import { z } from 'zod';
import type { Reply } from '../../conversation/message.ts';
import { CHAT_TEXT, renderMarkdown } from '../markdown.ts';

const LANGUAGE = 'id';

/** Somebody who may be written to by an approved template alone, whenever they wrote last. */
export const templateAddressSchema = z.object({ to: z.string(), template: z.string() });
export type TemplateAddress = Readonly<z.infer<typeof templateAddressSchema>>;

const addressSchema = z.object({ to: z.string() });

/** A chat as a template can reach it later. */
export function standingCloud(
  address: string,
  template: string,
): { readonly chat: string; readonly address: string } {
  const { to } = addressSchema.parse(JSON.parse(address));
  return { chat: to, address: JSON.stringify({ to, template }) };
}

/** A reply as the one parameter of a template, which bears no line break. */
export function templateMessage({ to, template }: TemplateAddress, { text }: Reply) {
  const line = renderMarkdown(text, CHAT_TEXT).replace(/\s+/g, ' ');
  return {
    recipient_type: 'individual',
    to,
    type: 'template',
    template: {
      name: template,
      language: { code: LANGUAGE },
      components: [{ type: 'body', parameters: [{ type: 'text', text: line }] }],
    },
  };
}
