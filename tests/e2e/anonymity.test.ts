import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { countBy } from '../support/stored.ts';
import { telegramEnvironment } from '../support/telegram/environment.ts';
import { startTelegramServer } from '../support/telegram/telegram-server.ts';
import { waitFor } from '../support/wait-for.ts';

const PERSON = 987_654_321;
const PROFILE = { firstName: 'Sulistyowati', username: 'sulis_wati_kutim' } as const;
const PLANTED = {
  nik: '6408114507890002',
  phone: '081254879631',
  spacedPhone: '0812-9988-7766',
  internationalPhone: '+62 813 4455 6677',
  email: 'rahmawati.asn@kutaitimurkab.go.id',
  nip: '198507122010012003',
} as const;
const QUESTIONS = [
  `NIK saya ${PLANTED.nik}, boleh like postingan caleg?`,
  `hubungi saya di ${PLANTED.phone} atau ${PLANTED.spacedPhone}, boleh ikut kampanye?`,
  `wa ${PLANTED.internationalPhone} ya, honorer boleh pasang stiker?`,
  `email saya ${PLANTED.email} NIP ${PLANTED.nip}, bolehkah cuti untuk kampanye istri?`,
  `apakah zonasi ${PLANTED.nik} surel ${PLANTED.email} itu netral?`,
];

it('leaves nothing in the database, the logs and the data folder that leads to a person', async () => {
  const telegram = await startTelegramServer();
  onTestFinished(() => telegram.stop());
  telegram.introduce(PERSON, PROFILE);
  const databaseUrl = await createPostgresDatabase();
  const app = await startApp({
    DATABASE_URL: databaseUrl,
    ...(await telegramEnvironment(telegram, 'polling')),
  });
  const session = randomUUID();
  for (const [index, question] of QUESTIONS.entries()) {
    await ask(app.url, question, { session });
    telegram.say(PERSON, question);
    await telegram.waitForReply(PERSON, index + 1);
  }
  telegram.fault({ method: 'sendMessage', times: 1, kind: 'refuse', code: 400 });
  telegram.say(PERSON, QUESTIONS[0] ?? '');
  await waitFor('the refusal to be recorded', async () => {
    const { failed } = await countBy(databaseUrl, 'outbox', 'state');
    return failed === 1;
  });
  await app.stop();

  const turns = await queryPostgres(databaseUrl, 'select id from turns');
  expect(turns).toHaveLength(2 * QUESTIONS.length + 1);
  const traces = [
    ['database', await dump(databaseUrl)],
    ['log', app.logs()],
    ['data folder', await readAll(app.dataDir)],
  ] as const;
  const secrets = {
    ...PLANTED,
    chatId: String(PERSON),
    firstName: PROFILE.firstName,
    username: PROFILE.username,
    session,
    token: telegram.token,
  };
  const found = traces.flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, value]) => writings(value).some((writing) => text.includes(writing)))
      .map(([name]) => `${name} in the ${place}`),
  );
  expect(found).toEqual([]);
});

/** The value as it was written, and its digits alone where it has enough of them. */
function writings(value: string): readonly string[] {
  const digits = value.replaceAll(/\D/g, '');
  return digits.length >= 9 && digits.length < 20 ? [value, digits] : [value];
}

/** Every row of every table, binary columns too, as text. */
async function dump(databaseUrl: string): Promise<string> {
  const tables = await queryPostgres<{ name: string }>(
    databaseUrl,
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await queryPostgres<Record<string, unknown>>(databaseUrl, `select * from ${name}`);
    parts.push(name, ...rows.flatMap((row) => Object.values(row).map(asText)));
  }
  return parts.join('\n');
}

function asText(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);
}

async function readAll(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}
