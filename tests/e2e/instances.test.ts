import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { fatesIn, startInstances } from '../support/instances.ts';
import { newPerson } from '../support/telegram/stage.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { waitFor } from '../support/wait-for.ts';

const TOPICS = [
  'medsos-like-komentar-bagikan',
  'hak-golput',
  'medsos-foto-profil',
  'status-pppk',
  'medsos-terlanjur',
  'status-cpns',
];
const PEOPLE = 10;
const TIMEOUT_MS = 240_000;

interface ChatAnswer {
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

async function askOnWeb(url: string, session: string, text: string): Promise<Response> {
  return fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session, text }),
  });
}

it('three instances answer each person in order, once, though one is killed in between', {
  timeout: TIMEOUT_MS,
}, async () => {
  let replies = 0;
  let killed: Promise<void> | undefined;
  const telegram = await startTelegramServer({
    onMessage() {
      replies += 1;
      if (replies === TOPICS.length + 15) killed = instances.kill(1);
    },
  });
  onTestFinished(() => telegram.stop());
  const instances = await startInstances(3, telegram);
  await waitFor('the webhook', () => telegram.webhook());

  const model = newPerson();
  const expected: string[] = [];
  for (const topic of TOPICS) {
    telegram.say(model, `/start ${topic}`);
    expected.push((await telegram.waitForReply(model, expected.length + 1)).text);
  }
  expect(new Set(expected).size).toBe(TOPICS.length);

  const people = Array.from({ length: PEOPLE }, newPerson);
  for (const topic of TOPICS) for (const person of people) telegram.say(person, `/start ${topic}`);
  await waitFor('the kill', () => killed !== undefined);
  await killed;
  const messages = (PEOPLE + 1) * TOPICS.length;
  await waitFor(
    'all messages to be answered or given up',
    async () => {
      const { turns, open } = await fatesIn(instances.databaseUrl);
      return turns === messages && open === 0;
    },
    120_000,
  );

  const { turns, sent, unknown } = await fatesIn(instances.databaseUrl);
  expect({ turns, ended: sent + unknown }).toEqual({ turns: messages, ended: messages });
  for (const person of people) {
    const texts = telegram.messagesTo(person).map(({ text }) => text);
    expect(texts).toEqual(expected.filter((text) => texts.includes(text)));
  }
  const seen = people.reduce((sum, person) => sum + telegram.messagesTo(person).length, 0);
  expect(seen).toBeGreaterThanOrEqual(PEOPLE * TOPICS.length - unknown);
  // Only what was in the moment of being sent by the killed one may be unknown.
  expect(unknown).toBeLessThanOrEqual(PEOPLE);

  await checkSharedLimits(instances.balancer.url, telegram);
});

/** What one instance counts or waits for, the other knows. */
async function checkSharedLimits(
  url: string,
  telegram: Awaited<ReturnType<typeof startTelegramServer>>,
): Promise<void> {
  const hasty = newPerson();
  for (let index = 0; index < 15; index++) telegram.say(hasty, `/start ${TOPICS[index % 6]}`);
  const greeter = newPerson();
  telegram.say(greeter, 'halo');
  await sleep(250);
  telegram.say(greeter, 'boleh gak like postingan caleg?');

  const session = randomUUID();
  const menu = (await (await askOnWeb(url, session, 'menu')).json()) as ChatAnswer;
  expect(menu.choices.length).toBeGreaterThan(1);
  const chosen = (await (await askOnWeb(url, session, '1')).json()) as ChatAnswer;
  expect(chosen.text).not.toBe(menu.text);
  const codes: number[] = [];
  for (let index = 0; index < 30; index++) {
    codes.push((await askOnWeb(url, session, 'menu')).status);
  }
  expect(codes.filter((code) => code === 200)).toHaveLength(28);
  expect(codes.slice(-2)).toEqual([429, 429]);

  await waitFor('the hasty one to be told', () => telegram.messagesTo(hasty).length >= 11);
  await waitFor('the inbox to be empty', () => telegram.pending().length === 0);
  const answer = await telegram.waitForText(greeter, /DILARANG/);
  await sleep(2_000);
  expect(telegram.messagesTo(hasty)).toHaveLength(11);
  expect(telegram.messagesTo(greeter)).toEqual([answer]);
}
