import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { ADMIN_ENVIRONMENT } from '../support/desk.ts';
import { enterDesk } from '../support/desk-browser.ts';
import { createPostgresDatabase, queryPostgres } from '../support/postgres.ts';
import { hoursAgo, seedTurns } from '../support/turns.ts';

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  const open = { outcome: 'unanswered', entryId: null, askedAt: hoursAgo(30) } as const;
  await seedTurns(
    databaseUrl,
    ['soal gajah terbang', 'soal terompet zonasi', 'soal perahu karet'].map((question) => ({
      ...open,
      question,
      candidates: ['medsos-like-komentar-bagikan'],
    })),
  );
  ({ page } = await enterDesk(browser, `${running().url}/dashboard/pertanyaan`, 'Pertanyaan'));
});
afterAll(() => browser.close());

const left = () => page.locator('.clusters > li').count();
/** The script of the new page is there, and has put the next group at hand. */
const atHand = () => page.locator('.clusters > li:focus').waitFor();
const decisions = async () =>
  (await queryPostgres<{ kind: string }>(databaseUrl, 'select kind from review_decisions')).map(
    ({ kind }) => kind,
  );

it('groups are decided with one key each, the next one at hand, and undone with another', async () => {
  expect(await page.getByText('Tombol cepat').isVisible()).toBe(true);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('Keputusan dicatat').waitFor();
  await atHand();
  expect(await left()).toBe(2);
  expect(await decisions()).toEqual(['not-ours']);
  await page.keyboard.press('b');
  await expect.poll(left).toBe(1);
  expect((await decisions()).toSorted()).toEqual(['answer-is-right', 'not-ours']);
  await atHand();
  await page.keyboard.press('u');
  await page.getByText('Keputusan diurungkan').waitFor();
  expect(await left()).toBe(2);
  expect(await decisions()).toEqual(['not-ours']);
});

it('no key is taken from somebody who types', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('jbexu soal');
  expect(await page.getByLabel('Cari kata').inputValue()).toBe('jbexu soal');
  expect(await left()).toBe(2);
  const field = page.getByLabel('Entri yang dimaksud').first();
  await field.fill('');
  await field.pressSequentially('xbet');
  expect(await field.inputValue()).toBe('xbet');
  expect(await decisions()).toEqual(['not-ours']);
});

it('the keys can be switched off, and stay off', async () => {
  await page.getByRole('button', { name: 'Tombol cepat' }).click();
  await page.reload();
  expect(
    await page.getByRole('button', { name: 'Tombol cepat' }).getAttribute('aria-pressed'),
  ).toBe('false');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.waitForTimeout(300);
  expect(await decisions()).toEqual(['not-ours']);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
