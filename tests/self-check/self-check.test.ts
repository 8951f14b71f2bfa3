import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkDatabase } from '../../src/self-check/check-database.ts';
import { createRowCheck } from '../../src/self-check/rows.ts';
import { visitDump } from '../../src/self-check/sources.ts';
import { checkFiles, checkHeaders } from '../../src/self-check/surroundings.ts';
import { writeBackup } from '../../src/storage/backup.ts';
import { type Database, openDatabase } from '../../src/storage/open-database.ts';
import { startAppForAll } from '../support/app.ts';
import { startProcess } from '../support/app-process.ts';
import { ask } from '../support/ask.ts';
import { PROJECT_FOLDER, testEnvironment } from '../support/environment.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { sealWith } from '../support/seal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DAYS = { turns: 365, tickets: 90, messages: 14, audit: 730 };
const ADMIN = {
  ADMIN_EMAIL: 'siti.rahma@kaltimprov.go.id',
  ADMIN_PASSWORD: 'katak hijau di pohon',
};
const QUESTIONS = [
  'Pak Suryadi di SDN 003 Samarinda Ulu nyuruh like, NIK 6408114507890002, boleh?',
  'halo',
  'apakah zonasi itu netral? hp saya 0812-9988-7766',
  'saya dipaksa atasan saya pak Lukman',
];
const TURN_ID = '00000000-0000-4000-8000-000000000001';
const sealed = sealWith(Buffer.alloc(32, 1)).close({ text: 'boleh?' });

let database: Database;
let url: string;
const app = startAppForAll(async () => {
  url = await createPostgresDatabase();
  return { DATABASE_URL: url, ...ADMIN };
});
beforeAll(async () => {
  database = await openDatabase({ url, dataDir: 'unused', onConnectionLost: () => undefined });
  const session = randomUUID();
  for (const question of QUESTIONS) await ask(app().url, question, { session });
  await ask(app().url, 'hapus', { session: randomUUID() });
  await sql`insert into audit_log (actor, action, subject)
    values (${ADMIN.ADMIN_EMAIL}, 'account-added', ${ADMIN.ADMIN_EMAIL})`.execute(database.db);
});
afterAll(() => database.close());

const found = async () =>
  (await checkDatabase(database.db, DAYS)).map(
    ({ place, detail, kind, count }) => `${kind} in ${place}.${detail}: ${count}`,
  );
const run = (statement: string) => sql.raw(statement).execute(database.db);

it('finds nothing in an installation that is as it should be', async () => {
  expect(await found()).toEqual([]);
  expect(await checkFiles(app().dataDir)).toEqual([]);
  expect(await checkHeaders(app().url)).toEqual([]);
});

const aTurn = (question: string, asker = 'a'.repeat(22), age = '0 days') =>
  `insert into turns (id, channel, asker, asked_at, question, outcome, candidates,
    content_version, milliseconds) values ('${TURN_ID}', 'web', '${asker}',
    now() - interval '${age}', '${question}', 'answered', '', 'v', 1)`;
const undoTurn = `delete from turns where id = '${TURN_ID}'`;
const aMessage = (payload: string, state: string, age = '0 days') =>
  `insert into inbox (id, channel, message_key, asker, state, payload, received_at, claimed_until)
    values ('${TURN_ID}', 'web', 'planted', 'a', '${state}', ${payload},
    now() - interval '${age}', now())`;
const undoMessage = `delete from inbox where id = '${TURN_ID}'`;
const bytes = (value: Buffer) => `'\\x${value.toString('hex')}'::bytea`;

