import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type App, openApp } from '../../../src/app.ts';
import type { WhatsAppTuning } from '../../../src/bots/whatsapp/tuning.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import { type Environment, testEnvironment } from '../environment.ts';
import { captureLog } from '../log-capture.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { waitFor } from '../wait-for.ts';
import { FAST } from './fast.ts';
import { startWhatsAppServer, type WhatsAppServer } from './whatsapp-server.ts';

export const STAFF_TOKEN = 'token-petugas-untuk-uji';

const channelSchema = z.object({
  channel: z.string(),
  state: z.string(),
  detail: z.string().nullable(),
  qr: z.string().nullable(),
  pairingCode: z.string().nullable(),
  lastInboundAt: z.string().nullable(),
  lastDeliveredAt: z.string().nullable(),
});
export type StaffView = z.infer<typeof channelSchema>;

export interface WhatsAppBot {
  readonly app: App;
  readonly url: string;
  readonly dataDir: string;
  logs(): string;
  /** The channel as the staff API shows it. */
  channel(): Promise<StaffView>;
  /** Waits until the channel is in a state, with a detail where one is given. */
  reaches(state: string, detail?: string): Promise<StaffView>;
  /** Why the channel asked for the end of the process. */
  endings(): readonly string[];
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly environment?: Environment;
  readonly tuning?: Partial<WhatsAppTuning>;
  readonly dataDir?: string;
}

/** A fake WhatsApp for one test. */
export async function startServer(): Promise<WhatsAppServer> {
  const server = await startWhatsAppServer();
  onTestFinished(() => server.stop());
  return server;
}

/** The program with the WhatsApp channel on, for one test. */
export async function startBot(url: string, options: BotOptions = {}): Promise<WhatsAppBot> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const bot = await openBot(url, { ...options, dataDir });
  onTestFinished(bot.stop);
  return bot;
}

/** The same, for whoever stops it. */
export async function openBot(
  url: string,
  options: BotOptions & { readonly dataDir: string },
): Promise<WhatsAppBot> {
  const { dataDir } = options;
  const log = captureLog();
  const endings: string[] = [];
  const config = parseConfig(testEnvironment(dataDir, botEnvironment(url, options.environment)));
  const app = await openApp(config, createLogger(config.logLevel, log.destination), {
    endProcess: (reason) => void endings.push(reason),
    whatsappTuning: { ...FAST, ...options.tuning },
  });
  await app.start();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.stop();
    return stopping;
  };
  const address = app.server.server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const channel = () => staffView(base);
  return {
    app,
    url: base,
    dataDir,
    logs: log.text,
    channel,
    reaches: (state, detail) => reaches(channel, state, detail, log.text),
    endings: () => endings,
    stop,
  };
}

/** A bot that a person has linked by scanning its QR. */
export async function startLinkedBot(
  server: WhatsAppServer,
  options: BotOptions = {},
): Promise<WhatsAppBot> {
  const bot = await startBot(server.url, options);
  await linkByQr(server, bot);
  return bot;
}

export async function linkByQr(
  server: WhatsAppServer,
  bot: Pick<WhatsAppBot, 'channel' | 'reaches'>,
): Promise<void> {
  const qr = await waitFor('a QR', async () => (await bot.channel()).qr ?? undefined);
  await server.scan(qr);
  await bot.reaches('connected');
}

export function botEnvironment(url: string, more: Environment = {}): Environment {
  return {
    WHATSAPP_MODE: 'baileys',
    WHATSAPP_WS_URL: url,
    STAFF_API_TOKEN: STAFF_TOKEN,
    ...more,
  };
}

/** What the staff API says about WhatsApp. */
export async function staffView(base: string): Promise<StaffView> {
  const response = await fetch(`${base}/api/staff/channels`, {
    headers: { authorization: `Bearer ${STAFF_TOKEN}` },
  });
  const channels = z.array(channelSchema).parse(await response.json());
  const found = channels.find(({ channel }) => channel === 'whatsapp');
  if (!found) throw new Error('the staff API does not know the channel');
  return found;
}

async function reaches(
  channel: () => Promise<StaffView>,
  state: string,
  detail: string | undefined,
  logs: () => string,
): Promise<StaffView> {
  try {
    return await waitFor(`state ${state} ${detail ?? ''}`, async () => {
      const view = await channel();
      return view.state === state && (detail === undefined || view.detail === detail) && view;
    });
  } catch (error) {
    const shown = JSON.stringify(await channel());
    throw new Error(`${String(error)}; it is ${shown}\n${logs().slice(-4_000)}`, { cause: error });
  }
}
