import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { openApp } from '../src/app.ts';
import { fillDemo } from '../src/commands/demo/fill.ts';
import { parseConfig } from '../src/config.ts';
import { openLiveEngine } from '../src/conversation/live-engine.ts';
import { createLogger } from '../src/logger.ts';
import { redact } from '../src/privacy/redact.ts';
import { migrate } from '../src/storage/migrate.ts';
import { openDatabase } from '../src/storage/open-database.ts';

/** Makes the pictures of the desk in `docs/images` from the running program with demo data. */
const IMAGES = join(import.meta.dirname, '../docs/images');
const QUALITY = 60;
const SCREENS = [
  { name: 'ponsel', viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
  { name: 'komputer', viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 },
] as const;
const STAFF = { email: 'admin@demo.test', password: 'empat kata acak panjang' } as const;

/** The first of each kind is followed where a page has no address of its own. */
const PAGES: readonly (readonly [name: string, path: string, follow?: string])[] = [
  ['ringkasan', '/dashboard'],
  ['pertanyaan', '/dashboard/pertanyaan'],
  ['keputusan', '/dashboard/pertanyaan/keputusan'],
  ['balasan', '/dashboard/balasan', 'a[href^="/dashboard/balasan/"]'],
  ['konten', '/dashboard/konten'],
  ['laporan', '/dashboard/laporan'],
  ['mingguan', '/dashboard/laporan/mingguan'],
  ['kanal', '/dashboard/kanal'],
  ['akun', '/dashboard/akun'],
  ['jejak', '/dashboard/jejak'],
  ['saya', '/dashboard/saya'],
];

const dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-'));
const cacheDir = join(import.meta.dirname, '../node_modules/.cache');
const config = parseConfig({
  PORT: '0',
  DATA_DIR: dataDir,
  CACHE_DIR: cacheDir,
  ADMIN_EMAIL: STAFF.email,
  ADMIN_PASSWORD: STAFF.password,
});
await fill();
const app = await openApp({ ...config, demo: true }, createLogger('warn'));
await app.start();
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const summaries = new URL('/dashboard/laporan/mingguan', app.server.listeningOrigin);
  for (const screen of SCREENS) await takeAll(browser, screen, summaries.origin);
} finally {
  await browser.close();
  await app.stop();
  await rm(dataDir, { recursive: true });
}

async function fill(): Promise<void> {
  const live = await openLiveEngine({ ...config, redact });
  const database = await openDatabase({ dataDir, onConnectionLost: () => undefined });
  await migrate(database.db);
  await fillDemo(database.db, live.current(), STAFF.email);
  await database.close();
}

async function takeAll(
  on: Browser,
  { name: screen, ...options }: (typeof SCREENS)[number],
  origin: string,
): Promise<void> {
  const context = await on.newContext({ ...options, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(`${origin}/dashboard/masuk`);
  await take(context, page, `meja-masuk-${screen}`);
  await page.getByLabel('E-mail').fill(STAFF.email);
  await page.getByLabel('Kata sandi').fill(STAFF.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ringkasan' }).waitFor();
  for (const [name, path, follow] of PAGES) {
    await page.goto(`${origin}${path}`);
    await take(context, page, `meja-${name}-${screen}`);
    if (follow === undefined) continue;
    await page.locator(follow).first().click();
    await page.waitForLoadState();
    await take(context, page, `meja-${name}-satu-${screen}`);
  }
  await context.close();
}

/** As WebP, which is a fraction of the size of a PNG. */
async function take(context: BrowserContext, page: Page, name: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  });
  await writeFile(join(IMAGES, `${name}.webp`), Buffer.from(data, 'base64'));
  await session.detach();
}
