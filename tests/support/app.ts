import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { ChannelOptions } from '../../src/channels.ts';
import { parseConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Environment, testEnvironment } from './environment.ts';
import { captureLog } from './log-capture.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The whole program in this process, listening on a free port. */
export interface RunningApp {
  readonly app: App;
  readonly url: string;
  readonly dataDir: string;
  /** Everything it has logged, at level debug. */
  logs(): string;
  /** Stops it; does nothing the second time. */
  stop(): Promise<void>;
}

/** Starts the program for one test, which stops it when it ends. */
export async function startApp(
  environment: Environment = {},
  options: ChannelOptions = {},
): Promise<RunningApp> {
  return startAppIn(await temporaryFolder(), environment, options);
}

/** The same, in a folder that the test keeps for another start. */
export async function startAppIn(
  dataDir: string,
  environment: Environment = {},
  options: ChannelOptions = {},
): Promise<RunningApp> {
  const running = await run(dataDir, environment, options);
  onTestFinished(() => running.stop());
  return running;
}

/** Starts the program once for all tests of a file or a `describe`. */
export function startAppForAll(environment: () => Promise<Environment>): () => RunningApp {
  let running: RunningApp | undefined;
  let dataDir: string | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-test-'));
    running = await run(dataDir, await environment());
  });
  afterAll(async () => {
    await running?.stop();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!running) throw new Error('the program has not started');
    return running;
  };
}

async function run(
  dataDir: string,
  environment: Environment,
  options: ChannelOptions = {},
): Promise<RunningApp> {
  const log = captureLog();
  const config = parseConfig(testEnvironment(dataDir, environment));
  const app = await openApp(config, createLogger(config.logLevel, log.destination), options);
  await app.start();
  const address = app.server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let stopping: Promise<void> | undefined;
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    logs: log.text,
    stop() {
      stopping ??= app.stop();
      return stopping;
    },
  };
}
