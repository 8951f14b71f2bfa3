import { expect, it, onTestFinished } from 'vitest';
import { type AppProcess, startProcess } from '../support/app-process.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { countBy } from '../support/stored.ts';
import { telegramEnvironment } from '../support/telegram/environment.ts';
import { newPerson } from '../support/telegram/stage.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const MESSAGES = Number(process.env.CRASH_MESSAGES ?? 60);
/** So many people that nobody is asked to slow down. */
const PEOPLE = Math.ceil(MESSAGES / 6);
/** Claims of a killed process last 30 s, and a loaded machine takes its time. */
const RECOVERY_PATIENCE_MS = 120_000 + MESSAGES * 500;

const questionOf = (index: number) => `boleh gak like postingan caleg? (${index})`;

it(`answers each of ${MESSAGES} messages once although it is killed in their midst`, {
  timeout: RECOVERY_PATIENCE_MS * 2,
}, async () => {
  let running: AppProcess | undefined;
  let killed: Promise<void> | undefined;
  let received = 0;
  const telegram = await startTelegramServer({
    onMessage() {
      received += 1;
      if (received === Math.floor(MESSAGES / 3)) killed = running?.kill('SIGKILL');
    },
  });
  onTestFinished(() => telegram.stop());
  const databaseUrl = await createPostgresDatabase();
  const environment = {
    DATABASE_URL: databaseUrl,
    APP_SECRET: 'one secret for both lives of this process',
    ...(await telegramEnvironment(telegram, 'polling')),
  };
  const people = Array.from({ length: PEOPLE }, newPerson);
  const said = Array.from({ length: MESSAGES }, (_, index) => {
    telegram.say(people[index % PEOPLE] ?? 0, questionOf(index));
    return questionOf(index);
  });

  const dataDir = await temporaryFolder();
  running = startProcess(dataDir, environment);
  await running.ready();
  await waitFor('the kill', () => killed !== undefined, RECOVERY_PATIENCE_MS);
  await killed;
  running = startProcess(dataDir, environment);
  await running.ready();
  await waitFor(
    'all messages to be answered or given up',
    async () => {
      const { sent = 0, unknown = 0 } = await countBy(databaseUrl, 'outbox', 'state');
      return sent + unknown === MESSAGES;
    },
    RECOVERY_PATIENCE_MS,
  );

  const turns = await queryPostgres<{ question: string }>(
    databaseUrl,
    'select question from turns',
  );
  expect(turns.map(({ question }) => question).sort()).toEqual(said.sort());
  const { sent = 0, unknown = 0 } = await countBy(databaseUrl, 'outbox', 'state');
  const seen = people.map((person) => telegram.messagesTo(person).length);
  const total = seen.reduce((sum, count) => sum + count);
  expect(sent + unknown).toBe(MESSAGES);
  expect(unknown).toBeLessThanOrEqual(PEOPLE);
  expect(total).toBeGreaterThanOrEqual(sent);
  expect(total).toBeLessThanOrEqual(MESSAGES);
  expect(Math.max(...seen)).toBeLessThanOrEqual(Math.ceil(MESSAGES / PEOPLE));
  expect(await countBy(databaseUrl, 'inbox', 'state')).toEqual({ done: MESSAGES });
});
