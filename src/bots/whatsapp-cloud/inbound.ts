import type { InboundMessage } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { CloudMessage } from './payload.ts';

/** Where a reply goes, and until when it may; travels sealed and is erased with the reply. */
export interface CloudAddress {
  readonly to: string;
  readonly messageId: string;
  /** When the person wrote: the window for an answer closes 24 hours later. */
  readonly askedAt: string;
}

export type CloudInbound =
  | {
      readonly kind: 'question';
      readonly message: InboundMessage;
      readonly address: CloudAddress;
      /** The id of a message whose place this one takes. */
      readonly replaces?: string;
    }
  | { readonly kind: 'withdrawn'; readonly id: string };

const WORDLESS = new Set(['audio', 'sticker', 'location', 'contacts', 'unsupported']);
const CAPTIONED = ['image', 'video', 'document'] as const;

/** Translates a message. `undefined` for what nobody asked us: reactions, notices, groups. Pure. */
export function toCloudInbound(
  message: CloudMessage,
  pseudonyms: Pseudonyms,
): CloudInbound | undefined {
  if (message.group_id !== undefined) return undefined;
  if (message.revoke) return { kind: 'withdrawn', id: message.revoke.original_message_id };
  const content = contentOf(message);
  if (!content) return undefined;
  const sentAt = new Date(Number(message.timestamp) * 1000);
  return {
    kind: 'question',
    message: {
      id: message.id,
      channel: 'whatsapp',
      asker: pseudonyms.asker('whatsapp', message.from, sentAt),
      sentAt,
      ...content,
    },
    address: { to: message.from, messageId: message.id, askedAt: sentAt.toISOString() },
    ...(message.edit ? { replaces: message.edit.original_message_id } : {}),
  };
}

function contentOf(
  message: CloudMessage,
): Pick<InboundMessage, 'text' | 'choiceId' | 'unreadable'> | undefined {
  const { type, text, interactive, button, edit } = message;
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  if (chosen) return { text: chosen.title, choiceId: chosen.id };
  const words = text?.body ?? button?.text ?? edit?.message.text?.body;
  if (words !== undefined) return { text: words };
  const media = CAPTIONED.map((name) => message[name]).find(Boolean);
  const caption = media?.caption?.trim();
  if (caption) return { text: caption };
  return media || WORDLESS.has(type) ? { text: '', unreadable: true } : undefined;
}
