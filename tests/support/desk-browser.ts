import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ADMIN, PASSWORD } from './desk.ts';

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** Somebody who has signed in at the desk, in a browser of their own. */
export interface DeskVisit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

export interface DeskVisitOptions extends ContextOptions {
  readonly email?: string;
  /** For each step, where a page takes its time. */
  readonly patienceMs?: number;
}

/** Opens a page of the desk, signs in, and waits for its heading. */
export async function enterDesk(
  browser: Browser,
  url: string,
  heading: string,
  { email = ADMIN, patienceMs = 30_000, ...options }: DeskVisitOptions = {},
): Promise<DeskVisit> {
  const context = await browser.newContext({ locale: 'id-ID', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return { page, context, complaints };
}

/** What axe finds in the way of anybody on this page as it looks now. */
export async function barriers(page: Page, rules?: readonly string[]): Promise<readonly unknown[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
}

/** By how many pixels a page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}
