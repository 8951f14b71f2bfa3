import type { proto, WAMessage } from '@whiskeysockets/baileys';
import { contentOf } from './message-content.ts';

/** Where a reply goes; travels sealed and is erased with the reply. */
export interface WhatsAppAddress {
  /** The chat, untouched as WhatsApp named it. */
  readonly chat: string;
  /** The person's one name, whichever way WhatsApp addressed them. */
  readonly person: string;
  /** The message that is answered: for the read receipt, and quoted in groups. */
  readonly messageId: string;
  readonly participant?: string;
  /** What was asked, shown above the answer where others read along. */
  readonly quote?: string;
}

/** What a message of a person means for us. */
export type WhatsAppInbound =
  | {
      readonly kind: 'question';
      readonly id: string;
      readonly address: WhatsAppAddress;
      readonly text: string;
      readonly unreadable?: true;
      readonly late?: true;
      readonly group?: true;
      /** The message of ours that the person quoted. */
      readonly quotedId?: string;
      /** The id of a message whose place this one takes. */
      readonly replaces?: string;
      readonly sentAt: Date;
    }
  | { readonly kind: 'withdrawn'; readonly id: string };

export interface InboundContext {
  /** The bot's own addresses. */
  readonly self: readonly string[];
  /** The sender's one name: the LID where WhatsApp tells it, else the address as it came. */
  readonly person: string;
  readonly linkedAt: Date | undefined;
  readonly now: Date;
}

const ANSWERED_FOR_MS = 6 * 60 * 60 * 1000;
/** A wait that a person notices. */
const LATE_AFTER_MS = 15_000;
/** WhatsApp counts in seconds, and its clock is not ours. */
const CLOCK_TOLERANCE_MS = 5_000;
const DIGITS_MENTION = /@\d{5,}\s*/g;

/**
 * Translates a message. `undefined` for what we ignore: our own messages, status posts, channels,
 * talk in groups that does not address the bot, and what is too old to be answered.
 */
export function toWhatsAppInbound(
  message: WAMessage,
  context: InboundContext,
): WhatsAppInbound | undefined {
  const { remoteJid: chat, id: messageId, fromMe } = message.key;
  if (!chat || !messageId || fromMe || !isConversation(chat)) return undefined;
  const content = contentOf(message.message);
  if (!content) return undefined;
  const group = chat.endsWith('@g.us');
  const idOf = (id: string) => [context.person, group ? chat : '', id].join(' ');
  if (content.kind === 'withdrawn') return { kind: 'withdrawn', id: idOf(content.originalId) };

  const sentAt = sentAtOf(message, context.now);
  if (isTooOld(sentAt, context)) return undefined;
  const info = 'context' in content ? content.context : undefined;
  if (group && (content.kind !== 'text' || !addresses(info, context.self))) return undefined;

  const text = content.kind === 'unreadable' ? '' : content.text;
  const asked = group ? text.replace(DIGITS_MENTION, '').trim() : text;
  const participant = message.key.participant;
  const late = context.now.getTime() - sentAt.getTime() > LATE_AFTER_MS;
  return {
    kind: 'question',
    id: idOf(messageId),
    address: {
      chat,
      person: context.person,
      messageId,
      ...(participant ? { participant } : {}),
      ...(group ? { quote: text } : {}),
    },
    text: asked,
    sentAt,
    ...(content.kind === 'unreadable' ? { unreadable: true as const } : {}),
    ...(late ? { late: true as const } : {}),
    ...(group ? { group: true as const } : {}),
    ...(info?.stanzaId ? { quotedId: info.stanzaId } : {}),
    ...(content.kind === 'edited' ? { replaces: idOf(content.originalId) } : {}),
  };
}

/** A person or a group; not a status post, a broadcast list or a channel. */
export function isConversation(chat: string): boolean {
  return /@(s\.whatsapp\.net|lid|hosted|hosted\.lid|g\.us)$/.test(chat);
}

/** The same name for all devices of a person. */
export function withoutDevice(address: string): string {
  return address.replace(/[:_]\d+(?=@)/, '');
}

/** The sender's one name, as far as the message itself tells it. */
export function personIn({ key }: WAMessage): string {
  const addresses = [key.participant, key.remoteJid, key.participantAlt, key.remoteJidAlt];
  const own = key.remoteJid?.endsWith('@g.us') ? [key.participant, key.participantAlt] : addresses;
  const known = own.filter((address) => typeof address === 'string' && address !== '');
  const lid = known.find((address) => address?.endsWith('lid'));
  return withoutDevice(lid ?? known[0] ?? '');
}

function addresses(info: proto.IContextInfo | undefined, self: readonly string[]): boolean {
  const named = [...(info?.mentionedJid ?? []), info?.participant ?? ''].map(withoutDevice);
  return self.some((address) => named.includes(withoutDevice(address)));
}

function sentAtOf({ messageTimestamp }: WAMessage, now: Date): Date {
  const seconds = Number(messageTimestamp ?? 0);
  return seconds > 0 ? new Date(seconds * 1000) : now;
}

function isTooOld(sentAt: Date, { now, linkedAt }: InboundContext): boolean {
  const isOld = now.getTime() - sentAt.getTime() > ANSWERED_FOR_MS;
  const start = linkedAt ? linkedAt.getTime() - CLOCK_TOLERANCE_MS : 0;
  return isOld || sentAt.getTime() < start;
}
