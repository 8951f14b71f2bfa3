import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';

const app = startAppForAll(async () => ({}));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(new URL(path, app().url).href);
  return page;
}

const WITHOUT_SCRIPT = { javaScriptEnabled: false };
const PAGES = ['/faq', '/faq?q=foto+caleg', '/faq/kampanye-hadir', '/faq/tidak-ada'];

describe('the topic pages', () => {
  it('list every topic and find one by the words people use, without a script', async () => {
    const page = await visit('/faq', WITHOUT_SCRIPT);
    expect(await page.locator('.topics li').count()).toBe(90);
    await page.getByLabel('Cari topik').fill('poto bareng caleg');
    await page.getByRole('button', { name: 'Cari' }).click();
    const [first] = await page.locator('.topics').first().getByRole('link').all();
    expect(await first?.getAttribute('href')).toBe('/faq/medsos-foto-bersama-calon');
  });

  it('show an entry with verdict, parts per audience, linked sources and review date', async () => {
    const page = await visit('/faq/medsos-like-komentar-bagikan', WITHOUT_SCRIPT);
    expect(await page.locator('.lead .verdict').textContent()).toBe('DILARANG');
    for (const heading of ['Penjelasan', 'Sanksi', 'Bagi PPPK', 'Bagi non-ASN', 'Dasar hukum']) {
      expect(await page.getByRole('heading', { name: heading, exact: true }).count()).toBe(1);
    }
    expect(await page.locator('a[href^="https://"]').count()).toBeGreaterThan(0);
    expect(await page.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\d$/);
    const shared = await page.locator('meta[property="og:description"]').getAttribute('content');
    expect(shared).toMatch(/^DILARANG\. /);
  });

  it('leave out on paper what cannot be used there', async () => {
    const page = await visit('/faq/kampanye-hadir');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.site-header nav').isVisible()).toBe(false);
    expect(await page.locator('article').isVisible()).toBe(true);
  });

  it('show words of a search as words', async () => {
    const page = await visit(`/faq?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByLabel('Cari topik').inputValue()).toContain('<img');
  });

  it('say it kindly when there is no such topic', async () => {
    const response = await app().app.server.inject({ url: '/faq/tidak-ada' });
    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('Topik ini tidak ada');
  });

  it.each(PAGES.flatMap((path) => (['light', 'dark'] as const).map((scheme) => [path, scheme])))(
    'satisfy axe and do not scroll sideways: %s, %s',
    async (path, scheme) => {
      const colorScheme = scheme === 'dark' ? 'dark' : 'light';
      const page = await visit(path ?? '/faq', { colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const root = 'document.documentElement';
      expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
    },
  );
});
