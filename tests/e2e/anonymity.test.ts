import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { redact } from '../../src/privacy/redact.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { ADMIN, ADMIN_ENVIRONMENT, visitSignedIn } from '../support/desk.ts';
import { type PlantedQuestion, plantQuestions } from '../support/planted.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { countBy } from '../support/stored.ts';
import { telegramEnvironment } from '../support/telegram/environment.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram/telegram-server.ts';
import {
  findSecrets,
  type Trace,
  traceDatabase,
  traceDesk,
  traceFolder,
} from '../support/traces.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  cloudEnvironment,
  cloudEvent,
  cloudMessage,
  type GraphServer,
  postEvent,
  startGraphServer,
} from '../support/whatsapp/graph-server.ts';
import { linkByQr, startBot } from '../support/whatsapp/whatsapp-app.ts';
import { startWhatsAppServer, type WhatsAppServer } from '../support/whatsapp/whatsapp-server.ts';

const A_CHANNEL = 75;
/** So many people write at the same time. */
const AT_ONCE = 15;
const FIRST_CHAT = 987_650_000;
const OLD_ENOUGH_FOR_STAFF = "update turns set asked_at = now() - interval '2 days'";

let telegram: TelegramServer;
let phones: WhatsAppServer;
let graph: GraphServer;
beforeAll(async () => {
  telegram = await startTelegramServer();
  phones = await startWhatsAppServer();
  graph = await startGraphServer();
});
afterAll(() => Promise.all([telegram.stop(), phones.stop(), graph.stop()]));

/** Sends the questions, some people at a time; returns whatever nobody may find of the people. */
async function ofEach(
  questions: readonly PlantedQuestion[],
  send: (text: string, index: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const secrets: string[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const some = questions.slice(from, from + AT_ONCE);
    const sent = await Promise.all(some.map(({ text }, index) => send(text, from + index)));
    secrets.push(...sent.flat(), ...some.flatMap((question) => question.secrets));
  }
  return secrets;
}

const overTheWeb = (app: Pick<RunningApp, 'url'>, questions: readonly PlantedQuestion[]) =>
  ofEach(questions, async (text) => {
    const session = randomUUID();
    const { choices } = await ask(app.url, text, { session });
    const pass = choices.find(({ label }) => /petugas/i.test(label));
    if (pass) await ask(app.url, pass.label, { session, choice: pass.id });
    return [session];
  });

const overTelegram = (questions: readonly PlantedQuestion[]) =>
  ofEach(questions, async (text, index) => {
    const person = FIRST_CHAT + index;
    const username = `sulis_${person}`;
    telegram.introduce(person, { firstName: `Sulis${person}`, username });
    telegram.say(person, text);
    await telegram.waitForReply(person);
    return [String(person)];
  });

const overBaileys = (questions: readonly PlantedQuestion[]) =>
  ofEach(questions, async (text, index) => {
    const phone = `62815${String(index).padStart(8, '3')}`;
    await phones.say(phone, text);
    await phones.reply(phone);
    return [phone];
  });

const overTheCloud = (url: string, questions: readonly PlantedQuestion[]) =>
  ofEach(questions, async (body, index) => {
    const phone = `62816${String(index).padStart(8, '4')}`;
    const message = cloudMessage(phone, { type: 'text', text: { body } });
    await postEvent(url, cloudEvent({ messages: [message] }));
    await graph.reply(phone);
    return [phone];
  });

/** Everything that a running program has written down or shows, and then, stopped, its folder. */
async function tracesOf(
  app: Pick<RunningApp, 'app' | 'url' | 'dataDir' | 'logs' | 'stop'>,
  databaseUrl: string,
): Promise<readonly Trace[]> {
  await queryPostgres(databaseUrl, OLD_ENOUGH_FOR_STAFF);
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  const pages = await traceDesk(await visitSignedIn({ ...app }, ADMIN));
  const database = await traceDatabase(databaseUrl);
  await app.stop();
  return [
    ...pages,
    { place: 'metrics', text: metrics },
    database,
    { place: 'log', text: app.logs() },
    await traceFolder(app.dataDir),
  ];
}

it('300 questions on four channels leave nothing behind that leads to a person', async () => {
  const plant = (channel: number) => plantQuestions(A_CHANNEL, channel * A_CHANNEL);
  const secrets: string[] = [telegram.token];
  const databaseUrl = await createPostgresDatabase();
  const bot = await startBot(phones.url, {
    environment: {
      ...{ DATABASE_URL: databaseUrl, WHATSAPP_DAILY_NEW_CONTACTS: '1000' },
      ...{ ...ADMIN_ENVIRONMENT, ...(await telegramEnvironment(telegram, 'polling')) },
    },
  });
  await linkByQr(phones, bot);
  secrets.push(
    ...(await overTheWeb(bot, plant(0))),
    ...(await overTelegram(plant(1))),
    ...(await overBaileys(plant(2))),
  );
  telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 400 });
  telegram.say(FIRST_CHAT, plant(1)[0]?.text ?? '');
  await waitFor('the refusal to be recorded', async () => {
    const { failed } = await countBy(databaseUrl, 'outbox', 'state');
    return failed === 1;
  });
  const channels = await countBy(databaseUrl, 'turns', 'channel');
  expect(channels).toMatchObject({ telegram: A_CHANNEL + 1, whatsapp: A_CHANNEL });
  const traces = await tracesOf(bot, databaseUrl);

  const cloudUrl = await createPostgresDatabase();
  const cloud = await startApp({
    ...{ DATABASE_URL: cloudUrl, ...ADMIN_ENVIRONMENT },
    ...cloudEnvironment(graph.root),
  });
  secrets.push(...(await overTheCloud(cloud.url, plant(3))));
  const cloudTraces = await tracesOf(cloud, cloudUrl);

  expect(secrets.length).toBeGreaterThan(650);
  const pages = traces.filter(({ place }) => place.startsWith('page'));
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.map(({ text }) => text).join()).toContain('[');
  expect(findSecrets([...traces, ...cloudTraces], secrets)).toEqual([]);
});

it('notices when masking is off', async () => {
  const databaseUrl = await createPostgresDatabase();
  const environment = { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
  const app = await startApp(environment, { redact: (text) => text });
  const questions = plantQuestions(24, 5_000);
  for (const { text, secrets } of questions) {
    expect(findSecrets([{ place: 'text', text: redact(text) }], secrets)).toEqual([]);
  }
  const secrets = await overTheWeb(app, questions);
  const found = findSecrets(await tracesOf(app, databaseUrl), secrets);
  expect(found.filter((one) => one.endsWith('in the database')).length).toBeGreaterThan(20);
  expect(found.filter((one) => one.includes('in the page')).length).toBeGreaterThan(0);
});
