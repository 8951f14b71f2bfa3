import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import type { LinkedDevice, NumberedKey } from './device.ts';
import { createServerHandshake, frameOf, type Handshaken, WA_HEADER } from './noise.ts';

/** What an unlinked client has shown of itself. */
export interface PairingOffer {
  readonly identity: Buffer;
  readonly signedPreKey: NumberedKey & { readonly signature: Buffer };
  readonly registrationId: number;
  readonly refs: readonly string[];
}

/** A pairing by code that is under way. */
export interface CodeRequest {
  readonly wrapped: Buffer;
  readonly ref: Buffer;
  readonly finished: PromiseWithResolvers<BinaryNode>;
}

/** One socket of the bot. */
export interface Connection {
  readonly id: number;
  handshaken: Handshaken | undefined;
  device: LinkedDevice | undefined;
  pairing: PairingOffer | undefined;
  codeRequest: CodeRequest | undefined;
  isClosed: boolean;
  send(node: BinaryNode): void;
  /** Sends a query and waits for its answer. */
  request(node: BinaryNode): Promise<BinaryNode>;
  /** Cuts the line without a word. */
  cut(): void;
  close(): void;
}

export interface ConnectionEvents {
  onLogin(connection: Connection, handshaken: Handshaken): Promise<void>;
  onNode(connection: Connection, node: BinaryNode): Promise<void>;
  onClose(connection: Connection): void;
  onProblem(what: string, error: unknown): void;
}

const ANSWER_WITHIN_MS = 10_000;
const ROUTING_PREFIX_BYTES = 7;

export function acceptConnection(
  socket: WebSocket,
  id: number,
  events: ConnectionEvents,
): Connection {
  const handshake = createServerHandshake();
  const waiting = new Map<string, (node: BinaryNode) => void>();
  let stage: 'hello' | 'finish' | 'open' = 'hello';
  let requests = 0;

  const connection: Connection = {
    id,
    handshaken: undefined,
    device: undefined,
    pairing: undefined,
    codeRequest: undefined,
    isClosed: false,
    send(node) {
      const { handshaken } = connection;
      if (connection.isClosed || !handshaken) return;
      socket.send(frameOf(handshaken.outgoing.seal(encodeBinaryNode(node))));
    },
    request(node) {
      const requestId = `srv-${id}-${++requests}`;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no answer to ${requestId}`)),
          ANSWER_WITHIN_MS,
        );
        waiting.set(requestId, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        connection.send({ ...node, attrs: { ...node.attrs, id: requestId } });
      });
    },
    cut: () => socket.terminate(),
    close: () => socket.close(),
  };

  /** Never waits for a later frame, which would be a deadlock. */
  async function onFrame(frame: Buffer): Promise<void> {
    if (stage === 'hello') {
      socket.send(handshake.hello(frame));
      stage = 'finish';
      return;
    }
    if (stage === 'finish') {
      const handshaken = handshake.finish(frame);
      connection.handshaken = handshaken;
      stage = 'open';
      watch('login', events.onLogin(connection, handshaken));
      return;
    }
    const node = await decodeBinaryNode(connection.handshaken?.incoming.open(frame) ?? frame);
    const { id: nodeId = '', type } = node.attrs;
    const waiter = waiting.get(nodeId);
    if (node.tag === 'iq' && (type === 'result' || type === 'error') && waiter) {
      waiting.delete(nodeId);
      waiter(node);
      return;
    }
    watch(`<${node.tag}>`, events.onNode(connection, node));
  }

  function watch(what: string, task: Promise<void>): void {
    task.catch((error: unknown) => events.onProblem(what, error));
  }

  const read = createFrameReader();
  let chain: Promise<void> = Promise.resolve();
  socket.on('message', (data: Buffer) => {
    chain = chain
      .then(async () => {
        for (const frame of read(data)) await onFrame(frame);
      })
      .catch((error: unknown) => events.onProblem('frame', error));
  });
  socket.on('close', () => {
    connection.isClosed = true;
    events.onClose(connection);
  });
  socket.on('error', () => undefined); // the close that follows is what counts
  return connection;
}

/** Cuts the stream into frames, after the header with which a client begins. */
function createFrameReader(): (data: Buffer) => readonly Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    if (!begun) {
      const start =
        rest.subarray(0, 2).toString() === 'ED' ? ROUTING_PREFIX_BYTES + rest.readUIntBE(4, 3) : 0;
      if (rest.length < start + WA_HEADER.length) return [];
      rest = rest.subarray(start + WA_HEADER.length);
      begun = true;
    }
    const frames: Buffer[] = [];
    while (rest.length >= 3 && rest.length >= 3 + rest.readUIntBE(0, 3)) {
      const end = 3 + rest.readUIntBE(0, 3);
      frames.push(rest.subarray(3, end));
      rest = rest.subarray(end);
    }
    return frames;
  };
}
