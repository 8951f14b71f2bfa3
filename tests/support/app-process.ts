import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Environment, PROJECT_FOLDER, testEnvironment } from './environment.ts';
import { waitFor } from './wait-for.ts';

/** The program as an operator runs it: a process of its own. */
export interface AppProcess {
  readonly pid: number;
  isRunning(): boolean;
  /** What it wrote to standard output and standard error. */
  output(): string;
  /** Waits until it listens; returns its address. */
  ready(): Promise<string>;
  /** Ends it and resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Resolves to its exit code, `null` when a signal ended it. */
  exited(): Promise<number | null>;
}

const START_PATIENCE_MS = 120_000;

/**
 * @param dataDir also the working folder, so that no `.env` of a developer takes part
 * @param wrapper a command that runs another one, given to it as its last parameters
 */
export function startProcess(
  dataDir: string,
  environment: Environment = {},
  program = 'src/main.ts',
  wrapper: readonly string[] = [],
): AppProcess {
  const [command = '', ...parameters] = [
    ...wrapper,
    ...[process.execPath, join(PROJECT_FOLDER, program)],
  ];
  const child = spawn(command, parameters, {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...testEnvironment(dataDir, environment),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const output = () => chunks.join('');
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => endProcess(child, signal);
  onTestFinished(() => kill());
  return {
    pid: child.pid ?? 0,
    isRunning: () => !hasEnded(child),
    output,
    ready: () =>
      waitFor(
        'the process to be ready',
        () => {
          const address = /"url":"([^"]+)"[^\n]*"msg":"ready"/.exec(output())?.[1];
          if (address === undefined && hasEnded(child)) {
            throw new Error(`the process ended:\n${output()}`);
          }
          return address;
        },
        START_PATIENCE_MS,
      ),
    kill,
    async exited() {
      if (!hasEnded(child)) await once(child, 'close');
      return child.exitCode;
    },
  };
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
