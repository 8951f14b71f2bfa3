import type { BinaryNode, ConnectionState, WAMessage, WASocket } from '@whiskeysockets/baileys';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { createKeyedQueue } from '../../conversation/keyed-queue.ts';
import { type AckResult, awaitAck } from './acks.ts';
import type { StoredAuth } from './auth-state.ts';
import { createBaileysLog, statusCodeOf } from './baileys-log.ts';
import { containRejections } from './contain-rejections.ts';
import { personIn } from './inbound.ts';
import type { Baileys } from './load-baileys.ts';
import { createMemoryCache } from './memory-cache.ts';
import { type ReceivedMessage, tapSignal } from './signal-tap.ts';

/** What happens on a connection. */
export interface SocketEvents {
  readonly onQr: (qr: string) => void;
  readonly onPairingCode: (code: string) => void;
  readonly onOpen: () => void;
  /** Resolves when the message is safe; only then does WhatsApp hear that it has arrived. */
  readonly onMessage: (received: ReceivedMessage) => Promise<void>;
  readonly onDelivered: () => void;
  readonly onReachOutLock: (until: Date | undefined) => void;
}

export interface SocketParts {
  readonly baileys: Baileys;
  readonly auth: StoredAuth;
  /** Absent: WhatsApp's own. */
  readonly url?: string;
  /** Pair by code with this number; absent: by QR. */
  readonly phone?: string;
  /** What was sent under an id, for a phone that could not read it. */
  readonly sentText: (messageId: string) => Promise<string | undefined>;
  readonly events: SocketEvents;
  readonly log: Logger;
}

export interface OutgoingMessage {
  readonly chat: string;
  readonly text: string;
  readonly messageId: string;
  /** The message that is quoted, where others read along. */
  readonly quoted?: WAMessage;
}

/** One connection, from its opening to its end; never used again. */
export interface WhatsAppSocket {
  /** Resolves to the code with which the connection ended; 0 when we ended it. */
  readonly closed: Promise<number>;
  /** Whether WhatsApp has let us in or offered a QR. */
  greeted(): boolean;
  /** The bot's own addresses. */
  self(): readonly string[];
  send(message: OutgoingMessage): Promise<AckResult>;
  compose(chat: string): Promise<void>;
  rest(): Promise<void>;
  markRead(key: WAMessage['key']): Promise<void>;
  end(): void;
}

const QUERY_TIMEOUT_MS = 20_000;
const GROUPS_REMEMBERED = 200;
const GROUP_TTL_MS = 60 * 60 * 1000;
const LINGER_MS = 2_000;
/** Status posts, broadcast lists and channels: not even decrypted. */
const IGNORED = /@(broadcast|newsletter|bot)$/;

export function openSocket(parts: SocketParts): WhatsAppSocket {
  const { auth, events } = parts;
  /** A send and a receipt at the same time would overwrite each other's session. */
  const signalLock = createKeyedQueue();
  const socket = makeSocket(parts, (task) => signalLock.run('signal', task));
  const ended = Promise.withResolvers<number>();
  let greeted = false;

  socket.ev.on('creds.update', () => {
    auth.save().catch(() => undefined); // `onUnsaved` has ended this socket already
  });
  socket.ev.on('connection.update', (update) => {
    if (update.qr !== undefined || update.connection === 'open') greeted = true;
    onUpdate(update, socket, parts, ended.resolve);
  });
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) {
      events
        .onMessage({ message, person: personIn(message), decrypted: false })
        .catch((err: unknown) => parts.log.error({ err }, 'a message could not be taken'));
    }
  });
  socket.ws.on('CB:receipt', ({ attrs }: BinaryNode) => {
    if (attrs.type === undefined || attrs.type === 'read') events.onDelivered();
  });

  return {
    closed: ended.promise,
    greeted: () => greeted,
    self: () => selfOf(auth),
    send: (message) =>
      send(socket, ended.promise, message, (task) => signalLock.run('signal', task)),
    async compose(chat) {
      await socket.sendPresenceUpdate('available');
      await socket.sendPresenceUpdate('composing', chat);
    },
    rest: () => socket.sendPresenceUpdate('unavailable'),
    markRead: (key) => socket.readMessages([key]),
    end() {
      ended.resolve(0);
      endForGood(socket);
    },
  };
}

