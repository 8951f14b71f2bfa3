import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type BotOptions, linkByQr, openBot, type WhatsAppBot } from './whatsapp-app.ts';
import { startWhatsAppServer, type WhatsAppServer } from './whatsapp-server.ts';

/** A linked bot and its WhatsApp for all tests of a file. */
export interface SharedBot {
  readonly server: WhatsAppServer;
  readonly bot: WhatsAppBot;
  /** A phone number that nobody has used before. */
  newcomer(): string;
}

export function shareLinkedBot(options: () => BotOptions = () => ({})): () => SharedBot {
  let shared: SharedBot | undefined;
  let dataDir: string | undefined;
  let people = 0;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-test-'));
    const server = await startWhatsAppServer();
    const bot = await openBot(server.url, { ...options(), dataDir });
    const newcomer = () => `62812${String(++people).padStart(8, '0')}`;
    shared = { server, bot, newcomer };
    await linkByQr(server, bot);
  });
  afterAll(async () => {
    await shared?.bot.stop();
    await shared?.server.stop();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!shared) throw new Error('the bot has not started');
    return shared;
  };
}
