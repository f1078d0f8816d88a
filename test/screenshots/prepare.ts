import { expect } from '@playwright/test';
import type { Language } from '../../shared/i18n';
import type { RendererApp } from '../support/desktop/rendererHarness/app';
import { samples } from '../support/desktop/rendererHarness/snapshots';
import type { Screen } from './pages';

/** Brings the window to a screen in one language; `now` in epoch seconds. */
export async function prepare(
  renderer: RendererApp,
  screen: Screen,
  language: Language,
  now: number,
): Promise<void> {
  const { page } = renderer;
  const snapshot = samples(language, now)[screen.sample];
  if (!snapshot) throw new Error(`no sample ${screen.sample}`);
  await renderer.answer(screen.answers?.(now) ?? {});
  await renderer.open(snapshot, screen.page);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  if (screen.unfold) for (const trigger of await page.locator('.unfold-trigger').all()) await trigger.click();
  await screen.act?.(page, language);
}
