import { defineConfig } from '@playwright/test';

/** End to end: one app at a time on one display, and a failure is a failure the first time. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  // The default of five seconds is short for an Electron that starts on a busy machine.
  expect: { timeout: 20_000 },
  reporter: 'list',
});
