import { expect, test } from '@playwright/test';
import type { Language } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import { type RendererApp, startRenderer } from '../support/rendererHarness/app';
import { settled, sidewaysOverflow, violations } from '../support/rendererHarness/looking';
import { samples } from '../support/rendererHarness/snapshots';

const languages = ['en', 'de'] as const;
const themes = ['light', 'dark'] as const;
const pictures = 'test-results/renderer';

let renderer: RendererApp;
let complaints: string[];

test.beforeAll(async () => {
  // The first run builds the app.
  test.setTimeout(180_000);
  renderer = await startRenderer();
  renderer.page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  renderer.page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterAll(() => renderer?.stop());
test.beforeEach(async () => {
  complaints = [];
  await renderer.theme('light');
  await renderer.size(420, 640);
});
// A violation of the Content-Security-Policy is such a complaint too.
test.afterEach(() => expect(complaints).toEqual([]));

function sample(name: string, language: Language = 'en'): Snapshot {
  const found = samples(language, Math.floor(Date.now() / 1000))[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

test('every page is reached from the navigation, also in a narrow window and with the keyboard', async () => {
  const { page } = renderer;
  for (const language of languages) {
    await renderer.size(360, 640);
    await renderer.open(sample('first', language), 'status');
    const more = page.getByRole('button', { name: language === 'en' ? 'More' : 'Mehr' });
    await more.press('Enter');
    await expect(page.locator('.more-pages')).toBeVisible();
    for (const theme of themes) {
      await renderer.theme(theme);
      await settled(page);
      await page.screenshot({ path: `${pictures}/navigation-${language}-${theme}.png` });
      expect(await violations(page), `${language}, ${theme}`).toEqual([]);
    }
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(page.locator('.more-pages')).toBeHidden();
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('.more-pages')).toBeHidden();
    await expect(page.locator('h1')).toBeFocused();
    expect(new URL(page.url()).hash).not.toBe('#status');
  }
});
