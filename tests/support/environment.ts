import { fileURLToPath } from 'node:url';

export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
export const CONTENT_FOLDER = fileURLToPath(new URL('../../content', import.meta.url));

/** What is learnt from the content is the same for all tests: it is learnt once. */
export const CACHE_FOLDER = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** Environment variables as an operator sets them. */
export type Environment = Readonly<Record<string, string>>;

/** A start on this machine with nothing else configured; a test adds what it is about. */
export function testEnvironment(dataDir: string, more: Environment = {}): Environment {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    CONTENT_DIR: CONTENT_FOLDER,
    CACHE_DIR: CACHE_FOLDER,
    LOG_LEVEL: 'debug',
    ...more,
  };
}
