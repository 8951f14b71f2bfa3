import { LRUCache } from 'lru-cache';
import type { Conversation } from '../../conversation/conversation.ts';
import { recogniseIntent } from '../../conversation/intent.ts';
import type { InboundMessage } from '../../conversation/message.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import { type InboundContext, toWhatsAppInbound, type WhatsAppInbound } from './inbound.ts';
import type { SentTexts } from './sent-texts.ts';
import type { ReceivedMessage } from './signal-tap.ts';

export interface IntakeParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  readonly sentTexts: SentTexts;
  /** Told of each message that is for us. */
  readonly onReceived: () => void;
  /** Told that a reply is no longer wanted. */
  readonly onWithdrawn: (replyId: string) => void;
}

/** Resolves when the message is safe, or is none of our business. */
export type Intake = (
  received: ReceivedMessage,
  context: Pick<InboundContext, 'self' | 'linkedAt'>,
) => Promise<void>;

type Question = Extract<WhatsAppInbound, { readonly kind: 'question' }>;

const REMEMBERED = 5_000;

export function createIntake(parts: IntakeParts): Intake {
  const { conversation, pseudonyms } = parts;
  /** Baileys tells of each decrypted message a second time. */
  const taken = new LRUCache<string, true>({ max: REMEMBERED });

  async function withdraw(id: string): Promise<void> {
    const replyId = await conversation.withdraw('whatsapp', id);
    if (replyId !== undefined) parts.onWithdrawn(replyId);
  }

  return async ({ message, person, decrypted }, context) => {
    const name = `${message.key.remoteJid} ${message.key.id}`;
    if (!decrypted && taken.has(name)) return;
    if (decrypted) taken.set(name, true);
    const inbound = toWhatsAppInbound(message, { ...context, person, now: new Date() });
    if (!inbound) return;
    if (inbound.kind === 'withdrawn') return withdraw(inbound.id);
    parts.onReceived();
    if (inbound.replaces !== undefined) await withdraw(inbound.replaces);
    const choiceId = await quotedChoice(parts, inbound);
    const asked = toMessage(inbound, pseudonyms, choiceId);
    await conversation.receive(asked, JSON.stringify(inbound.address));
  };
}

/** A number in reply to an earlier message of ours means that message's choice. */
async function quotedChoice(
  { sentTexts }: IntakeParts,
  { quotedId, text }: Question,
): Promise<string | undefined> {
  if (quotedId === undefined || text.length > CHOICE_MAX_CHARACTERS) return undefined;
  const quoted = await sentTexts.find(quotedId);
  if (!quoted) return undefined;
  const intent = recogniseIntent(text, undefined, quoted.choices);
  return intent.kind === 'choice' ? intent.choice.id : undefined;
}

const CHOICE_MAX_CHARACTERS = 80;

function toMessage(
  { id, address, text, sentAt, unreadable, late, group }: Question,
  pseudonyms: Pseudonyms,
  choiceId: string | undefined,
): InboundMessage {
  return {
    id,
    channel: 'whatsapp',
    asker: pseudonyms.asker('whatsapp', address.person, sentAt),
    text,
    sentAt,
    ...(choiceId === undefined ? {} : { choiceId }),
    ...(unreadable ? { unreadable } : {}),
    ...(late ? { late } : {}),
    ...(group ? { group } : {}),
  };
}
