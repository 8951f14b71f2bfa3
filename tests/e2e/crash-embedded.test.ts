import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { type AppProcess, startProcess } from '../support/app-process.ts';
import { telegramEnvironment } from '../support/telegram/environment.ts';
import { newPerson } from '../support/telegram/stage.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

/** So few that the one person is not asked to slow down. */
const MESSAGES = 8;
const KILLED_AT = 3;
/** Claims of a killed process last 30 s, and a loaded machine takes its time. */
const RECOVERY_PATIENCE_MS = 120_000;

it('goes on where it was killed, with nothing configured but a token', {
  timeout: RECOVERY_PATIENCE_MS * 2,
}, async () => {
  const ani = newPerson();
  let running: AppProcess | undefined;
  let killed: Promise<void> | undefined;
  let received = 0;
  const telegram = await startTelegramServer({
    onMessage() {
      received += 1;
      if (received === KILLED_AT) killed = running?.kill('SIGKILL');
    },
  });
  onTestFinished(() => telegram.stop());
  const environment = await telegramEnvironment(telegram, 'polling');
  for (let index = 0; index < MESSAGES; index += 1) {
    telegram.say(ani, `boleh gak like postingan caleg? (${index})`);
  }

  const dataDir = await temporaryFolder();
  running = startProcess(dataDir, environment);
  await running.ready();
  await waitFor('the kill', () => killed !== undefined, RECOVERY_PATIENCE_MS);
  await killed;
  const second = startProcess(dataDir, environment);
  await waitFor(
    'the reply to each message, and the one of unknown fate to be noticed',
    () =>
      telegram.messagesTo(ani).length === MESSAGES &&
      second.output().includes('replies whose fate is unknown'),
    RECOVERY_PATIENCE_MS,
  );
  await second.kill('SIGTERM');

  const { db, close } = await openDatabase({ dataDir, onConnectionLost: () => undefined });
  onTestFinished(close);
  expect(telegram.messagesTo(ani)).toHaveLength(MESSAGES);
  const turns = await db.selectFrom('turns').select('question').distinct().execute();
  expect(turns).toHaveLength(MESSAGES);
  const outbox = await db.selectFrom('outbox').select(['state', 'payload']).execute();
  const states = outbox.map(({ state }) => state);
  expect(states.filter((state) => state === 'sent')).toHaveLength(MESSAGES - 1);
  expect(states.filter((state) => state === 'unknown')).toHaveLength(1);
  expect(outbox.filter(({ payload }) => payload !== null)).toEqual([]);
});
