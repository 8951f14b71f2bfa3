import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startProcess } from '../support/app-process.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const PATIENCE_MS = 120_000;

it('starts on its own data, says on every page that it is a demo, and shows figures', async () => {
  const dataDir = await temporaryFolder();
  const databaseUrl = await createPostgresDatabase();
  const demo = startProcess(
    dataDir,
    { DATABASE_URL: databaseUrl, TELEGRAM_BOT_TOKEN: '123456:not-to-be-used', TMPDIR: dataDir },
    'src/commands/demo.ts',
  );
  const login = await waitFor(
    'the login',
    () => /Kata sandi +(.+)/.exec(demo.output())?.[1],
    PATIENCE_MS,
  );
  const origin = /Chat +(http:\S+)\/$/m.exec(demo.output())?.[1] ?? '';
  const signedIn = await fetch(`${origin}/dashboard/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email: 'admin@demo.test', sandi: login, kode: '' }),
  });
  expect(signedIn.status).toBe(303);
  const [cookie = ''] = signedIn.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  const read = async (path: string) =>
    (await fetch(`${origin}${path}`, { headers: { cookie } })).text();

  for (const path of ['/', '/faq', '/dashboard', '/dashboard/pertanyaan', '/dashboard/balasan']) {
    expect(await read(path), path).toMatch(/<aside class="demo-mark"[^>]*><strong>Demo\./);
  }
  const overview = await read('/dashboard?periode=90');
  const questions = /<dt>Pertanyaan<\/dt><dd><strong>([\d.]+)</.exec(overview)?.[1] ?? '';
  expect(Number(questions.replaceAll('.', ''))).toBeGreaterThan(10_000);
  expect(await read('/dashboard/pertanyaan')).toMatch(/[1-9]\d* dari [1-9]\d* kelompok selesai/);
  expect(await read('/dashboard/balasan')).toMatch(/5 menunggu balasan/);

  // The real database has not been touched, and nothing is left behind.
  expect(
    await queryPostgres(databaseUrl, `select from pg_tables where schemaname = 'public'`),
  ).toEqual([]);
  expect(existsSync(join(dataDir, 'pglite'))).toBe(false);
  await demo.kill('SIGTERM');
});
