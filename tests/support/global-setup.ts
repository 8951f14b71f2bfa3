import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
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
  const [postgres, chromiumPath] = await Promise.all([startPostgres(), chromium.executablePath()]);
  project.provide('postgresUrl', postgres.url);
  project.provide('chromiumPath', chromiumPath);
  return () => postgres.stop();
}
