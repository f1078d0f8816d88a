import { defineConfig } from 'vitest/config';

const suite = process.env.FETTLE_SUITE ?? 'unit';
const real = suite !== 'unit';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: real ? [`test/${suite}/**/*.test.ts`] : ['test/unit/**/*.test.{ts,tsx}'],
    // Real servers share two cores and ports; one file at a time keeps their times honest.
    fileParallelism: !real,
    testTimeout: real ? 60_000 : 30_000,
    // The system suite may have to make a root file system first.
    hookTimeout: suite === 'system' ? 400_000 : 60_000,
    restoreMocks: true,
  },
});
