import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { ADMIN, ADMIN_ENVIRONMENT, addStaff } from '../support/desk.ts';
import { barriers, enterDesk, overhang } from '../support/desk-browser.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { hoursAgo, seedTurns } from '../support/turns.ts';

const DESKTOP = { width: 1280, height: 800 } as const;
const ENTRY = 'medsos-like-komentar-bagikan';
const EDITOR = 'editor@kesbangpol.test';
const NEW_SHORT =
  'Satu like sudah bisa dibaca sebagai dukungan. Ini berlaku juga untuk emoji dan akun pribadi.';
const HOSTILE = '<img src=x onerror="document.title=1"> dan seterusnya yang panjangnya cukup.';
/** Checking the whole takes seconds, on a busy machine many. */
const PATIENCE_MS = 80_000;
const OTHER_ENTRY = 'sanksi-umum';

let databaseUrl = '';
const running = startAppForAll(async () => {
  databaseUrl = await createPostgresDatabase();
  return { DATABASE_URL: databaseUrl, ...ADMIN_ENVIRONMENT };
});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  await addStaff(databaseUrl, EDITOR, 'editor');
  await seedTurns(
    databaseUrl,
    Array.from({ length: 6 }, () => ({ entryId: ENTRY, askedAt: hoursAgo(40) })),
  );
});
afterAll(() => browser.close());

const signIn = (email: string, options: Parameters<Browser['newContext']>[0]) =>
  enterDesk(browser, `${running().url}/dashboard/konten`, 'Konten', {
    email,
    patienceMs: PATIENCE_MS,
    ...options,
  });

/** What stands in the way of anybody on this page, in light and in dark. */
async function wrongWith(page: Page, rules?: readonly string[]): Promise<readonly unknown[]> {
  const path = new URL(page.url()).pathname;
  const sideways = await overhang(page);
  const found: unknown[] = sideways > 0 ? [[path, 'scrolls sideways by', sideways]] : [];
  for (const barrier of await barriers(page, rules)) found.push([path, barrier]);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const barrier of await barriers(page, ['color-contrast'])) found.push([path, barrier]);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** As somebody gets it who has not opened it before. */
const publicText = async () => (await fetch(`${running().url}/faq/${ENTRY}`)).text();
const pathOf = (page: Page) => new URL(page.url()).pathname;

describe('without JavaScript, by keyboard alone', () => {
  it('an answer is written by one, published by another, and rolled back', async () => {
    const options = { viewport: PHONE, javaScriptEnabled: false };
    const writer = await signIn(EDITOR, options);
    const { page } = writer;
    await page.goto(`${running().url}/dashboard/konten/${ENTRY}`);
    await page.getByRole('button', { name: 'Ubah jawaban ini' }).press('Enter');
    await page.getByLabel('Jawaban singkat').fill(NEW_SHORT);
    await page.getByLabel('Mengapa diubah?').fill('lebih pendek');
    await page.getByRole('button', { name: 'Simpan dan periksa' }).press('Enter');
    await page.getByText('Rancangan tersimpan.').waitFor();
    expect(await page.locator('.previews .bubble').first().textContent()).toContain(
      'Satu like sudah bisa dibaca',
    );
    await page.getByRole('button', { name: 'Ajukan untuk disetujui' }).press('Enter');
    await page.getByText('Menunggu orang kedua').waitFor();
    expect(await page.getByRole('button', { name: 'Setujui dan terbitkan' }).count()).toBe(0);
    const proposal = pathOf(page);

    const second = await signIn(ADMIN, options);
    await second.page.goto(running().url + proposal);
    expect(await second.page.locator('ins').first().textContent()).toContain('ditambahkan:');
    await second.page.getByRole('button', { name: 'Setujui dan terbitkan' }).press('Enter');
    await second.page.getByText('Sudah diterbitkan dan berlaku sekarang juga.').waitFor();
    expect(await publicText()).toContain('Satu like sudah bisa dibaca');

    await page.goto(`${running().url}/dashboard/konten/${ENTRY}`);
    await page.getByLabel('Alasan kembali ke isi asal').fill('yang lama lebih lengkap');
    await page.getByRole('button', { name: 'Usulkan kembali ke isi asal' }).press('Enter');
    await page.getByText('Menunggu orang kedua').waitFor();
    await second.page.goto(page.url());
    await second.page.getByRole('button', { name: 'Setujui dan terbitkan' }).press('Enter');
    await second.page.getByText('Sudah diterbitkan').waitFor();
    expect(await publicText()).not.toContain('Satu like sudah bisa dibaca');
    await Promise.all([writer.context.close(), second.context.close()]);
  });
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('on a %s', (device, viewport) => {
  it('every page of the content has no barrier that axe knows of, and fits', async () => {
    const { page, context, complaints } = await signIn(EDITOR, { viewport });
    const rules = device === 'phone' ? undefined : ['color-contrast'];
    await page.goto(`${running().url}/dashboard/konten/${OTHER_ENTRY}`);
    const edit = page.getByRole('button', { name: 'Ubah jawaban ini' });
    await edit.or(page.getByRole('link', { name: 'Buka rancangan' })).click();
    await page.getByLabel('Jawaban singkat').waitFor();
    const draft = pathOf(page);
    const found = [...(await wrongWith(page, rules))];
    for (const path of [
      '/dashboard/konten',
      `/dashboard/konten/${OTHER_ENTRY}`,
      `${draft}?cara=teks`,
      `${draft}/dampak`,
      '/dashboard/konten/sumber',
      '/dashboard/konten/sumber/skb-2022',
    ]) {
      await page.goto(running().url + path);
      found.push(...(await wrongWith(page, rules)));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('checks and previews follow what is typed, and hostile text stays text', async () => {
  const { page, context, complaints } = await signIn(EDITOR, { viewport: DESKTOP });
  await page.goto(`${running().url}/dashboard/konten`);
  await page.getByRole('button', { name: 'Tulis jawaban baru' }).click();
  await page.getByText('Harus diperbaiki sebelum diterbitkan').waitFor();
  await page.getByLabel('Perbuatan').fill('memakai topi partai');
  await page.getByLabel('Judul', { exact: true }).fill(HOSTILE.slice(0, 50));
  await page.getByLabel('Pertanyaan', { exact: true }).fill('Bolehkah memakai topi partai?');
  await page.getByLabel('Jawaban singkat').fill(HOSTILE);
  await page.getByText('Pemeriksaan dan pratinjau sudah sesuai').waitFor();
  await page.locator('.previews').getByText('dan seterusnya yang panjangnya').first().waitFor();
  await page.getByRole('button', { name: 'Simpan dan periksa' }).click();
  await page.getByText('Rancangan tersimpan.').waitFor();
  expect(await page.title()).toContain('Rancangan');
  expect(await page.locator('main img').count()).toBe(0);
  await page.getByRole('link', { name: 'Lihat jawaban mana yang berubah' }).click();
  await page.getByRole('button', { name: 'Hitung dampaknya' }).click();
  await page.getByRole('progressbar', { name: 'Sedang dihitung' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
