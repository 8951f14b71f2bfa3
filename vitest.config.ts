import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // Processes, because the embedded database and the browser keep memory that threads would share.
    pool: 'forks',
    // One more than the two cores that CI has: the end-to-end tests mostly wait.
    maxWorkers: 3,
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
