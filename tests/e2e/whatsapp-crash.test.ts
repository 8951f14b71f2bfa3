import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type AppProcess, startProcess } from '../support/app-process.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  botEnvironment,
  linkByQr,
  staffView,
  startServer,
} from '../support/whatsapp/whatsapp-app.ts';
import type { WhatsAppServer } from '../support/whatsapp/whatsapp-server.ts';

const PROGRAM = 'tests/support/whatsapp/fast-bot.ts';
const DEAF_PROGRAM = 'tests/support/whatsapp/deaf-bot.ts';
const QUESTIONS = ['boleh like postingan caleg?', 'netral itu apa?'];
const PEOPLE = Array.from(
  { length: 15 },
  (_, index) => `628120000${String(index).padStart(4, '0')}`,
);
const PATIENCE_MS = 90_000;

describe('a process that is killed', () => {
  it.each([
    ['PGlite', async () => ({})],
    ['PostgreSQL', async () => ({ DATABASE_URL: await createPostgresDatabase() })],
  ])(
    'loses no question on WhatsApp and answers none twice (%s)',
    async (_name, database) => {
      const server = await startServer();
      const dataDir = await temporaryFolder();
      const environment = {
        ...botEnvironment(server.url, await database()),
        APP_SECRET: 'x'.repeat(32),
      };
      const start = () => startProcess(dataDir, environment, PROGRAM);
      const first = start();
      await linkTo(server, first);

      for (const phone of PEOPLE) await server.say(phone, QUESTIONS[0] ?? '');
      await waitFor('some answers', () => server.world.shown.length >= 4, PATIENCE_MS);
      await first.kill('SIGKILL');
      const second = start();
      await sleep(50);
      for (const phone of PEOPLE) await server.say(phone, QUESTIONS[1] ?? '', { hold: true });
      await waitFor('more answers', () => server.world.shown.length >= 20, PATIENCE_MS);
      await second.kill('SIGKILL');
      start();

      const isDone = () =>
        PEOPLE.every((phone) => server.shownTo(phone).length >= QUESTIONS.length);
      await waitFor('all answers', isDone, PATIENCE_MS);
      await sleep(1_000); // an answer too many would come now
      for (const phone of PEOPLE) {
        const verdicts = server.shownTo(phone).map(({ text }) => text.includes('*DILARANG*'));
        expect(verdicts).toEqual([true, false]);
      }
      expect(server.world.devices.size).toBe(1);
    },
    240_000,
  );
});

describe('what the process writes', () => {
  it('holds no key, number or word of a long conversation with broken sessions', async () => {
    const server = await startServer();
    const environment = botEnvironment(server.url, { LOG_LEVEL: 'debug' });
    const bot = startProcess(await temporaryFolder(), environment, PROGRAM);
    const url = await linkTo(server, bot);
    const people = PEOPLE.slice(0, 4);
    for (let round = 1; round <= 6; round++) {
      for (const [index, phone] of people.entries()) {
        const as = (round + index) % 2 === 0 ? 'lid' : 'phone';
        await server.say(phone, QUESTIONS[round % 2] ?? '', { as, fresh: round % 2 === 0 });
        const shown = await server.reply(phone, round);
        server.askAgain(shown);
      }
    }
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const dropped = /whatsapp_console_calls_dropped (\d+)/.exec(metrics)?.[1];
    expect(Number(dropped)).toBeGreaterThan(0);

    const output = bot.output();
    expect(output).toContain('"msg":"turn"');
    for (const secret of [
      'privKey',
      'rootKey',
      'SessionEntry',
      'ession:',
      '@s.whatsapp.net',
      '@lid',
    ]) {
      expect(output).not.toContain(secret);
    }
    for (const phone of [...people, server.world.account.phone])
      expect(output).not.toContain(phone);
    for (const word of ['postingan', 'netral itu', 'DILARANG']) expect(output).not.toContain(word);
  }, 180_000);
});

describe('a process whose WhatsApp has gone deaf', () => {
  it('ends with a code that asks for another start', async () => {
    const server = await startServer();
    const url = await createPostgresDatabase();
    const environment = botEnvironment(server.url, { DATABASE_URL: url });
    const bot = startProcess(await temporaryFolder(), environment, DEAF_PROGRAM);
    await linkTo(server, bot);
    await queryPostgres(
      url,
      `insert into turns (id, channel, asker, asked_at, question, outcome, candidates,
         content_version, milliseconds)
       select gen_random_uuid(), 'whatsapp', 'a', at, '', 'answered', '', '', 1
       from generate_series(now() - interval '20 days', now(), interval '10 minutes') as at`,
    );
    process.kill(bot.pid, 'SIGWINCH'); // three hours of silence pass
    expect(await bot.exited()).toBe(1);
    expect(bot.output()).toContain('no message for too long');
  }, 120_000);
});

/** Links a process and returns its address. */
async function linkTo(server: WhatsAppServer, bot: AppProcess): Promise<string> {
  const url = await bot.ready();
  const channel = () => staffView(url);
  const reaches = (state: string) =>
    waitFor(state, async () => {
      const view = await channel();
      return view.state === state && view;
    });
  await linkByQr(server, { channel, reaches });
  return url;
}
