import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startAppForAll } from '../app.ts';
import { launchBrowser, PHONE } from '../browser.ts';
import { createPostgresDatabase } from '../postgres.ts';
import { type Heard, type Person, type Stage, storedStage } from './driver.ts';

/** The web chat as a person has it before them: a page on a small phone. */
export function openBrowserStage(): () => Stage {
  let databaseUrl = '';
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  const app = startAppForAll(async () => {
    databaseUrl = await createPostgresDatabase();
    return { DATABASE_URL: databaseUrl };
  });
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => ({
    ...storedStage(() => databaseUrl),
    async newPerson() {
      await context?.close();
      context = await browser?.newContext({ viewport: PHONE, locale: 'id-ID' });
      if (!context) throw new Error('the browser is not open');
      const page = await context.newPage();
      await page.goto(app().url);
      return openPerson(page);
    },
  });
}

function openPerson(page: Page): Person {
  const bubbles = page.locator('.bubble:not(.asked)');
  async function heardAfter(act: () => Promise<void>): Promise<Heard> {
    const before = await bubbles.count();
    await act();
    await bubbles.nth(before).waitFor();
    const status = page.locator('.chat[aria-busy="false"]');
    await status.waitFor();
    const whole = (await bubbles.allInnerTexts()).at(-1)?.replace(/^Tanya Netral:\s*/, '') ?? '';
    const share = bubbles.last().locator('.share');
    const ways = (await share.allInnerTexts()).join('');
    const text = whole.slice(0, whole.length - ways.length).trim();
    return { text, choices: await page.locator('.choices button').allInnerTexts() };
  }
  const say = (text: string) =>
    heardAfter(async () => {
      await page.getByLabel('Pertanyaan Anda').fill(text);
      await page.getByRole('button', { name: 'Kirim' }).click();
    });
  return {
    async says(texts) {
      const heard: Heard[] = [];
      for (const text of texts) heard.push(await say(text));
      return heard;
    },
    hears: () => Promise.reject(new Error('the web chat cannot write of its own accord')),
    presses: (label) =>
      heardAfter(() => page.locator('.choices button', { hasText: label }).first().click()),
  };
}
