import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LATE } from '../../src/conversation/replies.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { correcting, takingBack } from '../support/whatsapp/people.ts';
import { shareLinkedBot } from '../support/whatsapp/shared-bot.ts';
import { startLinkedBot, startServer } from '../support/whatsapp/whatsapp-app.ts';

const QUESTION = 'boleh like postingan caleg?';
const OTHER_QUESTION = 'netral itu apa?';
/** Where a message fills a phone; far below the 65,536 characters that WhatsApp takes. */
const PAGE_CHARACTERS = 2_200;

describe('a question that its asker takes back', () => {
  let url = '';
  beforeAll(async () => {
    url = await createPostgresDatabase();
  });
  const shared = shareLinkedBot(() => ({
    environment: { DATABASE_URL: url },
    // Long enough to change one's mind in.
    tuning: {
      pacing: {
        gapMs: 0,
        jitterMs: 0,
        composeMinMs: 1_500,
        composeMaxMs: 1_500,
        composePerCharacterMs: 0,
      },
    },
  }));
  const rows = <Row extends object>(statement: string) => queryPostgres<Row>(url, statement);
  const waiting = () => rows<object>("select id from outbox where state in ('queued', 'sending')");

  it('before the answer is out is erased everywhere, and never answered', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const { id } = await server.say(phone, QUESTION);
    await waitFor('the reply to be on its way', async () => (await waiting()).length === 1);
    await server.say(phone, takingBack(id));
    await waitFor('the reply to be given up', async () => (await waiting()).length === 0);
    expect(await rows('select state, error, payload from outbox')).toEqual([
      { state: 'failed', error: 'withdrawn', payload: null },
    ]);
    expect(await rows('select state, payload from inbox')).toEqual([
      { state: 'done', payload: null },
    ]);
    expect(await rows('select id from turns')).toEqual([]);
    await sleep(2_000);
    expect(server.shownTo(phone)).toEqual([]);
  });

  it('or puts other words to, is answered once, with the other words', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const { id } = await server.say(phone, QUESTION);
    await waitFor('the reply to be on its way', async () => (await waiting()).length === 1);
    await server.say(phone, correcting(id, OTHER_QUESTION));
    const { text } = await server.reply(phone);
    expect(text).not.toContain('DILARANG');
    expect(await rows('select question from turns')).toEqual([{ question: OTHER_QUESTION }]);
    await sleep(2_000);
    expect(server.shownTo(phone)).toHaveLength(1);
  });

  it('after the answer is erased with its record', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const { id } = await server.say(phone, 'boleh golput?');
    await server.reply(phone);
    const turns = () => rows<object>("select id from turns where question = 'boleh golput?'");
    expect(await turns()).toHaveLength(1);
    await server.say(phone, takingBack(id));
    await waitFor('the record to be erased', async () => (await turns()).length === 0);
    expect(server.shownTo(phone)).toHaveLength(1);
  });
});

describe('what WhatsApp asks of a number', () => {
  afterEach(() => void vi.useRealTimers());
  const shared = shareLinkedBot();

  it('a time-lock shows with its end, and is over when it ends or is lifted', async () => {
    const { server, bot } = shared();
    const logins = server.world.connections.size;
    const soon = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 2_000);
    server.timeLock(soon);
    await bot.reaches('degraded', `reach-out-locked until ${soon.toISOString()}`);
    await bot.reaches('connected');
    expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime());
    const tomorrow = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 86_400_000);
    server.timeLock(tomorrow);
    await bot.reaches('degraded', `reach-out-locked until ${tomorrow.toISOString()}`);
    server.timeLock(undefined);
    await bot.reaches('connected');
    expect(server.world.connections.size).toBe(logins);
  });

  it('a refusal with 463 is final for its message and leaves a known end in place', async () => {
    const { server, bot, newcomer } = shared();
    const until = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 86_400_000);
    server.timeLock(until);
    const detail = `reach-out-locked until ${until.toISOString()}`;
    await bot.reaches('degraded', detail);
    server.world.refuseMessages = '463';
    const before = server.world.arrivedIds.length;
    await server.say(newcomer(), QUESTION);
    await waitFor('the refusal', () => bot.logs().includes('whatsapp-463'));
    expect(server.world.arrivedIds.length - before).toBe(1);
    expect((await bot.channel()).detail).toBe(detail);
    server.world.refuseMessages = undefined;
    const free = newcomer();
    await server.say(free, QUESTION);
    await server.reply(free);
    await bot.reaches('connected');
    expect(server.world.arrivedIds.length - before).toBe(2);
  });

  it('a very long text comes in parts that fit a phone, each but the last with a pointer', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, 'Apakah ASN yang tidak netral bisa dipidana?');
    let shown = await server.reply(phone);
    for (let count = 2; shown.text.includes('balas *lagi* untuk selengkapnya'); count++) {
      expect(count).toBeLessThan(9);
      await server.say(phone, 'lagi');
      shown = await server.reply(phone, count);
    }
    const parts = server.shownTo(phone).map(({ text }) => text);
    expect(parts.length).toBeGreaterThan(2);
    for (const text of parts) expect(text.length).toBeLessThan(PAGE_CHARACTERS);
    expect(parts.join('').length).toBeGreaterThan(3_000);
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.at(-1)).not.toContain('*lagi*');
  });

  it('an apology goes with an answer that comes late', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const sentAt = new Date(Date.now() + 30 * 60_000);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 });
    await server.say(phone, QUESTION, { hold: true, sentAt });
    server.drop();
    const { text } = await server.reply(phone);
    expect(text.startsWith(LATE)).toBe(true);
    expect(text).toContain('*DILARANG*');
  });

  it('nobody sees that the bot is there, except while it writes', () => {
    const { server } = shared();
    const count = (wanted: string) =>
      server.world.chatStates.filter(({ state }) => state === wanted).length;
    expect(count('composing')).toBeGreaterThan(0);
    expect(count('available')).toBe(count('composing'));
    expect(server.world.problems).toEqual([]);
  });
});

describe('a used-up allowance', () => {
  it('is told once, with Telegram and the web as they are reached', async () => {
    const telegram = await startTelegramServer();
    onTestFinished(() => telegram.stop());
    const server = await startServer();
    const url = await createPostgresDatabase();
    await startLinkedBot(server, {
      environment: {
        DATABASE_URL: url,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.url,
        PUBLIC_URL: 'https://tanya.example',
        WHATSAPP_DAILY_NEW_CONTACTS: '1',
      },
    });
    await server.say('6281200000001', QUESTION);
    expect((await server.reply('6281200000001')).text).toContain('DILARANG');
    const named = "select from channel_states where handle is not null and state = 'connected'";
    await waitFor('Telegram', async () => (await queryPostgres(url, named)).length === 1);
    await sleep(200); // the process learns with its own next statement
    await server.say('6281200000002', QUESTION);
    const { text } = await server.reply('6281200000002');
    expect(text).toContain('Jatah menjawab lewat WhatsApp untuk hari ini sudah habis');
    expect(text).toMatch(/- Telegram @(\w+) \(https:\/\/t\.me\/\1\)/);
    expect(text).toContain('- halaman web https://tanya.example');
    await server.say('6281200000002', OTHER_QUESTION);
    await server.say('6281200000001', OTHER_QUESTION);
    await server.reply('6281200000001', 2);
    expect(server.shownTo('6281200000002')).toHaveLength(1);
  });
});