describe('finds what is planted, and names table, column and kind', () => {
  it.each([
    ['NIK in turns.question: 1', aTurn('NIK 6408114507890002'), undoTurn],
    ['NIP in turns.question: 1', aTurn('nip 198507122010012003'), undoTurn],
    ['TELEPON in turns.question: 1', aTurn('wa 0812-9988-7766'), undoTurn],
    ['EMAIL in turns.question: 1', aTurn('ke rahma@example.com ya'), undoTurn],
    ['NAMA in turns.question: 1', aTurn('pak Suryadi Wibowo boleh?'), undoTurn],
    ['AKUN in turns.question: 1', aTurn('like @suryadi_wibowo boleh?'), undoTurn],
    ['ALAMAT in turns.question: 1', aTurn('rumah di Jl. Pramuka No. 12 boleh?'), undoTurn],
    ['ID in turns.asker: 1', aTurn('boleh?', '987654321'), undoTurn],
    ['ALAMAT OBROLAN in turns.asker: 1', aTurn('boleh?', '6281254879631@s.whatsapp.net'), undoTurn],
    [
      'TOKEN in turns.question: 1',
      aTurn('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1'),
      undoTurn,
    ],
    [
      'ALAMAT OBROLAN in dialogues.state: 1',
      `insert into dialogues values ('planted', '{"chatId":12}', now() + interval '1 minute')`,
      `delete from dialogues where asker = 'planted'`,
    ],
    [
      'NAMA in dialogues.state: 1',
      `insert into dialogues values ('planted', '{"offered":[],"question":"bu Sulastri boleh?"}',
        now() + interval '1 minute')`,
      `delete from dialogues where asker = 'planted'`,
    ],
    [
      'EMAIL in audit_log.actor: 1',
      `insert into audit_log (actor, action) values ('asker@example.com', 'planted')`,
      `delete from audit_log where action = 'planted'`,
    ],
    [
      'TIDAK TERSEGEL in inbox.payload: 1',
      aMessage(bytes(Buffer.from('{"text":"boleh?"}')), 'received'),
      undoMessage,
    ],
    ['LEWAT MASA SIMPAN in turns.asked_at: 1', aTurn('boleh?', 'a', '370 days'), undoTurn],
    [
      `ISI BELUM DIHAPUS in inbox.state = 'done' and payload is not null: 1`,
      aMessage(bytes(sealed), 'done'),
      undoMessage,
    ],
    ['LEWAT MASA SIMPAN in inbox.received_at: 1', aMessage('null', 'done', '17 days'), undoMessage],
    [
      'TIDAK SELESAI in retention_runs.turns is null and day < current_date: 1',
      `insert into retention_runs (day) values (current_date - 1)`,
      `delete from retention_runs where day = current_date - 1`,
    ],
    [
      'TIDAK DIJALANKAN in retention_runs.day: 1',
      `${aTurn('boleh?', 'a', '3 days')}; update retention_runs set day = day - 5`,
      `${undoTurn}; update retention_runs set day = day + 5`,
    ],
    [
      `LEWAT MASA SIMPAN in pseudonym_keys.month < to_char((now() - interval '2 days') at time zone 'UTC', 'YYYY-MM'): 1`,
      `insert into pseudonym_keys values ('2020-01', ${bytes(sealed)})`,
      `delete from pseudonym_keys where month = '2020-01'`,
    ],
  ])('%s', async (finding, plant, undo) => {
    await run(plant);
    const findings = await found();
    await run(undo);
    // A raw address may look like more than one thing.
    expect(findings).toContain(finding);
    expect(new Set(findings.map((one) => one.split(' in ')[1])).size).toBe(1);
  });
});

it('reads files of `npm run backup` and of pg_dump, and refuses others', async () => {
  const folder = await temporaryFolder();
  const backup = join(folder, 'backup.gz');
  await run(aTurn('NIK 6408114507890002'));
  await writeBackup(database.db, { file: backup, release: '0', withWhatsAppKeys: true });
  await run(undoTurn);
  const kindsIn = async (file: string) => {
    const rows = createRowCheck();
    await visitDump(file, rows.visit);
    return rows.findings().map(({ place, detail, kind }) => `${kind} in ${place}.${detail}`);
  };
  expect(await kindsIn(backup)).toEqual(['NIK in turns.question']);
  const dump = join(folder, 'dump.sql');
  const seal = `\\\\x${sealed.toString('hex')}`;
  await writeFile(
    dump,
    `--\nCOPY public.turns (id, question) FROM stdin;\n${TURN_ID}\tboleh?\\nwa 081299887766\n\\.\n` +
      `COPY public.inbox (id, payload) FROM stdin;\n1\t${seal}\n2\t\\N\n3\t\\\\x7b7d\n\\.\n`,
  );
  expect(await kindsIn(dump)).toEqual([
    'TELEPON in turns.question',
    'TIDAK TERSEGEL in inbox.payload',
  ]);
  const other = join(folder, 'other.txt');
  await writeFile(other, 'halo');
  await expect(kindsIn(other)).rejects.toThrow('pg_dump');
  await writeFile(other, "INSERT INTO public.turns VALUES ('x');\n");
  await expect(kindsIn(other)).rejects.toThrow('--inserts');
  await expect(kindsIn(join(folder, 'none'))).rejects.toThrow('no such file');
});

it('finds an open folder and missing headers', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  expect(await checkFiles(folder)).toMatchObject([{ place: folder, detail: 'mode 755' }]);
  const bare = createServer((_request, response) =>
    response.writeHead(200, { 'x-powered-by': 'x', 'set-cookie': 'a=b' }).end('halo'),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void bare.close());
  await new Promise((resolve) => bare.once('listening', resolve));
  const address = bare.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const findings = await checkHeaders(`http://127.0.0.1:${port}/`);
  expect(findings.map(({ detail }) => detail)).toEqual([
    ...['content-security-policy', 'x-content-type-options', 'referrer-policy'],
    ...['x-frame-options', 'set-cookie', 'x-powered-by', '/dashboard'],
  ]);
});

it('runs as a command beside the program that has the embedded database open', async () => {
  const dataDir = await temporaryFolder();
  const running = startProcess(dataDir);
  const address = await running.ready();
  await ask(address, QUESTIONS[0] ?? '');
  const audit = (...more: readonly string[]) =>
    promisify(execFile)(
      process.execPath,
      [join(PROJECT_FOLDER, 'src/commands/privacy-audit.ts'), ...more],
      { cwd: dataDir, env: { PATH: process.env.PATH, ...testEnvironment(dataDir) } },
    );
  expect((await audit('--url', address)).stdout).toBe('nothing found\n');
  await chmod(join(dataDir, 'app-secret'), 0o644);
  const failure = await audit('--json').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1 });
  expect(failure).toHaveProperty('stdout', expect.stringContaining('"detail":"mode 644"'));
});
