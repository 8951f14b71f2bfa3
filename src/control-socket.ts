import { chmod, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Logger } from 'pino';

/** What the running program does for commands that cannot open the embedded database. */
export type ControlTasks = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

export interface ControlSocket {
  close(): Promise<void>;
}

/** Thrown when a command was refused, or nobody listens. */
export class ControlError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ControlError';
  }
}

/** The system takes paths of about a hundred bytes; a relative one is often shorter. */
const socketIn = (dataDir: string) => relative('.', join(dataDir, 'control.sock')) || '.';

/**
 * Listens in the data folder, which its owner alone may enter. Where the system has no such
 * sockets the commands ask for the program to be stopped first; it runs all the same.
 */
export async function openControlSocket(
  dataDir: string,
  tasks: ControlTasks,
  log: Logger,
): Promise<ControlSocket> {
  const path = socketIn(dataDir);
  const server = createServer(async (incoming, response) => {
    const task = tasks[incoming.url?.slice(1) ?? ''];
    if (!task) return void response.writeHead(404).end('null');
    try {
      const result = await task(JSON.parse(await text(incoming)));
      response.writeHead(200).end(JSON.stringify(result ?? null));
    } catch (err) {
      log.error({ err }, 'a command failed');
      response.writeHead(500).end(JSON.stringify(err instanceof Error ? err.message : 'failed'));
    }
  });
  await rm(path, { force: true }); // whoever has the database open is alone: it is a leftover
  await new Promise<void>((resolve) => {
    server.once('error', (err) => {
      log.warn(
        { err },
        'no control socket: rotate-secret and privacy:audit need the program stopped',
      );
      resolve();
    });
    server.listen(path, resolve);
  });
  if (server.listening) await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Has the program that runs on this data folder do a task.
 *
 * @throws ControlError when nobody listens or the task failed
 */
export function askRunning(dataDir: string, task: string, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: socketIn(dataDir), path: `/${task}`, method: 'POST' });
    call.on('error', (cause) =>
      reject(
        new ControlError(
          'the program that has the database open does not listen; stop it first',
          cause,
        ),
      ),
    );
    call.on('response', (response) => {
      text(response).then((body) => {
        if (response.statusCode === 200) resolve(JSON.parse(body));
        else reject(new ControlError(String(JSON.parse(body) ?? `no task "${task}"`)));
      }, reject);
    });
    call.end(JSON.stringify(input));
  });
}
