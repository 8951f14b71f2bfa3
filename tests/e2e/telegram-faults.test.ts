import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { startApp } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { freePort } from '../support/free-port.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { readiness, untilDetail, untilReady } from '../support/readiness.ts';
import { countBy } from '../support/stored.ts';
import { telegramEnvironment, WEBHOOK_SECRET } from '../support/telegram/environment.ts';
import {
  newPerson,
  startTelegramStage,
  startTelegramStageForAll,
} from '../support/telegram/stage.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram/telegram-server.ts';
import { waitFor } from '../support/wait-for.ts';

const LIKE = 'boleh gak like postingan caleg?';

describe('a reply', () => {
  const stage = startTelegramStageForAll('polling');

  beforeEach(async () => {
    stage().telegram.clearFaults();
    await queryPostgres(stage().databaseUrl, 'truncate inbox, outbox, turns, dialogues');
  });

  const statusesTo = (telegram: TelegramServer, person: number) =>
    telegram
      .calls('sendMessage')
      .filter(({ parameters }) => parameters.chat_id === person)
      .map(({ status }) => status);
  const endOf = (state: string) =>
    waitFor(`a reply that ends as ${state}`, async () => {
      const states = await countBy(stage().databaseUrl, 'outbox', 'state');
      return states[state] === 1;
    });

  it('is sent again after a pause when Telegram says it was too fast', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.fault({ method: 'sendMessage', times: 2, kind: 'refuse', code: 429, retryAfter: 1 });
    telegram.say(ani, LIKE);
    await endOf('sent');
    expect(statusesTo(telegram, ani)).toEqual([429, 429, 200]);
  });

  it('waits in the outbox when Telegram wants a long pause', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 429, retryAfter: 6 });
    telegram.say(ani, LIKE);
    await endOf('queued');
    await endOf('sent');
    expect(statusesTo(telegram, ani)).toEqual([429, 200]);
  });

  it('is given up when the asker has blocked the bot', async () => {
    const { telegram, databaseUrl } = stage();
    const ani = newPerson();
    telegram.say(ani, LIKE);
    telegram.block(ani);
    await endOf('failed');
    const rows = await queryPostgres(databaseUrl, 'select error, payload, attempts from outbox');
    expect(rows).toEqual([{ error: 'telegram-403', payload: null, attempts: 1 }]);
  });

  it.each([
    ['the connection breaks', { kind: 'cut', when: 'after' }],
    ['Telegram fails', { kind: 'refuse', code: 502 }],
  ] as const)('is never repeated when %s and nobody knows whether it went out', async (_, how) => {
    const { telegram } = stage();
    const [ani, budi] = [newPerson(), newPerson()];
    telegram.fault({ method: 'sendMessage', times: 1, ...how });
    telegram.say(ani, LIKE);
    await endOf('unknown');
    telegram.say(budi, LIKE);
    await endOf('sent');
    expect(statusesTo(telegram, ani)).toHaveLength(1);
    expect(await countBy(stage().databaseUrl, 'outbox', 'state')).toEqual({ sent: 1, unknown: 1 });
  });

  it('goes out as plain text when Telegram cannot read the markup', async () => {
    const { telegram } = stage();
    const ani = newPerson();
    const description = "Bad Request: can't parse entities: as ordered";
    telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 400, description });
    telegram.say(ani, LIKE);
    await endOf('sent');
    expect(telegram.messagesTo(ani)).toMatchObject([{ text: expect.stringMatching(/DILARANG/) }]);
  });
});

describe('the connection', () => {
  it('may be missing: the web chat goes on, and Telegram follows when it is back', async () => {
    const port = await freePort();
    const later = { url: `http://127.0.0.1:${port}`, token: '7000000001:AAHlater' };
    const app = await startApp({
      DATABASE_URL: await createPostgresDatabase(),
      ...(await telegramEnvironment(later, 'polling')),
    });
    await untilDetail(app.url, 'telegram', 'unreachable');
    expect(await readiness(app.url)).toMatchObject({ code: 200, status: 'degraded' });
    expect((await ask(app.url, LIKE)).outcome).toBe('answered');
    expect(app.logs()).not.toContain('AAHlater');
    const telegram = await startTelegramServer({ port, token: later.token });
    onTestFinished(() => telegram.stop());
    await untilReady(app.url);
    const ani = newPerson();
    telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
  });

  it('comes back by itself when another instance has polled for a moment', async () => {
    const { telegram, app } = await startTelegramStage('polling');
    await untilReady(app.url);
    const rival = fetch(`${telegram.url}/bot${telegram.token}/getUpdates`, { method: 'POST' });
    await untilDetail(app.url, 'telegram', 'another-instance');
    await rival;
    await untilReady(app.url);
    const ani = newPerson();
    telegram.say(ani, LIKE);
    await telegram.waitForReply(ani);
  });

  it('is reported when it is lost, and does not hold up the end', async () => {
    const { telegram, app } = await startTelegramStage('polling');
    await untilReady(app.url);
    await telegram.stop();
    await untilDetail(app.url, 'telegram', 'unreachable');
    await expect(app.stop()).resolves.toBeUndefined();
  });

  it('may be ended before it has begun', async () => {
    const { app } = await startTelegramStage('polling');
    await expect(app.stop()).resolves.toBeUndefined();
  });

  it('is reported when Telegram refuses the token', async () => {
    const telegram = await startTelegramServer();
    onTestFinished(() => telegram.stop());
    const wrong = { url: telegram.url, token: '7000000001:AAHwrong' };
    const app = await startApp({
      DATABASE_URL: await createPostgresDatabase(),
      ...(await telegramEnvironment(wrong, 'polling')),
    });
    await untilDetail(app.url, 'telegram', 'token-refused');
    expect(await readiness(app.url)).toMatchObject({ code: 200, status: 'degraded' });
  });
});

describe('the webhook', () => {
  it('answers 401 without the right secret, and remembers nothing of the call', async () => {
    const { telegram, app, databaseUrl } = await startTelegramStage('webhook');
    await waitFor('the webhook to be set', () => telegram.webhook());
    expect(telegram.webhook()?.secretToken).toBe(WEBHOOK_SECRET);
    const update = JSON.stringify({ update_id: 1, message: { text: LIKE } });
    const post = async (headers: Readonly<Record<string, string>>) => {
      const response = await fetch(`${app.url}/telegram/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: update,
      });
      return response.status;
    };
    const header = 'x-telegram-bot-api-secret-token';
    expect(await post({})).toBe(401);
    expect(await post({ [header]: 'wrong' })).toBe(401);
    expect(await post({ [header]: WEBHOOK_SECRET.slice(0, -1) })).toBe(401);
    expect(await post({ [header]: WEBHOOK_SECRET })).toBe(200);
    expect(await countBy(databaseUrl, 'inbox', 'channel')).toEqual({});
  });

  it.each([
    ['no secret', {}],
    ['a short secret', { TELEGRAM_WEBHOOK_SECRET: 'kurang-dari-32-huruf' }],
  ])('does not start with %s', async (_, secret) => {
    const refusal = await startApp({
      TELEGRAM_BOT_TOKEN: '7000000001:AAHtoken',
      TELEGRAM_MODE: 'webhook',
      PUBLIC_URL: 'https://contoh.go.id',
      ...secret,
    }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(String(refusal)).toContain('TELEGRAM_WEBHOOK_SECRET must be');
    expect(String(refusal)).not.toContain('kurang-dari');
  });
});
