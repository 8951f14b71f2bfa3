import { once } from 'node:events';
import { createServer } from 'node:http';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { WebSocketServer } from 'ws';
import { installConsoleGuard } from '../../../src/bots/whatsapp/console-guard.ts';
import { waitFor } from '../wait-for.ts';
import { createBotMessages } from './bot-messages.ts';
import { acceptConnection, type Connection, type ConnectionEvents } from './connection.ts';
import { branch, childOf, childrenOf, nowInSeconds, SERVER } from './nodes.ts';
import type { Handshaken } from './noise.ts';
import { enterCode, offerPairing, scanQr } from './pairing.ts';
import { createPeople, type People } from './people.ts';
import { answerQuery, takeUploadedKeys } from './queries.ts';
import { botDevice, createWorld, type Shown, type World } from './world.ts';

/** WhatsApp, as far as a linked device meets it, with the phones behind it. On loopback only. */
export interface WhatsAppServer extends People {
  readonly url: string;
  readonly world: World;
  scan(qr: string): Promise<void>;
  enterCode(code: string): Promise<void>;
  /** Resolves when the bot is connected as a linked device. */
  online(): Promise<Connection>;
  /** Does something that ends the connection, and waits for the next login. */
  loginAfter(disturb: () => void): Promise<Connection>;
  /** What a person's phone shows of the bot's messages, in their order. */
  shownTo(phone: string): readonly Shown[];
  /** Waits for the person's message number `count` of the bot. */
  reply(phone: string, count?: number): Promise<Shown>;
  /** Cuts the line without a word. */
  drop(): void;
  /** Ends the stream with a code, such as 515 or 503, or with a conflict, such as `replaced`. */
  streamError(error: { readonly code?: string; readonly conflict?: string }): void;
  /** The person removes the linked device on the phone. */
  removeDevice(): void;
  /** WhatsApp tells that the number may not write for a while, or may again. */
  timeLock(until: Date | undefined): void;
  /** A phone asks for a message of the bot again. */
  askAgain(shown: Shown): void;
  stop(): Promise<void>;
}

const CLOSE_AFTER_MS = 30;

