import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import type { LinkedDevice } from './device.ts';
import { userOf } from './nodes.ts';
import { createParty, type Party } from './party.ts';

/** A message to the bot that the bot has not confirmed yet. */
export interface Pending {
  readonly id: string;
  readonly from: string;
  readonly message: proto.IMessage;
  node: BinaryNode;
  isConfirmed: boolean;
  retries: number;
}

/** A message of the bot, as the phone it is for shows it. */
export interface Shown {
  readonly id: string;
  /** The chat as the bot named it. */
  readonly to: string;
  /** The person who reads it. */
  readonly reader: string;
  readonly text: string;
  readonly message: proto.IMessage;
  readonly at: number;
}

/** Everything the fake WhatsApp knows. */
export interface World {
  readonly account: Party;
  readonly people: Map<string, Party>;
  readonly groups: Map<string, readonly string[]>;
  readonly devices: Map<number, LinkedDevice>;
  readonly pending: Pending[];
  readonly shown: Shown[];
  /** Ids of the bot's messages, each time one came over the wire. */
  readonly arrivedIds: string[];
  readonly reads: string[];
  readonly chatStates: { readonly to: string | undefined; readonly state: string }[];
  readonly queries: Map<string, number>;
  readonly events: string[];
  readonly problems: string[];
  readonly connections: Set<Connection>;
  online: Connection | undefined;
  nextDevice: number;
  /** Refuses the bot's messages with this code, such as 463. */
  refuseMessages: string | undefined;
  /** Takes the bot's messages without a word, as a dead line does. */
  swallowMessages: boolean;
  /** Refuses logins with this reason. */
  refuseLogins: string | undefined;
  /** Phones tell the bot what they have received. */
  sendReceipts: boolean;
}

export function createWorld(): World {
  return {
    account: createParty({ phone: '6281100000001', lid: '201100000000001' }),
    people: new Map(),
    groups: new Map(),
    devices: new Map(),
    pending: [],
    shown: [],
    arrivedIds: [],
    reads: [],
    chatStates: [],
    queries: new Map(),
    events: [],
    problems: [],
    connections: new Set(),
    online: undefined,
    nextDevice: 1,
    refuseMessages: undefined,
    swallowMessages: false,
    refuseLogins: undefined,
    sendReceipts: true,
  };
}

export function partyOf(world: World, address: string): Party | undefined {
  const user = userOf(address);
  return [world.account, ...world.people.values()].find(
    ({ phone, lid }) => phone === user || lid === user,
  );
}

/** The bot's device, connected or not. */
export function botDevice(world: World): LinkedDevice {
  const device =
    world.online?.device ?? [...world.devices.values()].findLast(({ isLoggedOut }) => !isLoggedOut);
  if (!device) throw new Error('no bot is linked');
  return device;
}
