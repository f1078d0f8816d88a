import { expect, test } from '@playwright/test';
import type { Snapshot } from '../../shared/snapshot';
import { type RendererApp, startRenderer } from '../support/desktop/rendererHarness/app';
import { settled, violations } from '../support/desktop/rendererHarness/looking';
import { samples } from '../support/desktop/rendererHarness/snapshots';

// What the window's controls do with the keyboard and the focus, which no page says of itself.

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
test.afterEach(() => expect(complaints).toEqual([]));

function sample(name: string): Snapshot {
  const found = samples('en', Math.floor(Date.now() / 1000))[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

/** The dialog of a snooze, opened with the keyboard on the page of a check or on its card. */
async function openDialog(place: 'check/updates' | 'status') {
  const { page } = renderer;
  const choices = [1, 3, 7].map((days) => Math.floor(Date.now() / 1000) + days * 86_400);
  await renderer.answer({ snoozeChoices: choices });
  await renderer.open(sample('attention'), place);
  if (place === 'status') await page.getByRole('button', { name: /^Updates/ }).press('Enter');
  const opener = page.getByRole('button', { name: 'Snooze… Updates' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Snooze: Updates' });
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  return { page, opener, dialog };
}

/** What has the focus, in a word. */
function focused(): Promise<string> {
  return renderer.page.evaluate(() => {
    const element = document.activeElement;
    if (element instanceof HTMLInputElement) return element.type;
    return element instanceof HTMLButtonElement ? (element.textContent ?? '') : (element?.localName ?? '');
  });
}

test('a dialog begins with the focus on itself, and Tab goes round in it in both directions', async () => {
  const { page, dialog } = await openDialog('status');
  await expect(dialog).toBeFocused();
  const order = ['radio', 'textarea', 'Snooze', 'Cancel'];
  for (const expected of [...order, ...order, 'radio']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(expected);
  }
  for (const expected of [...order.toReversed(), 'Cancel']) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(expected);
  }
});

test('what is behind a dialog can neither be reached nor scrolled, and does not move', async () => {
  const { page, dialog } = await openDialog('check/updates');
  const heading = page.locator('main h1');
  const before = await heading.boundingBox();
  const link = page.getByRole('navigation').getByRole('link').first();
  await link.evaluate((element) => element.focus());
  await expect(dialog).toBeFocused();
  await page.mouse.move(10, 300);
  await page.mouse.wheel(0, 300);
  await page.keyboard.press('End');
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await heading.boundingBox()).toEqual(before);
  // Now it scrolls again.
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
});

for (const place of ['status', 'check/updates'] as const)
  test(`a dialog closes with Escape, its button and a press beside it, and gives the focus back (${place})`, async () => {
    const { page, opener, dialog } = await openDialog(place);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    expect(await opener.evaluate((button) => button.matches(':focus-visible'))).toBe(true);

    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Cancel' }).press('Space');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await page.mouse.click(5, 5);
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

test('a dialog stays when text in it is selected beyond its edge, and forgets its words when it is closed', async () => {
  const { page, opener, dialog } = await openDialog('status');
  const words = dialog.getByRole('textbox');
  await words.fill('on order');
  const box = await words.boundingBox();
  if (!box) throw new Error('the text field is not there');
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(4, box.y + 20);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
  await expect(words).toHaveValue('on order');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await opener.press('Enter');
  await expect(words).toHaveValue('');
});

test('the arrow keys choose among the radios of a dialog, round its ends', async () => {
  const { page, dialog } = await openDialog('status');
  const radios = dialog.getByRole('radio');
  const [first, last] = [radios.first(), radios.last()];
  await expect(first).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(last).toBeChecked();
  await expect(last).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(first).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(last).toBeChecked();
  // The chosen one is where Tab comes back to.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(last).toBeFocused();
  await expect(dialog.getByRole('group', { name: 'Until when?' }).getByRole('radio')).toHaveCount(3);
});

test('what unfolds says whether it is open, moves nothing but its height, and hides from Tab what is closed', async () => {
  const { page } = renderer;
  await renderer.open(sample('attention'), 'status');
  const card = page.getByRole('button', { name: /^Updates/ });
  await expect(card).toHaveAttribute('aria-expanded', 'false');
  await card.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'History of Updates' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key);
    await expect(card).toHaveAttribute('aria-expanded', 'true');
    await expect(card).toBeFocused();
    await settled(page);
    const panel = page.getByRole('group', { name: /^Updates/ });
    await expect(panel).toBeVisible();
    expect(await card.getAttribute('aria-controls')).toBe(await panel.getAttribute('id'));
    expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press(key);
    await expect(card).toHaveAttribute('aria-expanded', 'false');
    await expect(panel).toBeHidden();
  }
});

test('what unfolds grows into its height, and at once for who wants no motion', async () => {
  const { page } = renderer;
  const heights = async () => {
    await page.getByRole('button', { name: /^Updates/ }).focus();
    return page.evaluate(async () => {
      const panel = document.activeElement?.closest('.unfold')?.querySelector('.unfold-panel');
      (document.activeElement as HTMLElement).click();
      // React renders what a click changes when the click is over.
      await Promise.resolve();
      const running: Animation[] = panel?.getAnimations() ?? [];
      // Half way, whatever the machine makes of the time between two frames.
      for (const animation of running) {
        animation.pause();
        animation.currentTime = 60;
      }
      const half = panel?.clientHeight ?? 0;
      for (const animation of running) animation.finish();
      return { moving: running.length, half, whole: panel?.clientHeight ?? 0 };
    });
  };
  await renderer.open(sample('attention'), 'status');
  const usual = await heights();
  expect(usual.moving).toBeGreaterThan(0);
  expect(usual.half).toBeGreaterThan(0);
  expect(usual.half).toBeLessThan(usual.whole);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await renderer.open(sample('attention'), 'status');
  expect(await heights()).toEqual({ moving: 0, half: usual.whole, whole: usual.whole });
  await page.emulateMedia({ reducedMotion: null });
});

test('a key that is held down presses once, so that it answers no question it has just asked', async () => {
  const { page } = renderer;
  await renderer.open(sample('fine'), 'privacy');
  await page.getByRole('button', { name: 'Withdraw' }).first().focus();
  await page.keyboard.down('Enter');
  // A second "down" without an "up" between is what a held key repeats.
  for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down('Enter');
  await expect(page.getByRole('button', { name: 'Withdraw now' })).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('button', { name: 'Withdraw now' })).toBeFocused();
  expect((await renderer.calls()).filter(({ call }) => call === 'answer')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await renderer.calls()).filter(({ call }) => call === 'answer'))
    .toHaveLength(1);
});

