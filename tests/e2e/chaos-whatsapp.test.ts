import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { report, seconds } from '../support/chaos.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { waitFor } from '../support/wait-for.ts';
import { linkByQr, startBot, startServer } from '../support/whatsapp/whatsapp-app.ts';

const PHONES = 12;
const TIMEOUT_MS = 300_000;

it('the server of WhatsApp gone and back', { timeout: TIMEOUT_MS }, async () => {
  const server = await startServer();
  const line = await startTcpProxy(new URL(server.url));
  const through = new URL(server.url);
  through.port = String(line.port);
  const environment = { DATABASE_URL: await createPostgresDatabase() };
  const bot = await startBot(through.href, { environment });
  await linkByQr(server, bot);

  const phones = Array.from({ length: PHONES }, (_, index) => `6281290000${100 + index}`);
  const begun = new Map<string, number>();
  const delays: number[] = [];
  for (const [index, phone] of phones.entries()) {
    if (index === 4) line.cut();
    begun.set(phone, performance.now());
    await server.say(phone, 'boleh like postingan caleg?', { hold: index >= 4 });
  }
  await sleep(seconds(3, 60));
  line.heal();
  await bot.reaches('connected');
  for (const phone of phones) {
    expect((await server.reply(phone)).text).toContain('DILARANG');
    delays.push(performance.now() - (begun.get(phone) ?? 0));
  }
  await waitFor(
    'the outbox to be settled',
    async () => (await bot.channel()).state === 'connected',
  );
  const shown = phones.map((phone) => server.shownTo(phone).length);
  expect(shown).toEqual(phones.map(() => 1));
  await report({
    fault: 'the server of WhatsApp gone',
    ...{ sent: PHONES, answered: PHONES, lost: 0, doubled: 0, unknown: 0 },
    longestMs: Math.round(Math.max(...delays)),
  });
});
