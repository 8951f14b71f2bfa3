import { afterAll, onTestFinished } from 'vitest';
import type { ChannelOptions } from '../../../src/channels.ts';
import { type RunningApp, startApp, startAppForAll } from '../app.ts';
import { createPostgresDatabase } from '../postgres.ts';
import { type TelegramMode, telegramEnvironment } from './environment.ts';
import { startTelegramServer, type TelegramServer } from './telegram-server.ts';

/** The program, the Telegram it talks to, and the database in which it leaves its traces. */
export interface TelegramStage {
  readonly telegram: TelegramServer;
  readonly app: RunningApp;
  readonly databaseUrl: string;
}

export async function startTelegramStage(
  mode: TelegramMode,
  options: ChannelOptions = {},
): Promise<TelegramStage> {
  const telegram = await startTelegramServer();
  onTestFinished(() => telegram.stop());
  const databaseUrl = await createPostgresDatabase();
  const environment = await telegramEnvironment(telegram, mode);
  const app = await startApp({ DATABASE_URL: databaseUrl, ...environment }, options);
  return { telegram, app, databaseUrl };
}

/** One stage for all tests of a `describe`; each test brings its own people. */
export function startTelegramStageForAll(mode: TelegramMode): () => TelegramStage {
  let set: Omit<TelegramStage, 'app'> | undefined;
  const app = startAppForAll(async () => {
    const telegram = await startTelegramServer();
    const databaseUrl = await createPostgresDatabase();
    set = { telegram, databaseUrl };
    return { DATABASE_URL: databaseUrl, ...(await telegramEnvironment(telegram, mode)) };
  });
  afterAll(() => set?.telegram.stop());
  return () => {
    if (!set) throw new Error('the stage is not set');
    return { ...set, app: app() };
  };
}

let lastPerson = 400_100_000;

/** Somebody who has not written before. */
export function newPerson(): number {
  lastPerson += 1;
  return lastPerson;
}
