import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { loadAppSecret } from './app-secret.ts';
import type { ChannelAdapter } from './bots/channel-adapter.ts';
import { createTelegramAdapter } from './bots/telegram/telegram-adapter.ts';
import type { Config } from './config.ts';
import { createActions } from './conversation/actions.ts';
import { createArrivals } from './conversation/arrivals.ts';
import { type Conversation, createConversation } from './conversation/conversation.ts';
import { createDelivery, type SendReply } from './conversation/delivery.ts';
import { type LiveEngine, openLiveEngine } from './conversation/live-engine.ts';
import { createMemory } from './conversation/memory.ts';
import { createThrottle } from './conversation/throttle.ts';
import { createTicketCodes } from './conversation/ticket-code.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPseudonyms, type Pseudonyms } from './privacy/pseudonym.ts';
import { redact } from './privacy/redact.ts';
import { createSeal } from './privacy/seal.ts';
import { buildServer } from './server/build-server.ts';
import { createAskerRecords } from './storage/asker-records.ts';
import { createDialogueStore } from './storage/dialogue-store.ts';
import { createInbox } from './storage/inbox.ts';
import { migrate } from './storage/migrate.ts';
import { type Database, openDatabase } from './storage/open-database.ts';
import { createOutbox } from './storage/outbox.ts';
import { createTicketStore } from './storage/ticket-store.ts';
import { createTurnLog } from './storage/turn-log.ts';
import { createTurnSpool } from './storage/turn-spool.ts';
import { createSweeper } from './sweeper.ts';

/** The whole program, wired and not yet started. */
export interface App {
  readonly server: FastifyInstance;
  readonly live: LiveEngine;
  /** Listens, then starts the channels; a channel that cannot start does not stop the others. */
  start(): Promise<void>;
  /** Stops receiving, waits for the turns in flight, closes the database. */
  stop(): Promise<void>;
}

/** What the parts share. */
interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly live: LiveEngine;
  readonly database: Database;
  readonly secret: Buffer;
  readonly pseudonyms: Pseudonyms;
  readonly metrics: Metrics;
}

/**
 * Wires all parts from the configuration.
 *
 * @throws InvalidEntryError, DirectoryLockedError, MigrationError; nothing is left open then
 */
export async function openApp(config: Config, log: Logger): Promise<App> {
  const { contentDir, region, dataDir, databaseUrl } = config;
  const live = await openLiveEngine({ contentDir, region, redact });
  const database = await openDatabase({
    dataDir,
    onConnectionLost: (err) => log.warn({ err }, 'a database connection was lost'),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
  });
  try {
    await migrate(database.db);
    const secret = await loadAppSecret(config.appSecret, dataDir);
    const pseudonyms = createPseudonyms(secret);
    const metrics = createMetrics();
    return await wire({ config, log, live, database, secret, pseudonyms, metrics });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function wire(ground: Ground): Promise<App> {
  const { config, log, live, database, pseudonyms, metrics } = ground;
  const channels: ChannelAdapter[] = [];
  const conversation = openConversation(ground, async (channel, address, reply) => {
    const adapter = channels.find((one) => one.channel === channel);
    if (adapter) return adapter.send(address, reply);
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

function openConversation(ground: Ground, sendReply: SendReply): Conversation {
  const { config, log, live, secret, pseudonyms, metrics } = ground;
  const { db } = ground.database;
  const seal = createSeal(secret);
  const throttle = createThrottle();
  const delivery = createDelivery({ outbox: createOutbox(db), seal, sendReply, log });
  return createConversation({
    engine: () => live.current().engine,
    arrivals: createArrivals({ inbox: createInbox(db), seal, pseudonyms, log }),
    memory: createMemory({
      turnLog: createTurnLog(db),
      dialogues: createDialogueStore(db),
      spool: createTurnSpool(join(config.dataDir, 'spool')),
      delivery,
      redact,
      contentVersion: () => live.current().content.version,
      log,
    }),
    delivery,
    actions: createActions({
      tickets: createTicketStore(db),
      records: createAskerRecords(db),
      codes: createTicketCodes(secret),
      mayTryCode: throttle.mayTryCode,
      log,
    }),
    throttle,
    observe: (message, turn, milliseconds) => {
      metrics.observeTurn(message, turn, milliseconds);
      const { outcome, entryId } = turn;
      log.info({ channel: message.channel, outcome, entry: entryId, ms: milliseconds }, 'turn');
    },
    log,
  });
}

function runnable(
  { config, log, live, database }: Ground,
  server: FastifyInstance,
  channels: readonly ChannelAdapter[],
  conversation: Conversation,
): App {
  const sweeper = createSweeper(conversation.sweep, log);
  return {
    server,
    live,
    async start() {
      await server.listen({ host: config.host, port: config.port });
      sweeper.start();
      for (const channel of channels) {
        channel
          .start()
          .catch((err: unknown) => log.error({ err, channel: channel.channel }, 'channel failed'));
      }
    },
    async stop() {
      await Promise.all(channels.map((channel) => channel.stop()));
      await server.close();
      await sweeper.stop();
      await conversation.idle();
      await database.close();
    },
  };
}
