import { defineConfig } from '@playwright/test';

/** Draws the pictures of docs/screenshots: `npm run screenshots`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'draw.spec.ts',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: 'list',
});
