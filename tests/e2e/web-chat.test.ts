import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { createPostgresDatabase } from '../support/postgres.ts';

const LIKE = 'boleh gak like postingan caleg?';

const app = startAppForAll(async () => ({ DATABASE_URL: await createPostgresDatabase() }));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Visit {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(app().url);
  return { page, complaints };
}

const question = (page: Page) => page.getByLabel('Pertanyaan Anda');
const answers = (page: Page) => page.locator('.bubble:not(.asked)');

async function askOn(page: Page, text: string): Promise<void> {
  const before = await answers(page).count();
  await question(page).fill(text);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await answers(page).nth(before).waitFor();
}

async function sidewaysScroll(page: Page): Promise<number> {
  const root = 'document.documentElement';
  return page.evaluate<number>(`${root}.scrollWidth - ${root}.clientWidth`);
}

describe('the web chat on a phone', () => {
  it('shows the verdict as a word and goes deeper at a tap', async () => {
    const { page, complaints } = await visit();
    await askOn(page, LIKE);
    expect(await page.locator('.verdict').last().textContent()).toBe('DILARANG');
    expect(await answers(page).last().textContent()).toContain('Dasar: ');
    const before = await answers(page).count();
    await page.getByRole('button', { name: 'Dasar hukumnya' }).click();
    await answers(page).nth(before).waitFor();
    expect(await answers(page).last().textContent()).toContain('Dasar hukum');
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('works by keyboard alone', async () => {
    const { page } = await visit();
    const focused = (property: 'id' | 'textContent') =>
      page.evaluate<string>(`document.activeElement.${property}`);
    await page.keyboard.press('Tab');
    expect(await focused('textContent')).toBe('Langsung ke isi');
    for (let tabs = 0; tabs < 20 && (await focused('id')) !== 'text'; tabs += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(LIKE);
    await page.keyboard.press('Enter');
    await page.locator('.verdict').waitFor();
    expect(await question(page).inputValue()).toBe('');
    const before = await answers(page).count();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await answers(page).nth(before).waitFor();
  });

  it('works without JavaScript', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await question(page).fill(LIKE);
    await page.getByRole('button', { name: 'Kirim' }).click();
    expect(await page.locator('.verdict').textContent()).toBe('DILARANG');
    expect(await page.locator('.bubble.asked').textContent()).toContain(LIKE);
    await page.getByRole('button', { name: 'Dasar hukumnya' }).click();
    expect(await page.locator('.bubble.asked').textContent()).toContain('Dasar hukumnya');
    expect(await answers(page).textContent()).toContain('Dasar hukum');
  });

  it('keeps the text when the connection is lost, and sends it when it is back', async () => {
    const { page } = await visit();
    await page.context().setOffline(true);
    await askOn(page, LIKE);
    expect(await page.locator('.bubble.failed').textContent()).toContain('Belum terkirim');
    expect(await question(page).inputValue()).toBe(LIKE);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.locator('.verdict').waitFor();
  });

  it('shows hostile text as text', async () => {
    const { page, complaints } = await visit();
    const hostile =
      'netral <img src=x onerror="document.title=1"><b>tebal</b> **tebal** [a](http://x)';
    await askOn(page, hostile);
    expect(await page.locator('.bubble.asked').last().textContent()).toContain(hostile);
    expect(await page.locator('.bubble img, .bubble b, .bubble a[href="http://x"]').count()).toBe(
      0,
    );
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no barrier that axe knows of, in %s', async (scheme) => {
    const { page } = await visit({ colorScheme: scheme });
    const barriers = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html }) => html),
      ]);
    expect(await barriers()).toEqual([]);
    await askOn(page, LIKE);
    expect(await barriers()).toEqual([]);
  });
});
