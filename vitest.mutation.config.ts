import { defineConfig } from 'vitest/config';

/** What mutation testing runs: the tests of privacy, without the one that measures time. */
export default defineConfig({
  test: {
    include: ['tests/privacy/**/*.test.ts'],
    exclude: ['tests/privacy/redact-speed.test.ts', 'tests/privacy/redact-properties.test.ts'],
    environment: 'node',
  },
});
