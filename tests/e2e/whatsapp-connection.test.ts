import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { waitFor } from '../support/wait-for.ts';
import { shareLinkedBot } from '../support/whatsapp/shared-bot.ts';
import {
  linkByQr,
  startBot,
  startLinkedBot,
  startServer,
} from '../support/whatsapp/whatsapp-app.ts';

const QUESTION = 'boleh like postingan caleg?';

describe('the connection to WhatsApp', () => {
  const shared = shareLinkedBot();

  it.each([
    ['a lost line', () => shared().server.drop()],
    ['503', () => shared().server.streamError({ code: '503' })],
    ['515', () => shared().server.streamError({ code: '515' })],
  ])('comes back after %s, and answers what was asked meanwhile', async (_what, disturb) => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.loginAfter(() => {
      disturb();
      void server.say(phone, QUESTION, { hold: true });
    });
    expect((await server.reply(phone)).text).toContain('DILARANG');
    expect(server.world.connections.size).toBe(1);
  });

  it('does not take a refused login right after 515 for a logout', async () => {
    const { server, bot, newcomer } = shared();
    server.world.refuseLogins = '401';
    server.streamError({ code: '515' });
    await bot.reaches('degraded', 'refused');
    server.world.refuseLogins = undefined;
    await bot.reaches('connected');
    const phone = newcomer();
    await server.say(phone, QUESTION);
    await server.reply(phone);
    expect(server.world.devices.size).toBe(1);
  });

  it('sends a reply again when the line took it and nobody heard of it', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    server.world.swallowMessages = true;
    const before = server.world.arrivedIds.length;
    await server.say(phone, QUESTION);
    await waitFor('a reply to vanish', () => server.world.arrivedIds.length > before);
    server.world.swallowMessages = false;
    await server.loginAfter(server.drop);
    await server.reply(phone);
    const ids = server.world.arrivedIds.slice(before);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(server.shownTo(phone)).toHaveLength(1);
  });

  it('is degraded by 463, sends nothing again, and recovers with the next reply', async () => {
    const { server, bot, newcomer } = shared();
    const [locked, free] = [newcomer(), newcomer()];
    server.world.refuseMessages = '463';
    const before = server.world.arrivedIds.length;
    await server.say(locked, QUESTION);
    await bot.reaches('degraded', 'reach-out-locked');
    server.world.refuseMessages = undefined;
    await server.say(free, QUESTION);
    await server.reply(free);
    await bot.reaches('connected');
    expect(server.world.arrivedIds.length - before).toBe(2);
  });

  it('stops when another program takes its place, until a person reconnects it', async () => {
    const { server, bot, newcomer } = shared();
    const logins = () => server.world.events.filter((event) => event === 'login').length;
    const before = logins();
    server.streamError({ conflict: 'replaced' });
    await bot.reaches('stopped', 'replaced');
    const readiness = await fetch(`${bot.url}/readyz`);
    expect(readiness.status).toBe(200);
    expect(await readiness.json()).toMatchObject({ status: 'degraded' });
    expect(logins()).toBe(before);
    bot.app.reconnect('whatsapp');
    await bot.reaches('connected');
    const phone = newcomer();
    await server.say(phone, QUESTION);
    await server.reply(phone);
  });

  it('forgets its keys when it is logged out, and offers a new QR', async () => {
    const { server, bot, newcomer } = shared();
    server.removeDevice();
    await bot.reaches('linking');
    expect(bot.logs()).toContain('link the bot again');
    await linkByQr(server, bot);
    expect(server.world.devices.size).toBe(2);
    const phone = newcomer();
    await server.say(phone, QUESTION, { fresh: true });
    await server.reply(phone);
    expect(server.world.problems).toEqual([]);
  });

  it.each([
    ['402', 'banned-402'],
    ['403', 'banned-403'],
    ['405', 'client-too-old'],
    ['406', 'banned-406'],
  ])('stays away after %s', async (code, detail) => {
    const { server, bot } = shared();
    server.world.refuseLogins = code;
    server.drop();
    await bot.reaches('stopped', detail);
    server.world.refuseLogins = undefined;
    bot.app.reconnect('whatsapp');
    await bot.reaches('connected');
  });
});

describe('two instances with one database', () => {
  it('connect one at a time: the second takes over when the first is gone', async () => {
    const server = await startServer();
    const environment = {
      DATABASE_URL: await createPostgresDatabase(),
      APP_SECRET: 'x'.repeat(32),
    };
    const first = await startLinkedBot(server, { environment });
    const second = await startBot(server.url, { environment });
    await waitFor('the second to wait for its turn', async () => {
      const own = await (await fetch(`${second.url}/readyz`)).text();
      return own.includes('another-instance');
    });
    // What staff see is the channel, whichever instance they happen to ask.
    expect((await second.reaches('connected')).qr).toBeNull();
    await server.say('6281200000001', QUESTION);
    await server.reply('6281200000001');
    const { online } = server.world;
    await first.stop();
    await second.reaches('connected');
    await server.say('6281200000001', 'netral itu apa?');
    await server.reply('6281200000001', 2);
    expect(server.world.online).not.toBe(online);
    expect(server.shownTo('6281200000001')).toHaveLength(2);
    expect(server.world.problems).toEqual([]);
  });
});

describe('keys that cannot be saved', () => {
  it('close the connection, and nothing is lost', async () => {
    const server = await startServer();
    const url = await createPostgresDatabase();
    const bot = await startLinkedBot(server, { environment: { DATABASE_URL: url } });
    const phone = '6281200000001';
    await server.say(phone, QUESTION);
    await server.reply(phone);
    const { online } = server.world;
    await queryPostgres(url, 'alter table channel_keys rename to away');
    await server.say(phone, 'netral itu apa?');
    await waitFor('the end of the connection', () => server.world.online !== online);
    expect(bot.logs()).toContain('are not saved; the connection is closed');
    expect(server.shownTo(phone)).toHaveLength(1);
    await queryPostgres(url, 'alter table away rename to channel_keys');
    await server.reply(phone, 2);
    expect(server.world.devices.size).toBe(1);
  });
});

describe('a connection that has gone deaf', () => {
  afterEach(() => void vi.useRealTimers());

  it('is called suspect, and the process is ended for its supervisor', async () => {
    const server = await startServer();
    const url = await createPostgresDatabase();
    const bot = await startLinkedBot(server, { environment: { DATABASE_URL: url } });
    await queryPostgres(
      url,
      `insert into turns (id, channel, asker, asked_at, question, outcome, candidates,
         content_version, milliseconds)
       select gen_random_uuid(), 'whatsapp', 'a', at, '', 'answered', '', '', 1
       from generate_series(now() - interval '20 days', now(), interval '10 minutes') as at`,
    );
    await sleep(200);
    expect(bot.endings()).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 3_600_000 });
    await waitFor('the end', () => bot.endings().length > 0);
    vi.useRealTimers();
    expect(bot.endings()).toEqual(['whatsapp-suspect']);
    expect(await bot.channel()).toMatchObject({ state: 'degraded', detail: 'suspect' });
  });
});
