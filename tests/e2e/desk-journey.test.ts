import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { ADMIN, PASSWORD } from '../support/desk.ts';
import { newPerson, startTelegramStage } from '../support/telegram/stage.ts';
import { waitFor } from '../support/wait-for.ts';

const QUESTION = 'tukang kebun kantor bupati ikut pawai kemarin';
const REPLY = 'Boleh, asal di luar jam kerja.';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
}

/** Asks in the web chat, refuses what is offered, and passes the question on; gives the code. */
async function passOn(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const answers = page.locator('.bubble:not(.asked)');
  for (const said of ['kampanye', 'bukan', QUESTION, 'bukan']) {
    const before = await answers.count();
    await page.getByLabel('Pertanyaan Anda').fill(said);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await answers.nth(before).waitFor();
    await page.locator('.chat[aria-busy="false"]').waitFor();
  }
  await page.getByRole('button', { name: 'Ya, teruskan', exact: true }).click();
  const told = page.locator('.bubble').filter({ hasText: 'TNY-' }).last();
  await told.waitFor();
  const code = /TNY-\w{4}-\w{4}/.exec((await told.textContent()) ?? '')?.[0];
  if (code === undefined) throw new Error('no code on the page');
  return code;
}

it('from the setup link to a reply that the asker reads by code on two channels', async () => {
  const { telegram, app } = await startTelegramStage('polling');
  const page = await (await browser.newContext({ locale: 'id-ID', viewport: PHONE })).newPage();

  await page.goto(`${app.url}${app.app.setupPath}`);
  await page.getByLabel('E-mail Anda').fill(ADMIN);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Kata sandi baru sekali lagi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/mulai/'));
  const again = await page.request.get(`${app.url}${app.app.setupPath}`);
  expect(again.status(), 'the link works once').toBe(404);

  const guessing = await (await browser.newContext({ viewport: PHONE })).newPage();
  await guessing.goto(`${app.url}/dashboard/masuk`);
  for (let count = 0; count < 5; count += 1) await signIn(guessing, 'lain@test.id', 'salah salah');
  await signIn(guessing, 'lain@test.id', 'salah salah');
  await guessing.getByText('Terlalu banyak percobaan').waitFor();

  const code = await passOn(guessing, app.url);

  await page.goto(`${app.url}/dashboard/masuk`);
  if (await page.getByLabel('Kata sandi').isVisible()) await signIn(page, ADMIN, PASSWORD);
  await page.goto(`${app.url}/dashboard/balasan`);
  expect(await page.locator('main').textContent()).toContain('tukang kebun');
  expect(await page.locator('main').textContent()).not.toContain(code);
  await page.getByRole('link', { name: 'Tulis balasan' }).click();
  await page.getByLabel('Balasan Anda').fill(REPLY);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Balasan terkirim').waitFor();

  expect((await ask(app.url, `kode ${code}`)).text).toContain(REPLY);
  const person = newPerson();
  telegram.say(person, code.toLowerCase());
  const read = await waitFor('the reply on Telegram', () => telegram.messagesTo(person).at(-1));
  expect(read.text).toContain(REPLY);
});
