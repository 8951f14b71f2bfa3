import type { proto, WAMessage } from '@whiskeysockets/baileys';

/** What a person reads or hears in a message. Pure. */
export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly context?: proto.IContextInfo }
  /** A voice note, a sticker, a picture without words. */
  | { readonly kind: 'unreadable'; readonly context?: proto.IContextInfo }
  | { readonly kind: 'withdrawn'; readonly originalId: string }
  | { readonly kind: 'edited'; readonly originalId: string; readonly text: string };

/** `ProtocolMessage.Type` of Baileys, which this module does not import at run time. */
const REVOKE = 0;
const MESSAGE_EDIT = 14;

const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
] as const;
const CAPTIONED = ['imageMessage', 'videoMessage', 'documentMessage'] as const;
const WORDLESS = [
  'audioMessage',
  'stickerMessage',
  'lottieStickerMessage',
  'ptvMessage',
  'contactMessage',
  'contactsArrayMessage',
  'locationMessage',
  'liveLocationMessage',
  'pollCreationMessage',
  'pollCreationMessageV3',
  'eventMessage',
  'productMessage',
] as const;

/** `undefined` for what nobody wrote to us: reactions, key exchange, poll votes, calls. */
export function contentOf(message: WAMessage['message']): Content | undefined {
  const inner = unwrap(message);
  if (!inner) return undefined;
  if (inner.protocolMessage) return protocolContent(inner.protocolMessage);
  const spoken = wordsOf(inner);
  if (spoken) return spoken;
  const wordless = WORDLESS.map((name) => inner[name]).find(Boolean);
  if (!wordless) return undefined;
  return withContext({ kind: 'unreadable' }, contextOf(wordless));
}

function unwrap(message: proto.IMessage | null | undefined): proto.IMessage | undefined {
  if (!message) return undefined;
  const wrapped = WRAPPERS.map((name) => message[name]?.message).find(Boolean);
  return wrapped ? unwrap(wrapped) : message;
}

function wordsOf(message: proto.IMessage): Content | undefined {
  const { conversation, extendedTextMessage } = message;
  if (conversation) return { kind: 'text', text: conversation };
  if (extendedTextMessage?.text) {
    return withContext(
      { kind: 'text', text: extendedTextMessage.text },
      extendedTextMessage.contextInfo,
    );
  }
  const media = CAPTIONED.map((name) => message[name]).find(Boolean);
  if (!media) return undefined;
  const caption = media.caption?.trim();
  return withContext(
    caption ? { kind: 'text', text: caption } : { kind: 'unreadable' },
    media.contextInfo,
  );
}

function protocolContent(protocol: proto.Message.IProtocolMessage): Content | undefined {
  const originalId = protocol.key?.id;
  if (!originalId) return undefined;
  if ((protocol.type ?? REVOKE) === REVOKE) return { kind: 'withdrawn', originalId };
  if (protocol.type !== MESSAGE_EDIT) return undefined;
  const edited = contentOf(protocol.editedMessage);
  return edited?.kind === 'text' ? { kind: 'edited', originalId, text: edited.text } : undefined;
}

function contextOf(part: object): proto.IContextInfo | undefined {
  const context: unknown = Reflect.get(part, 'contextInfo');
  return typeof context === 'object' && context !== null ? context : undefined;
}

function withContext<T extends Content>(
  content: T,
  context: proto.IContextInfo | null | undefined,
): T {
  return context ? { ...content, context } : content;
}
