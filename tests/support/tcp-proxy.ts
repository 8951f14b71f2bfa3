import { createServer, connect as dial, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line between a program and a server, which can be cut or can fall silent. */
export interface TcpProxy {
  readonly port: number;
  /** Connections break and none is made. */
  cut(): void;
  /** Nothing comes through any more, and nobody is told. */
  silence(): void;
  heal(): void;
}

export async function startTcpProxy(target: URL): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = dial({ host: target.hostname, port: Number(target.port) });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (state === 'whole') to.write(chunk);
      });
      from.on('error', () => undefined); // its end follows
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const drop = () => {
    for (const socket of [...sockets]) socket.destroy();
  };
  onTestFinished(() => {
    drop();
    server.close();
  });
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      state = 'cut';
      drop();
    },
    silence() {
      state = 'silent';
    },
    heal() {
      // What was swallowed leaves its connection useless.
      if (state === 'silent') drop();
      state = 'whole';
    },
  };
}
