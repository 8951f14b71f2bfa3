import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { waitFor } from '../support/wait-for.ts';

const KEPT = `(async () => {
  const names = await caches.keys();
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().map(({ url }) => new URL(url).pathname + new URL(url).search);
})()`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE });
  onTestFinished(() => context.close());
  return context.newPage();
}

const kept = (page: Page) => page.evaluate<readonly string[]>(KEPT);
const note = (page: Page) => page.getByText('Anda sedang luring.');

it('reads what was seen when the server is out of reach, and keeps nothing else', async () => {
  const app = await startApp();
  const page = await openPage();
  await page.goto(`${app.url}/faq/kampanye-hadir`);
  await waitFor('the first page to be kept', async () =>
    (await kept(page)).includes('/faq/kampanye-hadir'),
  );
  await page.goto(`${app.url}/faq?q=rahasia+saya`);
  await page.goto(`${app.url}/dashboard`);
  await page.goto(app.url);
  await page.getByLabel('Pertanyaan Anda').fill('boleh like postingan caleg?');
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.locator('.share').waitFor();
  await waitFor('the answer to be kept', async () =>
    (await kept(page)).includes('/faq/medsos-like-komentar-bagikan'),
  );
  const paths = (await kept(page)).filter((path) => !path.startsWith('/assets/'));
  expect(paths.sort()).toEqual([
    '/faq/kampanye-hadir',
    '/faq/medsos-like-komentar-bagikan',
    '/luring',
  ]);
  expect(await note(page).isVisible()).toBe(false);

  await app.stop();
  await page.getByLabel('Pertanyaan Anda').fill('kalau honorer?');
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Belum terkirim').waitFor();
  await page.goto(`${app.url}/faq/kampanye-hadir`);
  expect(await note(page).isVisible()).toBe(true);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('?');
  expect(await page.locator('.verdict').first().isVisible()).toBe(true);

  await page.goto(`${app.url}/`);
  expect(await note(page).isVisible()).toBe(true);
  const links = page.locator('.kept-pages a');
  await links.nth(1).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await links.first().click();
  await page.getByRole('heading', { name: 'Penjelasan' }).waitFor();

  await page.goto(`${app.url}/luring`);
  await page.getByRole('button', { name: 'Hapus dari perangkat ini' }).click();
  await page.getByText('Belum ada topik yang tersimpan.').waitFor();
  expect((await kept(page)).filter((path) => path.startsWith('/faq'))).toEqual([]);
});

it('forgets what is kept on the device with everything else', async () => {
  const app = await startApp();
  const page = await openPage();
  await page.goto(app.url);
  await page.getByLabel('Pertanyaan Anda').fill('boleh like postingan caleg?');
  await page.getByRole('button', { name: 'Kirim' }).click();
  const hasTopic = async () => (await kept(page)).some((path) => path.startsWith('/faq'));
  await waitFor('the answer to be kept', hasTopic);
  await page.getByLabel('Pertanyaan Anda').fill('hapus');
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Sudah dihapus').waitFor();
  await waitFor('the device to forget', async () => !(await hasTopic()));
});

it('lets a new release reach every device, within the policy of the page', async () => {
  const app = await startApp();
  const worker = await fetch(`${app.url}/sw.js`);
  expect(worker.headers.get('cache-control')).toBe('no-cache');
  expect(worker.headers.get('content-type')).toContain('javascript');
  expect(worker.headers.get('content-security-policy')).toContain("script-src 'self'");
});
