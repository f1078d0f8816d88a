import { writeFile } from 'node:fs/promises';
import path from 'node:path';

// Playwright loads this as CommonJS, where import.meta is not to be had.
const root = path.resolve(__dirname, '../../..');

/**
 * Builds the app with a fake agent into a folder of its own, when anything changed.
 * Returns the folder to start Electron with.
 */
export async function buildDesktopOnly(): Promise<string> {
  const { bundle } = await import('../../../build/bundle.mjs');
  const folder = path.join(root, 'test-results', 'desktop-only');
  await bundle({
    out: path.join(folder, 'out'),
    ifChanged: true,
    replace: {
      [path.join(root, 'electron/agent/appAgent')]: path.join(root, 'test/support/agent/fakeCreateAgent.ts'),
    },
  });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'fettle', productName: 'Fettle', version: '0.0.0', main: 'out/main.js' }),
  );
  return folder;
}
