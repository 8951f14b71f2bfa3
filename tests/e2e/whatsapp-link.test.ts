import { describe, expect, it } from 'vitest';
import { createPostgresDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { startBot, startLinkedBot, startServer } from '../support/whatsapp/whatsapp-app.ts';

const QUESTION = 'boleh like postingan caleg?';

describe('linking WhatsApp', () => {
  it('by QR: offered to staff only, gone once it is scanned', async () => {
    const server = await startServer();
    const bot = await startBot(server.url);
    const offered = await bot.reaches('linking');
    expect(offered.pairingCode).toBeNull();
    const publicly = await (await fetch(`${bot.url}/readyz`)).text();
    const qr = await waitFor('a QR', async () => (await bot.channel()).qr ?? undefined);
    expect(publicly).not.toContain(qr);
    expect((await fetch(`${bot.url}/api/staff/channels`)).status).toBe(401);

    await server.scan(qr);
    const linked = await bot.reaches('connected');
    expect(linked.qr).toBeNull();
    await server.say('6281200000001', QUESTION);
    expect((await server.reply('6281200000001')).text).toContain('DILARANG');
    expect(server.world.problems).toEqual([]);
    expect(bot.logs()).not.toContain(qr);
  });

  it('by a code that is typed on the phone', async () => {
    const server = await startServer();
    const environment = { WHATSAPP_PHONE: server.world.account.phone };
    const bot = await startBot(server.url, { environment });
    const code = await waitFor(
      'a code',
      async () => (await bot.channel()).pairingCode ?? undefined,
    );
    expect(code).toMatch(/^[1-9A-Z]{8}$/);
    await server.enterCode(code);
    await bot.reaches('connected');
    await server.say('6281200000001', QUESTION);
    expect((await server.reply('6281200000001')).text).toContain('DILARANG');
    expect(bot.logs()).not.toContain(code);
  });

  it.each([
    ['PGlite', async () => ({})],
    ['PostgreSQL', async () => ({ DATABASE_URL: await createPostgresDatabase() })],
  ])('outlives a restart without a new scan (%s)', async (_name, database) => {
    const server = await startServer();
    const dataDir = await temporaryFolder();
    const environment = await database();
    const first = await startLinkedBot(server, { dataDir, environment });
    await server.say('6281200000001', QUESTION);
    await server.reply('6281200000001');
    await first.stop();

    const second = await startBot(server.url, { dataDir, environment });
    await second.reaches('connected');
    await server.say('6281200000001', 'sanksinya apa?');
    expect((await server.reply('6281200000001', 2)).text.length).toBeGreaterThan(20);
    expect(server.world.devices.size).toBe(1);
    expect(server.world.events.filter((event) => event === 'linked')).toHaveLength(1);
    expect(server.world.problems).toEqual([]);
  });
});
