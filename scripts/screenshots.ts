import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { openApp } from '../src/app.ts';
import { parseConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';

/** Makes the pictures of `docs/images` from the running program, on a phone-sized screen. */
const PHONE = { width: 360, height: 740 };
const IMAGES = join(import.meta.dirname, '../docs/images');

const dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-'));
const config = parseConfig({ PORT: '0', DATA_DIR: dataDir });
const app = await openApp(config, createLogger('warn'));
await app.start();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const address = app.server.listeningOrigin;
  await picture(browser, `${address}/`, 'chat.png', ['boleh gak like postingan caleg?']);
  await picture(browser, `${address}/`, 'chat-unsure.png', ['kalau foto?']);
  await picture(browser, `${address}/`, 'chat-welcome.png', []);
  await picture(browser, `${address}/faq`, 'faq.png', []);
  await picture(browser, `${address}/faq/kampanye-hadir`, 'entry.png', []);
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true });
}

async function picture(
  on: Browser,
  url: string,
  name: string,
  questions: readonly string[],
): Promise<void> {
  const page = await on.newPage({ viewport: PHONE, deviceScaleFactor: 2, locale: 'id-ID' });
  await page.goto(url);
  for (const question of questions) {
    const before = await page.locator('.bubble').count();
    await page.getByLabel('Pertanyaan Anda').fill(question);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page
      .locator('.bubble')
      .nth(before + 1)
      .waitFor();
  }
  await page.screenshot({ path: join(IMAGES, name) });
  await page.close();
}
