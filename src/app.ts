import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { ChannelAdapter } from './bots/channel-adapter.ts';
import { createTelegramAdapter } from './bots/telegram/telegram-adapter.ts';
import type { Config } from './config.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { LiveEngine } from './conversation/live-engine.ts';
import { type Ground, openGround } from './ground.ts';
import { keepHouse } from './housekeeping.ts';
import { openConversation } from './open-conversation.ts';
import { createRepeater } from './repeater.ts';
import { buildServer } from './server/build-server.ts';
import { createRetention } from './storage/retention.ts';

/** The whole program, wired and not yet started. */
export interface App {
  readonly server: FastifyInstance;
  readonly live: LiveEngine;
  /** Listens, then starts the channels; a channel that cannot start does not stop the others. */
  start(): Promise<void>;
  /** Stops receiving, waits for the turns in flight, closes the database. */
  stop(): Promise<void>;
}

const SWEEP_PAUSE_MS = 5_000;
const HOUSEKEEPING_PAUSE_MS = 60 * 60 * 1000;

/**
 * Wires all parts from the configuration.
 *
 * @throws InvalidEntryError, DirectoryLockedError, MigrationError; nothing is left open then
 */
export async function openApp(config: Config, log: Logger): Promise<App> {
  const ground = await openGround(config, log);
  try {
    return await wire(ground);
  } catch (error) {
    await ground.database.close();
    throw error;
  }
}

async function wire(ground: Ground): Promise<App> {
  const { config, log, live, database, pseudonyms, metrics } = ground;
  const channels: ChannelAdapter[] = [];
  const conversation = openConversation(ground, async (channel, address, reply, id) => {
    const adapter = channels.find((one) => one.channel === channel);
    if (adapter) return adapter.send(address, reply, id);
    return { kind: 'retry', afterMs: 60_000, reason: 'channel-off' };
  });
  const telegram =
    config.telegram && createTelegramAdapter(config.telegram, { conversation, pseudonyms, log });
  if (telegram) channels.push(telegram);
  const webhook = config.telegram?.webhook;
  const server = await buildServer({
    log,
    conversation,
    pseudonyms,
    edition: live.current,
    contentVersion: () => live.current().content.version,
    metrics: metrics.registry,
    checkDatabase: async () => void (await sql`select 1`.execute(database.db)),
    channels: () => Object.fromEntries(channels.map((one) => [one.channel, one.status()])),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(telegram && webhook
      ? { telegramWebhook: { secret: webhook.secret, receive: telegram.receive } }
      : {}),
  });
  return runnable(ground, server, channels, conversation);
}

function runnable(
  { config, log, live, database, pseudonymKeys }: Ground,
  server: FastifyInstance,
  channels: readonly ChannelAdapter[],
  conversation: Conversation,
): App {
  const retention = createRetention(database.db);
  const house = { retention, pseudonymKeys, days: config.retentionDays, log };
  const repeaters = [
    createRepeater(conversation.sweep, SWEEP_PAUSE_MS, log),
    createRepeater(() => keepHouse(house), HOUSEKEEPING_PAUSE_MS, log),
  ];
  return {
    server,
    live,
    async start() {
      await server.listen({ host: config.host, port: config.port });
      for (const repeater of repeaters) repeater.start();
      for (const channel of channels) {
        channel
          .start()
          .catch((err: unknown) => log.error({ err, channel: channel.channel }, 'channel failed'));
      }
    },
    async stop() {
      await Promise.all(channels.map((channel) => channel.stop()));
      await server.close();
      await Promise.all(repeaters.map((repeater) => repeater.stop()));
      await conversation.idle();
      await database.close();
    },
  };
}
