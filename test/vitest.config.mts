import { defineConfig } from 'vitest/config';

const integration = process.env.FETTLE_SUITE === 'integration';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: integration ? ['test/integration/**/*.test.ts'] : ['test/unit/**/*.test.{ts,tsx}'],
    // Real servers share two cores and ports; one file at a time keeps their times honest.
    fileParallelism: !integration,
    testTimeout: integration ? 60_000 : 10_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
