import { randomBytes } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { proto } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import { branch, bytesOf, childOf, nowInSeconds, numberOf } from './nodes.ts';
import { createParty, type Party, type PartyFields } from './party.ts';
import { botDevice, type Pending, type World } from './world.ts';

export interface SayOptions {
  readonly id?: string;
  /** How the envelope names the sender; WhatsApp does both. */
  readonly as?: 'phone' | 'lid';
  /** Whether the envelope tells the sender's other name too. */
  readonly namesBoth?: boolean;
  readonly sentAt?: Date;
  /** Begins a new session. */
  readonly fresh?: boolean;
  /** Keeps it at the server until the next login. */
  readonly hold?: boolean;
  /** A group, or status@broadcast. */
  readonly inside?: string;
}

/** What people do with their phones. */
export interface People {
  person(fields: PartyFields): Party;
  group(address: string, members: readonly string[]): void;
  say(phone: string, content: string | proto.IMessage, options?: SayOptions): Promise<Pending>;
  /** The very same stanza again. */
  repeat(pending: Pending): void;
  /** The bot could not read a message: the phone encrypts it anew. */
  answerRetry(connection: Connection, node: BinaryNode): Promise<void>;
}

const RETRIES = 4;

export function createPeople(world: World): People {
  function person(fields: PartyFields): Party {
    const known = world.people.get(fields.phone);
    if (known) return known;
    const party = createParty(fields);
    world.people.set(fields.phone, party);
    return party;
  }

  return {
    person,
    group: (address, members) => void world.groups.set(address, members),

    async say(phone, content, options = {}) {
      const sender = person({ phone });
      const message = typeof content === 'string' ? { conversation: content } : content;
      const { type, body } = await sender.encrypt(botDevice(world), message, options.fresh);
      const id = options.id ?? `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
      const attrs = { id, type: 'text', t: seconds(options.sentAt), ...envelope(sender, options) };
      const node = branch('message', attrs, [
        { tag: 'enc', attrs: { v: '2', type }, content: body },
      ]);
      const pending: Pending = { id, from: phone, message, node, isConfirmed: false, retries: 0 };
      world.pending.push(pending);
      if (!options.hold) world.online?.send(node);
      return pending;
    },

    repeat: ({ node }) => world.online?.send(node),

    async answerRetry(connection, node) {
      const pending = world.pending.findLast(({ id }) => id === node.attrs.id);
      const { device } = connection;
      if (!pending || !device || ++pending.retries > RETRIES) return;
      const key = childOf(childOf(node, 'keys'), 'key');
      if (key) {
        device.preKeys.unshift({
          id: numberOf(childOf(key, 'id')),
          value: bytesOf(childOf(key, 'value')),
        });
      }
      const { type, body } = await person({ phone: pending.from }).encrypt(
        device,
        pending.message,
        true,
      );
      const attrs = { v: '2', type, count: String(pending.retries) };
      pending.node = { ...pending.node, content: [{ tag: 'enc', attrs, content: body }] };
      connection.send(pending.node);
    },
  };
}

function seconds(at: Date | undefined): string {
  return at ? String(Math.floor(at.getTime() / 1000)) : nowInSeconds();
}

function envelope(
  sender: Party,
  { as = 'phone', namesBoth = true, inside }: SayOptions,
): Record<string, string> {
  const isLid = as === 'lid';
  const address = isLid ? sender.lidAddress : sender.phoneAddress;
  const other = isLid ? sender.phoneAddress : sender.lidAddress;
  const tellsOther = namesBoth && sender.hasLid;
  const mode = isLid ? 'lid' : 'pn';
  const otherName = isLid ? 'pn' : 'lid';
  if (inside !== undefined) {
    const alternative: Record<string, string> = tellsOther
      ? { [`participant_${otherName}`]: other }
      : {};
    return { from: inside, participant: address, addressing_mode: mode, ...alternative };
  }
  const alternative: Record<string, string> = tellsOther ? { [`sender_${otherName}`]: other } : {};
  return { from: address, addressing_mode: mode, notify: 'Tamu', ...alternative };
}

/** A message that takes another back. */
export function takingBack(id: string): proto.IMessage {
  return { protocolMessage: { type: proto.Message.ProtocolMessage.Type.REVOKE, key: { id } } };
}

/** A message that puts other words in the place of another. */
export function correcting(id: string, text: string): proto.IMessage {
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
      key: { id },
      editedMessage: { conversation: text },
    },
  };
}
