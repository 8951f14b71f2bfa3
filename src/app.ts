import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { ChannelAdapter } from './bots/channel-adapter.ts';
import { type ChannelOptions, type Channels, openChannels } from './channels.ts';
import type { Config } from './config.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { SendReply } from './conversation/delivery.ts';
import type { LiveEngine } from './conversation/live-engine.ts';
import { createSharedLimit, type SharedLimitTerms } from './conversation/shared-limit.ts';
import { type Ground, openGround } from './ground.ts';
import { keepHouse } from './housekeeping.ts';
import { keepKeys } from './keep-keys.ts';
import { type OpenContent, openContent } from './open-content.ts';
import { openConversation } from './open-conversation.ts';
import { openDesk } from './open-desk.ts';
import { deskChores } from './open-desk-chores.ts';
import { createRepeater } from './repeater.ts';
import { buildServer } from './server/build-server.ts';
import { PER_SESSION } from './server/routes/web-chat.ts';
import { PER_ADDRESS } from './server/security.ts';
import { countSends, registerStateMetrics } from './state-metrics.ts';
import { createRetention } from './storage/retention.ts';
import { spoolUse } from './storage/turn-spool.ts';
import { openSwitchboard, type Switchboard } from './switchboard.ts';
import { NO_TRACING } from './tracing.ts';

/** The whole program, wired and not yet started. */
export interface App {
  readonly server: FastifyInstance;
  readonly live: LiveEngine;
  /** The path of the link that makes the desk's first account; absent where there is one. */
  readonly setupPath?: string;
  /** Listens, then starts the channels; a channel that cannot start does not stop the others. */
  start(): Promise<void>;
  /** A person decided: a channel that stopped for good connects again. */
  reconnect(channel: 'whatsapp'): void;
  /** Stops receiving, waits for the turns in flight, closes the database. */
  stop(): Promise<void>;
}

const CHANNEL_OFF_MS = 60_000;
const SWEEP_PAUSE_MS = 5_000;
/** What has not ended by then stands in the database, and is for the next process. */
const TURNS_END_WITHIN_MS = 5_000;
const HOUSEKEEPING_PAUSE_MS = 60 * 60 * 1000;

/**
 * Wires all parts from the configuration.
 *
 * @throws InvalidEntryError, DirectoryLockedError, MigrationError; nothing is left open then
 */
export async function openApp(
  config: Config,
  log: Logger,
  options: ChannelOptions = {},
): Promise<App> {
  const ground = await openGround(config, log, options.redact);
  try {
    return await wire(ground, options);
  } catch (error) {
    await ground.database.close();
    throw error;
  }
}

async function wire(ground: Ground, options: ChannelOptions): Promise<App> {
  const { config, live, database, metrics } = ground;
  let channels: Channels | undefined;
  const content = openContent(ground);
  const switchboard = openSwitchboard(ground);
  const sendReply: SendReply = async (channel, address, reply, id) => {
    const adapter = channels?.adapters.find((one) => one.channel === channel);
    if (adapter) return adapter.send(address, reply, id);
    return { kind: 'away', afterMs: CHANNEL_OFF_MS, reason: 'channel-off' };
  };
  // Its one socket is another instance's: what waits there is left to that one.
  const isElsewhere = ({ channel, status }: ChannelAdapter) =>
    channel === 'whatsapp' && status().detail === 'another-instance';
  const notHere = () =>
    (channels?.adapters ?? []).filter(isElsewhere).map(({ channel }) => channel);
  const parts = { ...switchboard, notHere };
  const counted = countSends(metrics.registry, sendReply);
  const conversation = openConversation(ground, counted, parts, options.clock);
  const { registry } = metrics;
  channels = openChannels({ ...ground, registry, conversation, options, switchboard });
  switchboard.attach(channels);
  await switchboard.refresh();
  const { adapters, webhooks } = channels;
  const statuses = () => Object.fromEntries(adapters.map((one) => [one.channel, one.status()]));
  registerStateMetrics({ registry, database, channels: statuses });
  const { stores, ...setup } = await openDesk(ground, content.parts);
  const server = await buildServer({
    ...ground,
    conversation,
    desk: stores,
    limits: openLimits(ground),
    edition: live.current,
    contentVersion: () => live.current().content.version,
    metrics: metrics.registry,
    checkDatabase: async () => void (await sql`select 1`.execute(database.db)),
    channels: statuses,
    spool: () => spoolUse(join(config.dataDir, 'spool')),
    staffChannels: switchboard.staffChannels,
    channelDesk: switchboard,
    webPause: switchboard.webPause,
    ...(ground.tracing === NO_TRACING ? {} : { traceStep: ground.tracing.step }),
    ...(config.staffApiToken === undefined ? {} : { staffApiToken: config.staffApiToken }),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    ...(config.demo ? { demo: config.demo } : {}),
    ...webhooks,
  });
  return {
    ...runnable(ground, server, { ...channels, switchboard, content }, conversation),
    ...setup,
  };
}

/** What all instances count together. */
function openLimits({ rateCounts, pseudonyms }: Ground) {
  const limit = (terms: SharedLimitTerms) => createSharedLimit(rateCounts, pseudonyms, terms);
  return { perAddress: limit(PER_ADDRESS), perSession: limit(PER_SESSION) };
}

function runnable(
  ground: Ground,
  server: FastifyInstance,
  {
    adapters,
    switchboard,
    content,
  }: Channels & {
    readonly switchboard: Switchboard;
    readonly content: OpenContent;
  },
  conversation: Conversation,
): App {
  const { config, log, live, database } = ground;
  const keys = keepKeys(ground);
  const house = {
    ...ground,
    retention: createRetention(database.db),
    days: config.retentionDays,
    destroyOldSealKeys: keys.destroyOld,
  };
  const forgetRates = async () => void (await ground.rateCounts.forgetExpired());
  const repeaters = [
    createRepeater(conversation.sweep, SWEEP_PAUSE_MS, log),
    createRepeater(() => keepHouse(house), HOUSEKEEPING_PAUSE_MS, log),
    createRepeater(forgetRates, HOUSEKEEPING_PAUSE_MS, log),
    ...deskChores(ground),
    switchboard,
    content.sync,
  ];
  return {
    server,
    live,
    async start() {
      await server.listen({ host: config.host, port: config.port });
      await keys.start();
      for (const repeater of repeaters) repeater.start();
      for (const channel of adapters) {
        channel
          .start()
          .catch((err: unknown) => log.error({ err, channel: channel.channel }, 'channel failed'));
      }
    },
    reconnect: () =>
      void switchboard
        .reconnect()
        .catch((err: unknown) => log.error({ err }, 'no channel was asked')),
    async stop() {
      conversation.close();
      await Promise.all(adapters.map((channel) => channel.stop()));
      await server.close();
      await Promise.all([keys, ...repeaters].map((repeater) => repeater.stop()));
      await atMost(TURNS_END_WITHIN_MS, conversation.idle());
      await ground.tracing.stop();
      await database.close();
    },
  };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const patience = sleep(ms, undefined, { signal: enough.signal });
  await Promise.race([work, patience.catch(() => undefined)]);
  enough.abort();
}
