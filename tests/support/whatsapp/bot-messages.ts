import { type BinaryNode, Curve, encodeBigEndian, proto } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import { createGroupReader, type GroupReader } from './group-reader.ts';
import {
  branch,
  bytesOf,
  childOf,
  childrenOf,
  leaf,
  nowInSeconds,
  userOf,
  wordsIn,
} from './nodes.ts';
import type { Party } from './party.ts';
import { bundleNode } from './queries.ts';
import { partyOf, type World } from './world.ts';

const ACCOUNT_SIGNATURE = Buffer.from([6, 0]);
const RETRIES = 3;

/** What becomes of a message that the bot sends. */
export interface BotMessages {
  take(connection: Connection, node: BinaryNode): Promise<void>;
  /** A phone could not read a message and asks for it again. */
  askAgain(
    connection: Connection,
    messageId: string,
    to: string,
    reader: Party,
    count?: number,
  ): void;
}

export function createBotMessages(world: World): BotMessages {
  const groups: GroupReader = createGroupReader();
  const retries = new Map<string, number>();

  function askAgain(
    connection: Connection,
    messageId: string,
    to: string,
    reader: Party,
    count = 1,
  ) {
    reader.forgetSessions();
    const keys = childrenOf(bundleNode(world, reader.phoneAddress)).filter(
      ({ tag }) => tag !== 'registration',
    );
    const participant = to.endsWith('@g.us') ? { participant: reader.phoneAddress } : {};
    connection.send(
      branch(
        'receipt',
        { id: messageId, from: to, type: 'retry', t: nowInSeconds(), ...participant },
        [
          branch('retry', { count: String(count), id: messageId, t: nowInSeconds(), v: '1' }),
          leaf('registration', encodeBigEndian(reader.registrationId)),
          branch('keys', {}, keys),
        ],
      ),
    );
  }

  async function read(connection: Connection, node: BinaryNode, jid: string, enc: BinaryNode) {
    const { id = '', to = '' } = node.attrs;
    const reader = partyOf(world, jid);
    if (!reader || !connection.device) return;
    if (enc.attrs.type === 'pkmsg') checkIdentity(world, connection, node);
    try {
      const message = await reader.decrypt(connection.device, enc.attrs.type ?? '', bytesOf(enc));
      const key = message.senderKeyDistributionMessage;
      if (key) await groups.learn(reader, key);
      show(node, reader, reader === world.account ? message.deviceSentMessage?.message : message);
    } catch (error) {
      const asked = (retries.get(id + jid) ?? 0) + 1;
      retries.set(id + jid, asked);
      world.events.push('phone-asks-again');
      if (asked <= RETRIES && reader !== world.account) askAgain(connection, id, to, reader, asked);
      else world.problems.push(`${reader.phone} cannot read ${id}: ${String(error)}`);
    }
  }

  /** A phone shows a message once, however often it comes under the same id. */
  function show(node: BinaryNode, reader: Party, message: proto.IMessage | null | undefined): void {
    const { id = '', to = '' } = node.attrs;
    const text = wordsIn(message);
    if (reader === world.account || !message || text === undefined) return;
    if (world.shown.some((one) => one.id === id && one.reader === reader.phone)) return;
    world.shown.push({ id, to, reader: reader.phone, text, message, at: Date.now() });
  }

  async function readGroupMessage(node: BinaryNode, enc: BinaryNode): Promise<void> {
    for (const phone of world.groups.get(node.attrs.to ?? '') ?? []) {
      const reader = world.people.get(phone);
      if (reader) show(node, reader, await groups.read(reader, bytesOf(enc)));
    }
  }

  return {
    askAgain,
    async take(connection, node) {
      const { id = '', to = '', participant } = node.attrs;
      world.arrivedIds.push(id);
      if (world.swallowMessages) return;
      for (const copy of childrenOf(childOf(node, 'participants'))) {
        const enc = childOf(copy, 'enc');
        if (enc) await read(connection, node, copy.attrs.jid ?? '', enc);
      }
      const enc = childOf(node, 'enc');
      if (enc?.attrs.type === 'skmsg') await readGroupMessage(node, enc);
      else if (enc) await read(connection, node, participant ?? to, enc);
      const refusal = world.refuseMessages;
      connection.send(
        branch('ack', {
          class: 'message',
          id,
          from: to,
          t: nowInSeconds(),
          ...(refusal ? { error: refusal } : {}),
        }),
      );
      const isPrivate = partyOf(world, userOf(to)) !== undefined && !to.endsWith('@g.us');
      if (!refusal && isPrivate && world.sendReceipts) {
        connection.send(branch('receipt', { id, from: to, t: nowInSeconds() }));
      }
    },
  };
}

/** The first message to a phone shows that the account has vouched for this device. */
function checkIdentity(world: World, { device }: Connection, node: BinaryNode): void {
  const shown = childOf(node, 'device-identity');
  if (!shown || !device) return void world.problems.push('no device identity with a first message');
  const { accountSignature, accountSignatureKey } = proto.ADVSignedDeviceIdentity.decode(
    bytesOf(shown),
  );
  const key = accountSignatureKey?.length ? accountSignatureKey : world.account.identity.public;
  const statement = Buffer.concat([ACCOUNT_SIGNATURE, device.details, device.identity]);
  if (!accountSignature || !Curve.verify(key, statement, accountSignature)) {
    world.problems.push('the account has not signed this device');
  }
}
