import { randomBytes } from 'node:crypto';
import { type BinaryNode, encodeBigEndian } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import type { LinkedDevice } from './device.ts';
import {
  branch,
  bytesOf,
  childOf,
  childrenOf,
  leaf,
  nowInSeconds,
  numberOf,
  SERVER,
  userOf,
} from './nodes.ts';
import type { Party } from './party.ts';
import { partyOf, type World } from './world.ts';

const PRIVACY = ['readreceipts', 'profile', 'last', 'online', 'status', 'groupadd', 'calladd'];

/** Answers a query of the bot. What it asks and we do not know gets an empty result. */
export function answerQuery(world: World, connection: Connection, node: BinaryNode): void {
  const { id = '', to = SERVER, xmlns = '', type = '' } = node.attrs;
  const [content] = childrenOf(node);
  const name = `${xmlns}/${type}/${content?.tag ?? ''}`;
  world.queries.set(name, (world.queries.get(name) ?? 0) + 1);
  const answer = resultOf(world, connection, name, content, to);
  connection.send(branch('iq', { from: to, id, type: 'result', t: nowInSeconds() }, answer));
  if (name === 'md/set/link_code_companion_reg' && content) followCode(connection, content);
}

function resultOf(
  world: World,
  connection: Connection,
  name: string,
  content: BinaryNode | undefined,
  to: string,
): readonly BinaryNode[] {
  const { device } = connection;
  switch (name) {
    case 'encrypt/get/count':
      return [branch('count', { value: String(device?.preKeys.length ?? 0) })];
    case 'encrypt/get/digest':
      return [
        branch('digest', {}, [leaf('registration', encodeBigEndian(device?.registrationId ?? 0))]),
      ];
    case 'encrypt/set/registration':
    case 'encrypt/set/rotate':
      return [];
    case 'encrypt/get/key':
      return [
        branch(
          'list',
          {},
          childrenOf(content).map((user) => bundleNode(world, user.attrs.jid ?? '')),
        ),
      ];
    case 'usync/get/usync':
      return content ? [usync(world, content)] : [];
    case 'abt/get/props':
      return [branch('props', { protocol: '1', hash: 'test', refresh: '86400' })];
    case 'blocklist/get/':
    case 'blocklist/get/list':
      return [branch('list', {})];
    case 'privacy/get/privacy':
      return [
        branch(
          'privacy',
          {},
          PRIVACY.map((one) => branch('category', { name: one, value: 'all' })),
        ),
      ];
    case 'w:sync:app:state/set/sync':
      return [
        branch(
          'sync',
          {},
          childrenOf(content).map(({ attrs }) =>
            branch('collection', attrs as Record<string, string>),
          ),
        ),
      ];
    case 'md/set/link_code_companion_reg':
      return content?.attrs.stage === 'companion_hello' ? [codeRef(connection, content)] : [];
    case 'w:g2/get/query':
      return [groupNode(world, to)];
    case 'w:g2/get/participating':
      return [branch('groups', {})];
    default:
      return [];
  }
}

/** Takes the keys that a query of the bot brings along. */
export function takeUploadedKeys(device: LinkedDevice, node: BinaryNode): void {
  const signed = childOf(node, 'skey') ?? childOf(childOf(node, 'rotate'), 'skey');
  if (signed) {
    device.signedPreKey = {
      id: numberOf(childOf(signed, 'id')),
      value: bytesOf(childOf(signed, 'value')),
      signature: bytesOf(childOf(signed, 'signature')),
    };
  }
  const registration = childOf(node, 'registration');
  if (registration?.content instanceof Uint8Array) device.registrationId = numberOf(registration);
  for (const key of childrenOf(childOf(node, 'list'))) {
    device.preKeys.push({
      id: numberOf(childOf(key, 'id')),
      value: bytesOf(childOf(key, 'value')),
    });
  }
}

function codeRef(connection: Connection, content: BinaryNode): BinaryNode {
  const wrapped = bytesOf(childOf(content, 'link_code_pairing_wrapped_companion_ephemeral_pub'));
  const ref = randomBytes(16);
  connection.codeRequest = { wrapped, ref, finished: Promise.withResolvers() };
  return branch('link_code_companion_reg', {}, [leaf('link_code_pairing_ref', ref)]);
}

function followCode({ codeRequest }: Connection, content: BinaryNode): void {
  if (content.attrs.stage === 'companion_finish') codeRequest?.finished.resolve(content);
}

/** A person's keys, with a fresh one-time key. */
export function bundleNode(world: World, address: string): BinaryNode {
  const party = partyOf(world, address);
  const content = party?.bundle() ?? [branch('error', { code: '404', text: 'item-not-found' })];
  return branch('user', { jid: address, t: nowInSeconds() }, content);
}

function groupNode(world: World, address: string): BinaryNode {
  const members = [
    world.account,
    ...(world.groups.get(address) ?? []).flatMap((phone) => world.people.get(phone) ?? []),
  ];
  return branch(
    'group',
    {
      id: userOf(address),
      subject: 'Grup',
      s_t: nowInSeconds(),
      creation: nowInSeconds(),
      creator: world.account.phoneAddress,
      addressing_mode: 'pn',
    },
    members.map(({ phoneAddress }) => branch('participant', { jid: phoneAddress })),
  );
}

function usync(world: World, query: BinaryNode): BinaryNode {
  const wanted = childrenOf(childOf(query, 'query')).map(({ tag }) => tag);
  const users = childrenOf(childOf(query, 'list')).map(({ attrs: { jid = '' } }) =>
    branch('user', { jid }, userFacts(world, jid, wanted)),
  );
  const { sid = '', mode = '', context = '' } = query.attrs;
  return branch('usync', { sid, mode, context, index: '0', last: 'true' }, [
    branch(
      'result',
      {},
      wanted.map((tag) => branch(tag, {})),
    ),
    branch('list', {}, users),
  ]);
}

function userFacts(world: World, jid: string, wanted: readonly string[]): readonly BinaryNode[] {
  const party = partyOf(world, jid);
  if (!party) return [];
  const facts: BinaryNode[] = [];
  if (wanted.includes('contact')) facts.push(branch('contact', { type: 'in' }));
  if (wanted.includes('devices')) facts.push(deviceList(world, party));
  const hasLid = party === world.account || party.hasLid;
  if (wanted.includes('lid') && hasLid && jid.endsWith(SERVER)) {
    facts.push(branch('lid', { val: party.lidAddress }));
  }
  return facts;
}

function deviceList(world: World, party: Party): BinaryNode {
  const linked = [...world.devices.values()].filter(({ isLoggedOut }) => !isLoggedOut);
  const ids = party === world.account ? [0, ...linked.map(({ id }) => id)] : [0];
  const list = ids.map((id) =>
    branch('device', { id: String(id), ...(id ? { 'key-index': String(id) } : {}) }),
  );
  return branch('devices', {}, [
    branch('device-list', {}, list),
    branch('key-index-list', { ts: nowInSeconds() }),
  ]);
}