type OneAtATime = <T>(task: () => Promise<T>) => Promise<T>;

function makeSocket(parts: SocketParts, oneAtATime: OneAtATime): WASocket {
  const { baileys, auth, url, events, log } = parts;
  const groups = new LRUCache<string, Awaited<ReturnType<WASocket['groupMetadata']>>>({
    max: GROUPS_REMEMBERED,
    ttl: GROUP_TTL_MS,
  });
  const tap = tapSignal({ baileys, auth, oneAtATime, onMessage: events.onMessage });
  const socket = baileys.makeWASocket({
    auth: auth.state,
    logger: createBaileysLog(log),
    browser: baileys.Browsers.ubuntu('Chrome'),
    ...(url === undefined ? {} : { waWebSocketUrl: url }),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    shouldIgnoreJid: (jid) => IGNORED.test(jid),
    emitOwnEvents: false,
    defaultQueryTimeoutMs: QUERY_TIMEOUT_MS,
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    userDevicesCache: createMemoryCache(),
    callOfferCache: createMemoryCache(),
    placeholderResendCache: createMemoryCache(),
    msgRetryCounterCache: auth.retryCounters,
    makeSignalRepository: tap.makeRepository,
    getMessage: async ({ id }) => {
      const text = id ? await parts.sentText(id) : undefined;
      return text === undefined ? undefined : { extendedTextMessage: { text } };
    },
    cachedGroupMetadata: async (jid) => {
      const known = groups.get(jid) ?? (await socket.groupMetadata(jid));
      groups.set(jid, known);
      return known;
    },
  });
  containRejections(socket.ws, log);
  socket.ws.on('frame', tap.onFrame);
  return socket;
}

function onUpdate(
  update: Partial<ConnectionState>,
  socket: WASocket,
  { phone, events, log }: SocketParts,
  end: (code: number) => void,
): void {
  const { qr, connection, lastDisconnect, reachoutTimeLock } = update;
  if (qr !== undefined && phone === undefined) events.onQr(qr);
  if (qr !== undefined && phone !== undefined) {
    requestCode(socket, phone)
      .then((code) => code !== undefined && events.onPairingCode(code))
      .catch((err: unknown) => log.warn({ err }, 'no pairing code'));
  }
  if (connection === 'open') events.onOpen();
  if (connection === 'close') end(statusCodeOf(lastDisconnect?.error) ?? 500);
  if (reachoutTimeLock) {
    const { isActive, timeEnforcementEnds } = reachoutTimeLock;
    events.onReachOutLock(isActive ? (timeEnforcementEnds ?? new Date()) : undefined);
  }
}

/** Once for each connection; the later QRs of the same connection ask for nothing new. */
async function requestCode(socket: WASocket, phone: string): Promise<string | undefined> {
  return socket.authState.creds.pairingCode ? undefined : socket.requestPairingCode(phone);
}

async function send(
  socket: WASocket,
  closed: Promise<number>,
  { chat, text, messageId, quoted }: OutgoingMessage,
  oneAtATime: OneAtATime,
): Promise<AckResult> {
  const ack = awaitAck(socket.ws, messageId, closed);
  try {
    const options = { messageId, ...(quoted ? { quoted } : {}) };
    await oneAtATime(() => socket.sendMessage(chat, { text, linkPreview: null }, options));
  } catch (error) {
    ack.cancel();
    return { kind: 'failed', reason: `send-${statusCodeOf(error) ?? 'error'}` };
  }
  return ack.result;
}

function selfOf({ state }: StoredAuth): readonly string[] {
  const { me } = state.creds;
  return [me?.id, me?.lid].filter((address) => address !== undefined);
}

/** Says goodbye, and hangs up on whoever does not answer. */
function endForGood(socket: WASocket): void {
  const line: unknown = Reflect.get(socket.ws, 'socket');
  const hangUp: unknown = typeof line === 'object' && line && Reflect.get(line, 'terminate');
  if (typeof hangUp === 'function') setTimeout(() => hangUp.call(line), LINGER_MS).unref();
  void Promise.resolve(socket.end(undefined)).catch(() => undefined); // it is over either way
}