test('a button whose action is under way keeps the focus and does nothing', async () => {
  const { app, page } = renderer;
  await renderer.open(sample('fine'), 'about');
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as {
      fakeAgent: { calls: object[]; runNow?: unknown; was?: unknown };
    };
    fakeAgent.was = fakeAgent.runNow;
    fakeAgent.runNow = () => {
      fakeAgent.calls.push({ call: 'runNow' });
      return new Promise(() => undefined);
    };
  });
  await page.getByRole('navigation').getByRole('link', { name: 'Status' }).press('Enter');
  await page.getByRole('button', { name: 'Check now' }).press('Enter');
  const busy = page.locator('.hero-action .button');
  await expect(busy).toHaveAttribute('aria-disabled', 'true');
  await expect(busy).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await busy.click({ force: true });
  await expect(busy).toBeFocused();
  expect((await renderer.calls()).filter(({ call }) => call === 'runNow')).toHaveLength(1);
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as { fakeAgent: { runNow?: unknown; was?: unknown } };
    fakeAgent.runNow = fakeAgent.was;
  });
});

test('with the system’s high contrast the chosen radio of a dialog differs from the others', async () => {
  const { page, dialog } = await openDialog('status');
  await page.emulateMedia({ forcedColors: 'active' });
  const widths = await dialog
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => getComputedStyle(radio).borderTopWidth));
  expect(widths).toEqual(['4px', '2px', '2px']);
  const dialogEdge = await dialog.locator('.modal').evaluate((modal) => getComputedStyle(modal).borderStyle);
  expect(dialogEdge).toBe('solid');
  await page.screenshot({ path: 'test-results/renderer/snooze-dialog-high-contrast.png' });
  await page.emulateMedia({ forcedColors: null });
});
