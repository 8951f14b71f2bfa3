import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadContent } from '../../src/knowledge/content.ts';
import { CARD_HEIGHT, CARD_WIDTH, cardSvg } from '../../src/server/card/card-svg.ts';
import { widthOf } from '../../src/server/card/text-block.ts';
import { startAppForAll } from '../support/app.ts';
import { launchBrowser, PHONE } from '../support/browser.ts';
import { CONTENT_FOLDER } from '../support/environment.ts';

const PUBLIC_URL = 'https://tanya.contoh.go.id';
const PAGE = '/faq/medsos-like-komentar-bagikan';
const MARGIN = 80;
const PNG = '89504e470d0a1a0a';

describe('passing an answer on', () => {
  const app = startAppForAll(async () => ({ PUBLIC_URL }));
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, app().url), { headers });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('makes a picture the size of a phone, once as long as it stays the same', async () => {
    const response = await get(`${PAGE}/kartu.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 8).toString('hex')).toBe(PNG);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([CARD_WIDTH, CARD_HEIGHT]);
    expect(bytes.length).toBeLessThan(300_000);
    const etag = response.headers.get('etag') ?? '';
    const again = await get(`${PAGE}/kartu.png`, { 'if-none-match': etag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const other = await get('/faq/hak-golput/kartu.png');
    expect(other.headers.get('etag')).not.toBe(etag);
    expect((await get('/faq/tidak-ada/kartu.png')).status).toBe(404);
  });

  it('has a title and the picture for whoever shows the link', async () => {
    const page = await (await get(PAGE)).text();
    expect(page).toContain(`<meta property="og:image" content="${PUBLIC_URL}${PAGE}/kartu.png">`);
    expect(page).toContain('<meta property="og:image:alt" content="DILARANG. memberi like');
    expect(page).toMatch(/<meta property="og:title" content="[^"]+\?? · Tanya Netral">/);
  });

  it('draws each address so many pictures a minute, and no more', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 130; count++) {
      statuses.add((await get('/faq/hak-golput/kartu.png', { 'if-none-match': '"x"' })).status);
    }
    expect([...statuses]).toEqual([200, 429]);
  });

  it.each([true, false])('offers link, text and picture in the chat (scripts: %s)', async (on) => {
    const context = await browser.newContext({
      viewport: PHONE,
      javaScriptEnabled: on,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(app().url);
    await page.getByLabel('Pertanyaan Anda').fill('boleh like postingan caleg?');
    await page.getByRole('button', { name: 'Kirim' }).click();
    const share = page.locator('.share').last();
    await share.waitFor();
    expect(await share.getByText('Halaman jawaban ini').getAttribute('href')).toBe(PAGE);
    expect(await share.getByText('Gambar').getAttribute('href')).toBe(`${PAGE}/kartu.png`);
    if (!on) return;
    await share.getByRole('button', { name: 'Salin teks' }).click();
    await page.getByText('Teks jawaban sudah disalin.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/^\*DILARANG\* · memberi like/);
    expect(copied).toContain(new URL(PAGE, app().url).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('offers nothing to pass on to somebody who is afraid', async () => {
    const response = await fetch(new URL('/api/chat', app().url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        session: '6e1c1f4e-5d0a-4d5e-9d0a-3f1f0c1b2a3d',
        text: 'saya diancam dimutasi kalau tidak ikut dukung paslon, saya takut',
      }),
    });
    const answer = (await response.json()) as { readonly share: unknown; readonly topic: string };
    expect(answer).toMatchObject({ topic: 'lapor-tekanan-atasan', share: null });
  });
});

it('every answer fits on its card', async () => {
  const content = await loadContent(CONTENT_FOLDER, 'kaltim');
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  for (const entry of content.entries) {
    const address = `tanya.contoh.go.id/faq/${entry.id}`;
    const svg = cardSvg({ entry, context: content, address });
    const groups = [...svg.matchAll(/font-size="(\d+)" font-weight="(400|700)"[^>]*>(.*?)<\/g>/g)];
    expect(groups.length).toBeGreaterThan(4);
    for (const [, size, weight, lines = ''] of groups) {
      for (const [, x, y, text = ''] of lines.matchAll(/x="(\d+)" y="(\d+)">([^<]*)</g)) {
        const right = Number(x) + widthOf(plain(text), weight === '700' ? 700 : 400) * Number(size);
        expect(right, `${entry.id}: ${text}`).toBeLessThanOrEqual(CARD_WIDTH - MARGIN + 1);
        expect(Number(y), `${entry.id}: ${text}`).toBeLessThan(CARD_HEIGHT - 20);
        expect(Number(size), entry.id).toBeGreaterThanOrEqual(18);
      }
    }
  }
});
