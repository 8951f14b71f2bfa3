import { proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import {
  GroupCipher,
  GroupSessionBuilder,
  SenderKeyDistributionMessage,
  SenderKeyName,
  SenderKeyRecord,
} from '@whiskeysockets/baileys/lib/Signal/Group/index.js';
import type { Party } from './party.ts';

/** Reads what the bot says to a group, with the keys that each member was given. */
export interface GroupReader {
  learn(reader: Party, key: proto.Message.ISenderKeyDistributionMessage): Promise<void>;
  read(reader: Party, ciphertext: Uint8Array): Promise<proto.IMessage>;
}

export function createGroupReader(): GroupReader {
  const records = new Map<string, SenderKeyRecord>();
  const storage = {
    loadSenderKey: async (name: SenderKeyName) =>
      records.get(name.toString()) ?? new SenderKeyRecord(),
    storeSenderKey: async (name: SenderKeyName, record: SenderKeyRecord) =>
      void records.set(name.toString(), record),
  };
  const nameFor = (reader: Party) =>
    new SenderKeyName('group', { id: reader.phone, deviceId: 0, toString: () => reader.phone });
  return {
    async learn(reader, key) {
      const bytes = key.axolotlSenderKeyDistributionMessage ?? new Uint8Array();
      const message = new SenderKeyDistributionMessage(null, null, null, null, bytes);
      await new GroupSessionBuilder(storage).process(nameFor(reader), message);
    },
    async read(reader, ciphertext) {
      const plain = await new GroupCipher(storage, nameFor(reader)).decrypt(ciphertext);
      return proto.Message.decode(unpadRandomMax16(plain));
    },
  };
}
