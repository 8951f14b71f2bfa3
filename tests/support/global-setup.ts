import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { openLiveEngine } from '../../src/conversation/live-engine.ts';
import { redact } from '../../src/privacy/redact.ts';
import { CACHE_FOLDER, CONTENT_FOLDER } from './environment.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server whose user may create databases. */
    postgresUrl: string;
    /** The browser's executable, unpacked once for all test files. */
    chromiumPath: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, chromiumPath] = await Promise.all([
    startPostgres(),
    chromium.executablePath(),
    learnOnce(),
  ]);
  project.provide('postgresUrl', postgres.url);
  project.provide('chromiumPath', chromiumPath);
  return () => postgres.stop();
}

async function learnOnce(): Promise<void> {
  await openLiveEngine({
    contentDir: CONTENT_FOLDER,
    cacheDir: CACHE_FOLDER,
    region: 'kaltim',
    redact,
  });
}
