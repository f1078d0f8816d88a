import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on a page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  // Electron has no second browser context for axe to finish its run in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** How many pixels of the page are out of sight to the side. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Resolves when what is loaded is there and what moves once has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.skeleton-plot').first().waitFor({ state: 'detached' });
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((animation) =>
          animation.playState === 'running' &&
          animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY
            ? animation.finished.catch(() => undefined)
            : undefined,
        ),
    ),
  );
}
