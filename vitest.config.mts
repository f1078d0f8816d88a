import { defineConfig } from 'vitest/config';

// A bare `npx vitest` is the unit suite: the others start servers and want an environment that build/test.mjs knows of.
const suite = process.env.FETTLE_SUITE ?? 'unit';
const real = suite !== 'unit';

export default defineConfig({
  test: {
    include: real ? [`test/${suite}/**/*.test.ts`] : ['test/unit/**/*.test.{ts,tsx}'],
    // Real servers share two cores and ports; one file at a time keeps their times honest.
    fileParallelism: !real,
    // Some tests run a dozen programs one after the other; on a busy machine each takes ten times as long.
    testTimeout: real ? 180_000 : 30_000,
    // The system suite may have to make a root file system first.
    hookTimeout: suite === 'system' ? 400_000 : real ? 120_000 : 60_000,
    // What is awaited in a test with real programs has as long as they may take; the default is one second.
    expect: { poll: { timeout: real ? 30_000 : 10_000 } },
    restoreMocks: true,
    // Once and no more, unless --watch is asked for.
    watch: false,
  },
});
