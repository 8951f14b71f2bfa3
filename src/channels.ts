import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { ChannelAdapter } from './bots/channel-adapter.ts';
import { createTelegramAdapter, type TelegramAdapter } from './bots/telegram/telegram-adapter.ts';
import { droppedConsoleCalls } from './bots/whatsapp/load-baileys.ts';
import { openWhatsAppStores } from './bots/whatsapp/stores.ts';
import { WHATSAPP_TUNING, type WhatsAppTuning } from './bots/whatsapp/tuning.ts';
import { createWhatsAppAdapter, type WhatsAppAdapter } from './bots/whatsapp/whatsapp-adapter.ts';
import { type CloudAdapter, createCloudAdapter } from './bots/whatsapp-cloud/cloud-adapter.ts';
import type { Config } from './config.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { LiveEngine } from './conversation/live-engine.ts';
import { suggestionsFor } from './conversation/suggestions.ts';
import type { Pseudonyms } from './privacy/pseudonym.ts';
import type { Redactor } from './privacy/redact.ts';
import type { SealFor } from './privacy/seal.ts';
import type { ServerParts } from './server/build-server.ts';
import type { StaffChannel } from './server/routes/staff-channels.ts';
import { createLease } from './storage/lease.ts';
import type { Database } from './storage/open-database.ts';
import type { OwnChannels, Switchboard } from './switchboard.ts';

/** What only the composition root can do, and what a test makes faster. */
export interface ChannelOptions {
  /** Ends the process so that its supervisor starts a new one; absent: an error nobody catches. */
  readonly endProcess?: (reason: string) => void;
  readonly whatsappTuning?: WhatsAppTuning;
  /** Only a test has another one: to see that it notices what is not masked. */
  readonly redact?: Redactor;
  /** By which reminders are due; absent: the system's. */
  readonly clock?: () => Date;
}

export interface ChannelsParts {
  readonly config: Config;
  readonly conversation: Conversation;
  readonly live: LiveEngine;
  readonly pseudonyms: Pseudonyms;
  readonly database: Database;
  readonly secret: Buffer;
  readonly sealFor: SealFor;
  readonly registry: Registry;
  readonly options: ChannelOptions;
  readonly switchboard: Pick<Switchboard, 'pauseOf' | 'otherWays'>;
  readonly log: Logger;
}

/** The messengers that the configuration asks for. */
export interface Channels extends OwnChannels {
  readonly adapters: readonly ChannelAdapter[];
  /** The routes by which platforms call us. */
  readonly webhooks: Pick<ServerParts, 'telegramWebhook' | 'whatsappWebhook'>;
}

/** Another instance takes the polling over this long after its holder has vanished. */
const TELEGRAM_LEASE_MS = 15_000;

export function openChannels(parts: ChannelsParts): Channels {
  const { config, switchboard } = parts;
  const telegram =
    config.telegram &&
    createTelegramAdapter(config.telegram, {
      ...parts,
      lease: createLease(parts.database.db, {
        name: 'telegram',
        holder: `${hostname()} ${process.pid}`,
        ttlMs: TELEGRAM_LEASE_MS,
        alone: parts.database.kind === 'pglite',
      }),
      leaseCheckMs: TELEGRAM_LEASE_MS / 3,
      suggest: (text) =>
        switchboard.pauseOf('telegram')
          ? []
          : suggestionsFor(parts.live.current(), text, new Date()),
    });
  const baileys = openBaileys(parts);
  const cloud = openCloud(parts);
  const adapters = [telegram, baileys, cloud].filter((adapter) => adapter !== undefined);
  return {
    adapters,
    webhooks: webhooksOf(config, telegram, cloud),
    reconnectWhatsApp: () => baileys?.reconnect(),
    forStaff: () => Promise.all(adapters.map((adapter) => staffView(adapter, telegram, baileys))),
  };
}

/** A channel of this process, with what only its own platform has. */
async function staffView(
  adapter: ChannelAdapter,
  telegram: TelegramAdapter | undefined,
  baileys: WhatsAppAdapter | undefined,
): Promise<StaffChannel> {
  const view = { channel: adapter.channel, ...adapter.status() };
  if (adapter === baileys) {
    const budget = await baileys.budget();
    return { ...view, ...baileys.offer(), canReconnect: true, ...(budget ? { budget } : {}) };
  }
  const handle = adapter === telegram ? telegram?.handle() : undefined;
  return handle === undefined ? view : { ...view, handle };
}

function openBaileys(parts: ChannelsParts): WhatsAppAdapter | undefined {
  const { config, database, secret, sealFor, pseudonyms, registry, options, log } = parts;
  const { whatsapp } = config;
  if (whatsapp?.mode !== 'baileys') return undefined;
  const tuning = options.whatsappTuning ?? WHATSAPP_TUNING;
  const stores = openWhatsAppStores({
    ...{ database, secret, sealFor, pseudonyms, log },
    budget: whatsapp,
    leaseTtlMs: tuning.leaseTtlMs,
  });
  new Gauge({
    name: 'tanya_netral_whatsapp_bad_mac',
    help: 'Messages that did not decrypt, as libsignal reports them',
    registers: [registry],
    collect() {
      this.set(droppedConsoleCalls().badMac);
    },
  });
  new Gauge({
    name: 'tanya_netral_whatsapp_console_calls_dropped',
    help: 'Attempts of libsignal to write to the console that the guard has stopped',
    registers: [registry],
    collect() {
      this.set(droppedConsoleCalls().calls);
    },
  });
  return createWhatsAppAdapter(whatsapp, {
    ...parts,
    stores,
    otherWays: () => parts.switchboard.otherWays('whatsapp'),
    show: (text) => {
      // The offer is as good as a key: it is for a person at a terminal, never for a log.
      if (process.stdout.isTTY) process.stdout.write(text);
    },
    endProcess: options.endProcess ?? throwUncaught,
    tuning,
  });
}

/** What nobody catches closes everything in order and exits with a code that says "again". */
function throwUncaught(reason: string): void {
  setImmediate(() => {
    throw new Error(`the process ends by itself: ${reason}`);
  });
}

function openCloud(parts: ChannelsParts): CloudAdapter | undefined {
  const { config, registry } = parts;
  if (config.whatsapp?.mode !== 'cloud') return undefined;
  const statuses = new Counter({
    name: 'tanya_netral_whatsapp_statuses_total',
    help: 'What became of messages sent over the Cloud API',
    labelNames: ['status'],
    registers: [registry],
  });
  return createCloudAdapter(config.whatsapp, {
    ...parts,
    onStatus: (status) => statuses.inc({ status }),
  });
}

function webhooksOf(
  { telegram: telegramConfig, whatsapp }: Config,
  telegram: TelegramAdapter | undefined,
  cloud: CloudAdapter | undefined,
): Channels['webhooks'] {
  const secret = telegramConfig?.webhook?.secret;
  return {
    ...(telegram && secret !== undefined
      ? { telegramWebhook: { secret, receive: telegram.receive } }
      : {}),
    ...(cloud && whatsapp?.mode === 'cloud'
      ? { whatsappWebhook: { ...whatsapp, receive: cloud.receive } }
      : {}),
  };
}
