import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { ADMIN, ADMIN_ENVIRONMENT } from '../support/desk.ts';
import { barriers, type DeskVisit, enterDesk, overhang } from '../support/desk-browser.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { waitFor } from '../support/wait-for.ts';
import { linkByQr, startBot, startServer } from '../support/whatsapp/whatsapp-app.ts';

const QUESTION = 'boleh like postingan caleg?';
const PERSON = '6281200000001';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function openChannels(
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<DeskVisit> {
  return enterDesk(browser, `${url}/dashboard/kanal`, 'Kanal', { viewport: PHONE, ...options });
}

/** What stands in the way of anybody on this page, in light and in dark. */
async function wrongWith(page: Page): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const barrier of await barriers(page)) found.push([colorScheme, barrier]);
  }
  const sideways = await overhang(page);
  return sideways > 0 ? [...found, `scrolls sideways by ${sideways}`] : found;
}

const whatsapp = (page: Page) => page.getByRole('listitem').filter({ hasText: 'WhatsApp' }).first();

describe('WhatsApp at the desk', () => {
  it('is linked by the QR on the page, which notices it by itself', async () => {
    const server = await startServer();
    const environment = { ...ADMIN_ENVIRONMENT, DATABASE_URL: await createPostgresDatabase() };
    const bot = await startBot(server.url, { environment });
    await bot.reaches('linking');
    const { page, context } = await openChannels(bot.url);
    await page.getByRole('img', { name: 'QR untuk dipindai' }).waitFor();
    expect(await wrongWith(page)).toEqual([]);
    const { qr } = await bot.channel();
    expect(await page.content()).not.toContain(qr ?? 'no QR');
    await linkByQr(server, bot);
    await whatsapp(page).getByText('Tersambung').waitFor();
    expect(await page.locator('#kabar').textContent()).toBe('WhatsApp: Tersambung');
    expect(await page.getByRole('img', { name: 'QR untuk dipindai' }).count()).toBe(0);
    expect(await wrongWith(page)).toEqual([]);
    await context.close();
  });

  it('is linked by the code on the page, without JavaScript', async () => {
    const server = await startServer();
    const environment = { ...ADMIN_ENVIRONMENT, WHATSAPP_PHONE: server.world.account.phone };
    const bot = await startBot(server.url, { environment });
    await waitFor('a code', async () => (await bot.channel()).pairingCode ?? undefined);
    const { page, context } = await openChannels(bot.url, { javaScriptEnabled: false });
    expect(await page.locator('meta[http-equiv="refresh"]').count()).toBe(1);
    const code = await page.locator('.linking .pairing').textContent();
    await server.enterCode(code ?? '');
    await bot.reaches('connected');
    await page.reload();
    await whatsapp(page).getByText('Tersambung').waitFor();
    expect(await page.locator('meta[http-equiv="refresh"]').count()).toBe(0);
    await context.close();
  });

  it('connects again after another program took its place, once an admin is sure', async () => {
    const server = await startServer();
    const url = await createPostgresDatabase();
    const environment = { ...ADMIN_ENVIRONMENT, DATABASE_URL: url, APP_SECRET: 'x'.repeat(32) };
    const bot = await startBot(server.url, { environment });
    await linkByQr(server, bot);
    const other = await startBot(server.url, { environment });
    const logins = () => server.world.events.filter((event) => event === 'login').length;
    const before = logins();
    server.streamError({ conflict: 'replaced' });
    await bot.reaches('stopped', 'replaced');
    const { page, context } = await openChannels(other.url, { javaScriptEnabled: false });
    await waitFor('the other instance to tell it', async () => {
      await page.reload();
      return (await whatsapp(page).getByText('dipakai program lain').count()) === 1;
    });
    await page.getByLabel('Tidak ada program lain').check();
    await page.getByRole('button', { name: 'Sambungkan lagi' }).click();
    await page.locator('.notice').getByText('Sedang disambungkan').waitFor();
    await bot.reaches('connected');
    await waitFor('the other instance to tell of it', async () => {
      await page.reload();
      return (await whatsapp(page).getByText('Tersambung').count()) === 1;
    });
    expect(logins()).toBe(before + 1);
    const notes = await queryPostgres<{ actor: string }>(
      url,
      `select actor from audit_log where action = 'channel-reconnected'`,
    );
    expect(notes).toEqual([{ actor: ADMIN }]);
    await context.close();
  });
});

