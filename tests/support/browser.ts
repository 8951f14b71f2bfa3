import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { inject } from 'vitest';

/** Switches made for another machine's sandbox, or that would hide a fault of ours. */
const NOT_WANTED = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

/** A real Chromium, the same on every machine. */
export function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: inject('chromiumPath'),
    args: chromium.args.filter((argument) => !NOT_WANTED.includes(argument)),
    headless: true,
  });
}

/** The smallest phone that people still use. */
export const PHONE = { width: 360, height: 740 } as const;