export async function startWhatsAppServer(): Promise<WhatsAppServer> {
  installConsoleGuard();
  const world = createWorld();
  const people = createPeople(world);
  const botMessages = createBotMessages(world);
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  let connections = 0;
  const events: ConnectionEvents = {
    onLogin: (connection, handshaken) => login(world, connection, handshaken),
    onNode: (connection, node) => onNode({ world, people, botMessages }, connection, node),
    onClose(connection) {
      world.connections.delete(connection);
      if (world.online === connection) world.online = undefined;
    },
    onProblem: (what, error) => void world.problems.push(`${what}: ${String(error)}`),
  };
  sockets.on('connection', (socket) => {
    world.connections.add(acceptConnection(socket, ++connections, events));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const shownTo = (phone: string) => world.shown.filter(({ reader }) => reader === phone);

  return {
    ...people,
    url: `ws://127.0.0.1:${port}/ws/chat`,
    world,
    scan: (qr) => scanQr(world, qr),
    enterCode: (code) => enterCode(world, code),
    online: () => waitFor('the bot to be online', () => world.online),
    async loginAfter(disturb) {
      const { online } = world;
      disturb();
      return waitFor('the next login', () => world.online !== online && world.online);
    },
    shownTo,
    reply: (phone, count = 1) =>
      waitFor(`message ${count} to ${phone}`, () => shownTo(phone)[count - 1]),
    drop: () => world.online?.cut(),
    streamError: (error) => world.online && endStream(world.online, error),
    removeDevice() {
      botDevice(world).isLoggedOut = true;
      if (world.online) endStream(world.online, { code: '401', conflict: 'device_removed' });
    },
    timeLock: (until) => world.online && tellTimeLock(world.online, until),
    askAgain({ id, to, reader }) {
      const party = world.people.get(reader);
      if (world.online && party) botMessages.askAgain(world.online, id, to, party);
    },
    async stop() {
      for (const connection of world.connections) connection.cut();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

async function login(world: World, connection: Connection, handshaken: Handshaken): Promise<void> {
  const { payload, clientKey } = handshaken;
  if (world.refuseLogins !== undefined) return refuse(connection, world.refuseLogins);
  if (payload.devicePairingData) return offerPairing(connection, handshaken);
  const device = world.devices.get(Number(payload.device ?? 0));
  const isKnown =
    device?.noiseKey.equals(clientKey) && String(payload.username) === world.account.phone;
  if (!device || !isKnown || device.isLoggedOut) return refuse(connection, '401');
  if (world.online) endStream(world.online, { conflict: 'replaced' });
  connection.device = device;
  world.online = connection;
  device.logins += 1;
  world.events.push('login');
  const lid = `${world.account.lid}:${device.id}@lid`;
  connection.send(
    branch('success', { t: nowInSeconds(), lid, creation: nowInSeconds(), display_name: 'bot' }),
  );
  deliverBacklog(world, connection);
}

function deliverBacklog(world: World, connection: Connection): void {
  const backlog = world.pending.filter(({ isConfirmed }) => !isConfirmed);
  const count = String(backlog.length);
  if (backlog.length > 0) {
    const preview = { count, message: count, receipt: '0', notification: '0', appdata: '0' };
    connection.send(branch('ib', { from: SERVER }, [branch('offline_preview', preview)]));
  }
  for (const { node } of backlog) {
    connection.send({ ...node, attrs: { ...node.attrs, offline: '0' } });
  }
  connection.send(branch('ib', { from: SERVER }, [branch('offline', { count })]));
}

interface Parts {
  readonly world: World;
  readonly people: People;
  readonly botMessages: ReturnType<typeof createBotMessages>;
}

async function onNode(
  { world, people, botMessages }: Parts,
  connection: Connection,
  node: BinaryNode,
): Promise<void> {
  switch (node.tag) {
    case 'iq':
      if (connection.device) takeUploadedKeys(connection.device, node);
      return answerQuery(world, connection, node);
    case 'message':
      return botMessages.take(connection, node);
    case 'receipt':
      return onReceipt(world, people, connection, node);
    case 'ack':
      confirm(
        world,
        node.attrs.class === 'message' && !node.attrs.error ? [node.attrs.id ?? ''] : [],
      );
      return;
    case 'chatstate':
    case 'presence': {
      const state = childrenOf(node)[0]?.tag ?? node.attrs.type ?? '';
      world.chatStates.push({ to: node.attrs.to, state });
      return;
    }
  }
}

async function onReceipt(
  world: World,
  people: People,
  connection: Connection,
  node: BinaryNode,
): Promise<void> {
  const { id = '', to = '', type } = node.attrs;
  const ids = [id, ...childrenOf(childOf(node, 'list')).map(({ attrs }) => attrs.id ?? '')];
  connection.send(branch('ack', { class: 'receipt', id, from: to, ...(type ? { type } : {}) }));
  if (type === 'retry') {
    world.events.push('bot-asks-again');
    return people.answerRetry(connection, node);
  }
  if (type === 'read' || type === 'read-self') world.reads.push(...ids);
  confirm(world, ids);
}

function tellTimeLock(connection: Connection, until: Date | undefined): void {
  const lock = until
    ? { is_active: true, time_enforcement_ends: String(Math.ceil(until.getTime() / 1000)) }
    : { is_active: false };
  const data = { data: { xwa2_notify_account_reachout_timelock: lock } };
  const update = {
    tag: 'update',
    attrs: { op_name: 'NotificationUserReachoutTimelockUpdate' },
    content: Buffer.from(JSON.stringify(data)),
  };
  const attrs = { id: `mex-${nowInSeconds()}`, from: SERVER, type: 'mex', t: nowInSeconds() };
  connection.send(branch('notification', attrs, [update]));
}

function confirm(world: World, ids: readonly string[]): void {
  for (const pending of world.pending) if (ids.includes(pending.id)) pending.isConfirmed = true;
}

function refuse(connection: Connection, reason: string): void {
  connection.send(branch('failure', { reason, location: 'frc' }));
  setTimeout(() => connection.close(), CLOSE_AFTER_MS);
}

function endStream(
  connection: Connection,
  { code, conflict }: { readonly code?: string; readonly conflict?: string },
): void {
  const content = conflict ? [branch('conflict', { type: conflict })] : [];
  connection.send(branch('stream:error', code ? { code } : {}, content));
  setTimeout(() => connection.close(), CLOSE_AFTER_MS);
}
