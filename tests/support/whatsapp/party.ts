import type { BinaryNode } from '@whiskeysockets/baileys';
import {
  Curve,
  encodeBigEndian,
  generateRegistrationId,
  generateSignalPubKey,
  type KeyPair,
  proto,
  signedKeyPair,
  unpadRandomMax16,
  writeRandomPadMax16,
} from '@whiskeysockets/baileys';
import * as libsignal from 'libsignal';
import type { LinkedDevice } from './device.ts';
import { leaf, SERVER } from './nodes.ts';

export interface Ciphertext {
  readonly type: 'pkmsg' | 'msg';
  readonly body: Buffer;
}

/** A phone: of a person who writes to the bot, or of the account itself. */
export interface Party {
  readonly phone: string;
  readonly lid: string;
  /** Whether WhatsApp tells others this person's LID. */
  readonly hasLid: boolean;
  readonly identity: KeyPair;
  readonly phoneAddress: string;
  readonly lidAddress: string;
  /** @param fresh begins a new session, as a phone does that was asked to send again */
  encrypt(device: LinkedDevice, message: proto.IMessage, fresh?: boolean): Promise<Ciphertext>;
  decrypt(device: LinkedDevice, type: string, ciphertext: Uint8Array): Promise<proto.Message>;
  /** The phone has lost what it knew, for example because it was reinstalled. */
  forgetSessions(): void;
  /** Keys with which somebody may begin to write to this phone. */
  bundle(): readonly BinaryNode[];
  readonly registrationId: number;
}

export interface PartyFields {
  readonly phone: string;
  readonly lid?: string;
  readonly hasLid?: boolean;
}

export function createParty({ phone, lid = `9${phone}`, hasLid = true }: PartyFields): Party {
  const identity = Curve.generateKeyPair();
  const signedPreKey = signedKeyPair(identity, 1);
  const registrationId = generateRegistrationId() || 1;
  const preKeys = new Map<number, KeyPair>();
  const sessions = new Map<string, Uint8Array>();
  const storage = createStorage({ identity, signedPreKey, registrationId, preKeys, sessions });
  const addressOf = (device: LinkedDevice) =>
    new libsignal.ProtocolAddress(`bot${phone}`, device.id);

  return {
    phone,
    lid,
    hasLid,
    identity,
    registrationId,
    phoneAddress: `${phone}@${SERVER}`,
    lidAddress: `${lid}@lid`,
    forgetSessions: () => sessions.clear(),

    async encrypt(device, message, fresh = false) {
      const address = addressOf(device);
      if (fresh) sessions.delete(address.toString());
      if (!sessions.has(address.toString())) {
        const builder = new libsignal.SessionBuilder(storage, address);
        await builder.initOutgoing(bundleOf(device) as never);
      }
      const padded = writeRandomPadMax16(proto.Message.encode(message).finish());
      const cipher = new libsignal.SessionCipher(storage, address);
      const { type, body } = await cipher.encrypt(Buffer.from(padded));
      return {
        type: type === 3 ? 'pkmsg' : 'msg',
        body: Buffer.from(body, 'binary'),
      };
    },

    async decrypt(device, type, ciphertext) {
      const cipher = new libsignal.SessionCipher(storage, addressOf(device));
      const bytes = Buffer.from(ciphertext);
      const plain = await (type === 'pkmsg'
        ? cipher.decryptPreKeyWhisperMessage(bytes)
        : cipher.decryptWhisperMessage(bytes));
      return proto.Message.decode(unpadRandomMax16(plain));
    },

    bundle() {
      const id = preKeys.size + 1;
      const preKey = Curve.generateKeyPair();
      preKeys.set(id, preKey);
      return [
        leaf('registration', encodeBigEndian(registrationId)),
        leaf('type', [5]),
        leaf('identity', identity.public),
        {
          tag: 'skey',
          attrs: {},
          content: [
            leaf('id', encodeBigEndian(signedPreKey.keyId, 3)),
            leaf('value', signedPreKey.keyPair.public),
            leaf('signature', signedPreKey.signature),
          ],
        },
        {
          tag: 'key',
          attrs: {},
          content: [leaf('id', encodeBigEndian(id, 3)), leaf('value', preKey.public)],
        },
      ];
    },
  };
}

/** The bot's keys as the server hands them to a phone. */
function bundleOf(device: LinkedDevice) {
  const preKey = device.preKeys.shift();
  const { signedPreKey } = device;
  return {
    registrationId: device.registrationId,
    identityKey: generateSignalPubKey(device.identity),
    signedPreKey: {
      keyId: signedPreKey.id,
      publicKey: generateSignalPubKey(signedPreKey.value),
      signature: signedPreKey.signature,
    },
    ...(preKey
      ? { preKey: { keyId: preKey.id, publicKey: generateSignalPubKey(preKey.value) } }
      : {}),
  };
}

interface Keys {
  readonly identity: KeyPair;
  readonly signedPreKey: ReturnType<typeof signedKeyPair>;
  readonly registrationId: number;
  readonly preKeys: Map<number, KeyPair>;
  readonly sessions: Map<string, Uint8Array>;
}

function createStorage(keys: Keys): libsignal.SignalStorage {
  const { identity, signedPreKey, registrationId, preKeys, sessions } = keys;
  const forLibsignal = (pair: KeyPair) => ({
    privKey: Buffer.from(pair.private),
    pubKey: Buffer.from(generateSignalPubKey(pair.public)),
  });
  return {
    async loadSession(id) {
      const session = sessions.get(id);
      return session && libsignal.SessionRecord.deserialize(session);
    },
    async storeSession(id, record) {
      sessions.set(id, record.serialize());
    },
    isTrustedIdentity: () => true,
    async loadPreKey(id) {
      const pair = preKeys.get(Number(id));
      return pair && forLibsignal(pair);
    },
    removePreKey: (id) => void preKeys.delete(id),
    loadSignedPreKey: () => forLibsignal(signedPreKey.keyPair),
    getOurRegistrationId: () => registrationId,
    getOurIdentity: () => forLibsignal(identity),
  };
}
