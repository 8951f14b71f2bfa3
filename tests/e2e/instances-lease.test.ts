import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { newPerson } from '../support/telegram/stage.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const TAKEOVER_MS = 30_000;
const TIMEOUT_MS = 180_000;

it('one instance polls at a time; another takes over when it loses the database', {
  timeout: TIMEOUT_MS,
}, async () => {
  const telegram = await startTelegramServer();
  onTestFinished(() => telegram.stop());
  const databaseUrl = await createPostgresDatabase();
  const environment = {
    DATABASE_URL: databaseUrl,
    APP_SECRET: 'one secret for all instances of this test',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  };
  const line = await startTcpProxy(new URL(databaseUrl));
  const through = new URL(databaseUrl);
  through.port = String(line.port);

  const first = startProcess(await temporaryFolder(), {
    ...environment,
    DATABASE_URL: through.href,
  });
  await first.ready();
  const ani = newPerson();
  telegram.say(ani, 'boleh gak like postingan caleg?');
  await telegram.waitForReply(ani);
  const second = startProcess(await temporaryFolder(), environment);
  await second.ready();
  const holder = async () => {
    const [lease] = await queryPostgres<{ holder: string }>(
      databaseUrl,
      `select holder from leases where name = 'telegram' and expires_at > now()`,
    );
    return Number(lease?.holder.split(' ').at(-1));
  };
  expect(await holder()).toBe(first.pid);

  // A split network: the one that polls reaches Telegram, and the database no more.
  line.silence();
  const lostAt = performance.now();
  await waitFor('the takeover', async () => (await holder()) === second.pid, TAKEOVER_MS);
  expect(performance.now() - lostAt).toBeLessThan(TAKEOVER_MS);
  const budi = newPerson();
  telegram.say(budi, 'boleh gak like postingan caleg?');
  await telegram.waitForReply(budi);
  await sleep(1_000);
  expect(telegram.messagesTo(budi)).toHaveLength(1);
  // Telegram answers 409 as soon as two ask for updates.
  const refused = () => telegram.calls('getUpdates').filter(({ status }) => status === 409);
  expect(refused()).toEqual([]);

  // The network is whole again: the first one waits its turn, and gets it when the second is gone.
  line.heal();
  await sleep(6_000);
  expect(await holder()).toBe(second.pid);
  await second.kill('SIGTERM');
  const cici = newPerson();
  telegram.say(cici, 'boleh gak like postingan caleg?');
  await telegram.waitForReply(cici);
  expect(await holder()).toBe(first.pid);
  expect(refused()).toEqual([]);
});
