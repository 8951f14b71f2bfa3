import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** What a new user does, step by step; a step that is in brackets is a press. */
const CONVERSATIONS: readonly (readonly [string, readonly string[]])[] = [
  ['ragu', ['posting', '[Bukan ini]', 'kalo share postingan cabup di grup wa boleh ga min']],
  ['petugas', ['kampanye', 'bukan', 'operator sekolah ditugasi input data relawan', 'bukan', 'ya']],
  ['cek', ['cek', '[PPPK]', '[Masa kampanye]', '[Di media sosial]', '[Foto profil]']],
  ['pintu-aman', ['saya diancam dimutasi kalau ga ikut dukung paslon, takut', 'kontak']],
  ['privasi', ['boleh nonton debat cagub ga? nip saya 198501012010012003', 'privasi', 'hapus']],
];

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
  for (const [name, steps] of CONVERSATIONS) {
    await picture(browser, `${address}/`, `percakapan-${name}.png`, steps, true);
  }
  await picture(browser, `${address}/faq`, 'faq.png', []);
  await picture(browser, `${address}/faq/kampanye-hadir`, 'entry.png', []);
  await card(`${address}/faq/medsos-like-komentar-bagikan/kartu.png`, 'kartu.png');
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true });
}

async function card(url: string, name: string): Promise<void> {
  const response = await fetch(url);
  await writeFile(join(IMAGES, name), Buffer.from(await response.arrayBuffer()));
}

async function picture(
  on: Browser,
  url: string,
  name: string,
  steps: readonly string[],
  isWhole = false,
): Promise<void> {
  const page = await on.newPage({ viewport: PHONE, deviceScaleFactor: 2, locale: 'id-ID' });
  await page.goto(url);
  for (const step of steps) {
    const bubbles = page.locator('.bubble');
    const before = await bubbles.count();
    const label = /^\[(.+)\]$/.exec(step)?.[1];
    if (label !== undefined) {
      await page.locator('.choices button', { hasText: label }).first().click();
    } else {
      await page.getByLabel('Pertanyaan Anda').fill(step);
      await page.getByRole('button', { name: 'Kirim' }).click();
    }
    await bubbles.nth(before + 1).waitFor();
  }
  if (isWhole) {
    // As tall as the conversation, so that what is pinned to the screen covers nothing.
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await page.setViewportSize({ ...PHONE, height });
  }
  await page.screenshot({ path: join(IMAGES, name) });
  await page.close();
}
