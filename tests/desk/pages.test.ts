import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { ADMIN_ENVIRONMENT } from '../support/desk.ts';
import { barriers, enterDesk, overhang } from '../support/desk-browser.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { hoursAgo, seedTurns } from '../support/turns.ts';

const DESKTOP = { width: 1280, height: 800 } as const;
const HOSTILE = '<img src=x onerror="document.title=1"> soal gajah';

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  const open = { outcome: 'unanswered', entryId: null, askedAt: hoursAgo(30) } as const;
  await seedTurns(databaseUrl, [
    ...Array.from({ length: 30 }, (_, index) => ({ askedAt: hoursAgo(index * 9) })),
    ...Array.from({ length: 8 }, () => ({ ...open, question: 'boleh jual seragam korpri?' })),
    { ...open, question: `panjang${'sekali'.repeat(30)} korpri` },
    { ...open, question: HOSTILE },
  ]);
  await queryPostgres(
    databaseUrl,
    `insert into tickets (id, code_key, question, expires_at)
      values (gen_random_uuid(), 'kunci', 'soal <b>terompet</b> zonasi', now() + interval '9 days')`,
  );
});
afterAll(() => browser.close());

const signIn = (options: Parameters<Browser['newContext']>[0]) =>
  enterDesk(browser, `${running().url}/dashboard/pertanyaan`, 'Pertanyaan', options);

const PAGES = [
  '',
  '?periode=90',
  '?dari=2026-02-01&sampai=2026-02-10',
  '/laporan',
  '/laporan/mingguan',
  '/pertanyaan',
  '/pertanyaan/keputusan',
  '/balasan',
  '/kanal',
  '/akun',
  '/jejak',
  '/saya',
];

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('every page on a %s', (device, viewport) => {
  it('has no barrier that axe knows of, in light and in dark, and fits', async () => {
    const { page, context, complaints } = await signIn({ viewport });
    await page.goto(`${running().url}/dashboard/balasan`);
    const link = page.getByRole('link', { name: 'Tulis balasan' });
    const ticket = (await link.getAttribute('href')) ?? '';
    const found: unknown[] = [];
    for (const path of [...PAGES.map((path) => `/dashboard${path}`), ticket]) {
      await page.goto(`${running().url}${path}`);
      const sideways = await overhang(page);
      if (sideways > 0) found.push([path, 'scrolls sideways by', sideways]);
      // The elements are the same on both devices; what differs is looked at on both.
      const rules = device === 'phone' ? undefined : ['color-contrast'];
      for (const barrier of await barriers(page, rules)) found.push([path, barrier]);
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const barrier of await barriers(page, ['color-contrast'])) {
        found.push([path, 'in dark', barrier]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it.each(['light', 'dark'] as const)('the door has no barrier in %s', async (colorScheme) => {
  const context = await browser.newContext({ viewport: PHONE, colorScheme });
  const page = await context.newPage();
  await page.goto(`${running().url}/dashboard/masuk`);
  expect(await barriers(page)).toEqual([]);
  await context.close();
});

describe('without JavaScript', () => {
  it('a reply is previewed and sent, by keyboard alone', async () => {
    const { page, context } = await signIn({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto(`${running().url}/dashboard/balasan`);
    expect(await page.locator('.asked-text').first().textContent()).toBe(
      'soal <b>terompet</b> zonasi',
    );
    await page.getByRole('link', { name: 'Tulis balasan' }).press('Enter');
    await page.getByLabel('Balasan Anda').fill('Boleh, **asal** di luar jam kerja.');
    await page.getByRole('button', { name: 'Lihat pratinjau' }).press('Enter');
    expect(await page.locator('.previews strong').first().textContent()).toBe('asal');
    await page.getByRole('button', { name: 'Kirim' }).press('Enter');
    expect(await page.locator('.notice').textContent()).toContain('Balasan terkirim');
    await context.close();
  });

  it('a group of questions is decided with one tap and undone with another', async () => {
    const { page, context, complaints } = await signIn({
      viewport: PHONE,
      javaScriptEnabled: false,
    });
    const group = page.getByRole('listitem').filter({ hasText: 'jual seragam' });
    expect(await group.textContent()).toContain('8 kali');
    await group.getByRole('button', { name: 'Perlu entri baru' }).click();
    expect(await page.locator('.notice').textContent()).toContain('Keputusan dicatat');
    expect(await group.count()).toBe(0);
    await page.getByRole('button', { name: 'Urungkan' }).click();
    expect(await group.count()).toBe(1);
    expect(await page.getByRole('heading', { name: HOSTILE }).count()).toBe(1);
    expect(await page.title()).toContain('Pertanyaan');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('somebody signs out and the pages are gone', async () => {
    const { page, context } = await signIn({ viewport: PHONE, javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.goto(`${running().url}/dashboard`);
    expect(new URL(page.url()).pathname).toBe('/dashboard/masuk');
    await context.close();
  });
});