describe('a pause', () => {
  it('is written with its reason, holds on every instance and channel, and ends', async () => {
    const server = await startServer();
    const url = await createPostgresDatabase();
    const environment = { ...ADMIN_ENVIRONMENT, DATABASE_URL: url, APP_SECRET: 'x'.repeat(32) };
    const holder = await startBot(server.url, { environment });
    await linkByQr(server, holder);
    const other = await startBot(server.url, { environment });
    const { page, context } = await openChannels(other.url);

    await page.getByText('Jeda semua kanal').first().click();
    const form = page.locator('form[action="/dashboard/kanal/all/jeda"]');
    await form.getByLabel('Alasan').fill('Aturan baru sedang diperiksa');
    await form.getByLabel('Kembali pada').fill('2020-01-01T08:00');
    await form.getByRole('button', { name: 'Jeda semua kanal' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('sesudah sekarang');
    expect(await form.getByLabel('Alasan').inputValue()).toBe('Aturan baru sedang diperiksa');
    expect(await wrongWith(page)).toEqual([]);
    await form.getByLabel('Kembali pada').fill('2027-01-04T08:00');
    await form.getByRole('button', { name: 'Jeda semua kanal' }).click();
    await page.locator('.notice').getByText('Jeda berlaku').waitFor();
    const begun = Date.now();
    const banner = () =>
      fetch(holder.url).then(async (one) => (await one.text()).includes('banner'));
    await waitFor('the other instance to pause', banner);
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(await page.getByText('Aturan baru sedang diperiksa').count()).toBeGreaterThan(0);
    expect(await wrongWith(page)).toEqual([]);
    await server.say(PERSON, QUESTION);
    const { text } = await server.reply(PERSON);
    expect(text).toMatch(
      /^Saya sedang dijeda dan kembali Senin, 4 Januari 2027 pukul 08\.00 WITA;/,
    );
    expect(text).toContain('Kesbangpol');
    const turns = await queryPostgres<object>(url, 'select question, outcome from turns');
    expect(turns).toEqual([{ question: '(tidak disimpan)', outcome: 'courtesy' }]);

    const asked = await fetch(`${other.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session: randomUUID(), text: QUESTION }),
    });
    expect(await asked.json()).toMatchObject({ outcome: 'courtesy', topic: null, choices: [] });
    const afterRestart = await startBot(server.url, { environment });
    expect(await (await fetch(afterRestart.url)).text()).toContain('banner');

    await page.getByRole('button', { name: 'Lanjutkan semua kanal' }).click();
    await page.locator('.notice').getByText('menjawab lagi').waitFor();
    await waitFor('the other instance to answer', async () => !(await banner()));
    await server.say(PERSON, QUESTION);
    expect((await server.reply(PERSON, 2)).text).toContain('*DILARANG*');
    await context.close();
  });
});

describe('a test from a phone of staff', () => {
  it('shows when it came in and when its reply was taken', async () => {
    const server = await startServer();
    const environment = { ...ADMIN_ENVIRONMENT, DATABASE_URL: await createPostgresDatabase() };
    const bot = await startBot(server.url, { environment });
    await linkByQr(server, bot);
    const { page, context } = await openChannels(bot.url);
    await page.getByRole('button', { name: 'Buat kode uji' }).click();
    const words = await page.locator('#uji .pairing').textContent();
    expect(words).toMatch(/^uji [A-Z]\d[A-Z]\d$/);
    await server.say(PERSON, 'uji z9z9');
    expect((await server.reply(PERSON)).text).toContain('tidak dikenal');
    await server.say(PERSON, words ?? '');
    expect((await server.reply(PERSON, 2)).text).toContain('Pesan uji sampai');
    await page.getByText('Pesan uji masuk lewat WhatsApp').waitFor();
    await waitFor('the reply to be shown as taken', async () => {
      return (await page.locator('#uji [data-busy]').count()) === 0;
    });
    expect(await wrongWith(page)).toEqual([]);
    await context.close();
  });
});
