import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startFlow } from '../support/chaos.ts';
import { fatesIn, startInstances } from '../support/instances.ts';
import { queryPostgres } from '../support/postgres.ts';
import { newPerson } from '../support/telegram/stage.ts';
import { waitFor } from '../support/wait-for.ts';

const FLOOD = 900;
const WEB_ASKERS = 260;
const STOP_WITHIN_MS = 10_000;
const TIMEOUT_MS = 240_000;

it('a flood waits in the database and is answered in order; a stop leaves it to the next', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { telegram } = await startFlow();
  const instances = await startInstances(1, telegram);
  const { databaseUrl, processes } = instances;
  await waitFor('the webhook', () => telegram.webhook());
  telegram.fault({ method: 'sendMessage', kind: 'slow', ms: 6_000 });

  const people = Array.from({ length: FLOOD }, newPerson);
  for (const person of people) telegram.say(person, '/start hak-golput');
  const [first] = people;
  telegram.say(first ?? 0, '/start status-pppk');
  await waitFor('all messages to be taken', () => telegram.pending().length === 0);
  expect(telegram.webhookStatuses().every((status) => status === 200)).toBe(true);
  // At most so many are in the hands of the process; the rest lies in the inbox.
  const [claimed] = await queryPostgres<{ count: number }>(
    databaseUrl,
    `select count(*)::int as count from inbox where state = 'received' and claimed_until > now()`,
  );
  expect((await fatesIn(databaseUrl)).open).toBeGreaterThan(400);
  expect(claimed?.count).toBeLessThanOrEqual(400);

  const asked = performance.now();
  processes[0]?.kill('SIGTERM').catch(() => undefined);
  expect(await processes[0]?.exited()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(STOP_WITHIN_MS);
  telegram.clearFaults();
  await instances.restart(0);
  await waitFor(
    'the flood to be answered',
    async () => {
      const { sent, unknown, open } = await fatesIn(databaseUrl);
      return open === 0 && sent + unknown === FLOOD + 1;
    },
    120_000,
  );
  const seen = people.map((person) => telegram.messagesTo(person).length);
  expect(Math.max(...seen.slice(1))).toBe(1);
  const unknown = (await fatesIn(databaseUrl)).unknown;
  expect(seen.filter((count) => count === 0).length).toBeLessThanOrEqual(unknown);
  expect(telegram.messagesTo(first ?? 0).at(-1)?.text).toContain('PPPK');
});

it('the web chat says when to come back while too many wait', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { telegram } = await startFlow();
  const { balancer, databaseUrl } = await startInstances(1, telegram);
  const hog = new pg.Client({ connectionString: databaseUrl });
  await hog.connect();
  onTestFinished(() => hog.end());
  await hog.query('begin; lock table inbox in access exclusive mode');
  const ask = () =>
    fetch(`${balancer.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session: randomUUID(), text: 'boleh like postingan caleg?' }),
    });
  const asking = Array.from({ length: WEB_ASKERS }, ask);
  await sleep(2_500);
  await hog.query('rollback');
  const answers = await Promise.all(asking);
  const refused = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(200);
  expect(refused).toHaveLength(WEB_ASKERS - 200);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused[0]?.json()).toEqual({ error: expect.stringContaining('ramai') });
  expect((await ask()).status).toBe(200);
});
