import type { BinaryNode, SocketConfig, WAMessage } from '@whiskeysockets/baileys';
import type { StoredAuth } from './auth-state.ts';
import { personIn, withoutDevice } from './inbound.ts';
import type { Baileys } from './load-baileys.ts';

export interface ReceivedMessage {
  readonly message: WAMessage;
  /** The sender's one name. */
  readonly person: string;
  /** It comes straight from decryption, before WhatsApp hears that it has arrived. */
  readonly decrypted: boolean;
}

export interface SignalTapParts {
  readonly baileys: Baileys;
  readonly auth: StoredAuth;
  readonly oneAtATime: <T>(task: () => Promise<T>) => Promise<T>;
  readonly onMessage: (received: ReceivedMessage) => Promise<void>;
}

type MakeRepository = SocketConfig['makeSignalRepository'];
type Repository = ReturnType<MakeRepository>;

/** Takes messages where they become readable. */
export interface SignalTap {
  readonly makeRepository: MakeRepository;
  /** Must see each decoded frame before Baileys works on it. */
  readonly onFrame: (frame: BinaryNode | Uint8Array) => void;
}

/**
 * Baileys confirms a message to the server and only then tells us of it; a process that ends in
 * between has lost the message for good. So we take it at its decryption: what is not safe by then
 * counts as not decrypted, and WhatsApp sends it again.
 */
export function tapSignal(parts: SignalTapParts): SignalTap {
  const { baileys, auth, oneAtATime, onMessage } = parts;
  /** Which stanza a ciphertext came in. */
  const stanzas = new WeakMap<Uint8Array, BinaryNode>();

  async function take(ciphertext: Uint8Array, plain: Uint8Array, sender?: string): Promise<void> {
    const stanza = stanzas.get(ciphertext);
    const { me } = auth.state.creds;
    if (!stanza || !me) return;
    const { fullMessage } = baileys.decodeMessageNode(stanza, me.id, me.lid ?? '');
    const content = baileys.proto.Message.decode(baileys.unpadRandomMax16(plain));
    const message: WAMessage = { ...fullMessage, message: content };
    const known = personIn(message);
    const person = known.endsWith('lid') || !sender ? known : withoutDevice(sender);
    await onMessage({ message, person, decrypted: true });
  }

  return {
    onFrame(frame) {
      if (frame instanceof Uint8Array || frame.tag !== 'message') return;
      for (const { content } of Array.isArray(frame.content) ? frame.content : []) {
        if (content instanceof Uint8Array) stanzas.set(content, frame);
      }
    },

    makeRepository(state, logger, toLid) {
      const { makeSignalRepository } = baileys.DEFAULT_CONNECTION_CONFIG;
      const repository = makeSignalRepository(state, logger, toLid);
      return {
        ...repository,
        async decryptMessage(options: Parameters<Repository['decryptMessage']>[0]) {
          const plain = await oneAtATime(() => repository.decryptMessage(options));
          await take(options.ciphertext, plain, options.jid);
          return plain;
        },
        async decryptGroupMessage(options: Parameters<Repository['decryptGroupMessage']>[0]) {
          const plain = await oneAtATime(() => repository.decryptGroupMessage(options));
          await take(options.msg, plain);
          return plain;
        },
      };
    },
  };
}
