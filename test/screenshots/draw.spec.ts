import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type RendererApp, startRenderer } from '../support/desktop/rendererHarness/app';
import { settled } from '../support/desktop/rendererHarness/looking';
import { screens } from './pages';
import { prepare } from './prepare';
import { smallPng } from './smallPng';

const folder = path.resolve(__dirname, '../../docs/screenshots');
/** A Friday at nine in Berlin; pictures must not change with the day. */
const now = Date.parse('2026-11-20T09:00:00+01:00') / 1000;
const largest = 200 * 1024;

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const wanted = new Set(screens.map(({ name }) => name));
  for (const file of readdirSync(folder))
    if (file.endsWith('.png') && !wanted.has(file.replace(/-(en|de)-(light|dark)\.png$/, '')))
      rmSync(path.join(folder, file));
});

for (const language of ['en', 'de'] as const) {
  test.describe(language, () => {
    let renderer: RendererApp;

    test.beforeAll(async () => {
      // The first run builds the app.
      test.setTimeout(180_000);
      // A picture of a whole page has no room for a scroll bar, which would cost it its right edge.
      renderer = await startRenderer({ timeZone: 'Europe/Berlin', language, scrollbars: false });
      await renderer.page.clock.setFixedTime(now * 1000);
    });
    test.afterAll(() => renderer?.stop());

    for (const screen of screens)
      test(screen.name, async () => {
        await renderer.size(420, 640);
        await prepare(renderer, screen, language, now);
        // Otherwise the picture shows where the pointer happens to be.
        await renderer.page.mouse.move(0, 0);
        for (const theme of ['light', 'dark'] as const) {
          await renderer.theme(theme);
          await settled(renderer.page);
          const file = path.join(folder, `${screen.name}-${language}-${theme}.png`);
          const picture = await renderer.page.screenshot({
            fullPage: !screen.window,
            animations: 'disabled',
            caret: 'hide',
          });
          writeFileSync(file, smallPng(picture));
          expect(statSync(file).size, file).toBeLessThan(largest);
        }
      });
  });
}
