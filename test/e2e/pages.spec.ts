import { expect, test } from '@playwright/test';
import type { Language } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import { someActivity, whatIsSeen } from '../support/desktop/rendererHarness/answers';
import { type RendererApp, startRenderer } from '../support/desktop/rendererHarness/app';
import { backupHistory } from '../support/desktop/rendererHarness/histories';
import { settled, sidewaysOverflow, violations } from '../support/desktop/rendererHarness/looking';
import { samples } from '../support/desktop/rendererHarness/snapshots';

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

/** What the agent answers when a page asks for it. */
async function answerWith(answers: Record<string, unknown>): Promise<void> {
  await renderer.app.evaluate((_electron, value) => {
    Object.assign((globalThis as unknown as { fakeAgent: object }).fakeAgent, value);
  }, answers);
}

/** Pictures and axe in both themes, then how it fits a narrow window and one at 200 %. */
async function lookAt(name: string): Promise<void> {
  const { page } = renderer;
  for (const theme of themes) {
    await renderer.theme(theme);
    await settled(page);
    await page.screenshot({ path: `${pictures}/${name}-${theme}.png`, fullPage: true });
    expect(await violations(page), `${name}, ${theme}`).toEqual([]);
  }
  for (const [width, zoom] of [
    [360, 1],
    [640, 2],
  ] as const) {
    await renderer.size(width, 640, zoom);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / zoom);
    expect(await sidewaysOverflow(page), `${name}, ${width} px at zoom ${zoom}`).toBeLessThanOrEqual(0);
  }
  await renderer.size(420, 640);
}

const seconds = () => Math.floor(Date.now() / 1000);

test('a check has a page with its history, as a plot, in words and as a table', async () => {
  const { page } = renderer;
  for (const language of languages) {
    await answerWith({ historyView: backupHistory(seconds(), 89) });
    await renderer.open(sample('findings', language), 'check/archive');
    await expect(page.locator('.plot-lines')).toBeVisible();
    const day = page.getByRole('slider');
    await expect(day).toHaveAttribute('aria-valuetext', /: (Fine|In Ordnung)/);
    await lookAt(`check-${language}`);
    await page.getByRole('button', { name: language === 'en' ? 'As a table' : 'Als Tabelle' }).click();
    await expect(page.getByRole('row')).toHaveCount(91);
    await lookAt(`check-table-${language}`);
  }
});

test('the plot tells each day by pointer and by keyboard, and nothing moves', async () => {
  const { page } = renderer;
  await answerWith({ historyView: backupHistory(seconds(), 89) });
  await renderer.open(sample('findings'), 'check/archive');
  const day = page.getByRole('slider');
  await expect(page.locator('.plot')).toContainText('Needs attention: 4 days');
  await day.focus();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let presses = 0; presses < 13; presses += 1) await page.keyboard.press('ArrowLeft');
  await expect(day).toHaveAttribute('aria-valuetext', /Problem\. Age of the newest backup: .*days/);
  await expect(page.locator('.plot-said')).toContainText('Problem');
  await page.screenshot({ path: `${pictures}/check-focus.png`, fullPage: true });
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 45; presses += 1) await page.keyboard.press('ArrowRight');
  await expect(day).toHaveAttribute('aria-valuetext', /Not looked at/);
  const box = await day.boundingBox();
  if (!box) throw new Error('the plot is not there');
  await page.mouse.move(box.x + box.width - 2, box.y + 20);
  await expect(page.locator('.plot-said')).toContainText('Fine');
  await page.mouse.move(box.x + box.width * (1 - 13.5 / 90), box.y + 20);
  await expect(page.locator('.plot-said')).toContainText('Problem');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await page.getByRole('radio', { name: '7 days' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
  expect(await page.locator('[role=img]').getAttribute('aria-label')).toContain('the last 30 days');
});

test('a history of one day, of none, and of a check that is gone', async () => {
  const { page } = renderer;
  for (const language of languages) {
    await answerWith({ historyView: backupHistory(seconds(), 0.4) });
    await renderer.open(sample('fine', language), 'check/backups');
    await expect(page.locator('.plot')).toBeVisible();
    await lookAt(`check-one-day-${language}`);
    await answerWith({ historyView: { ...backupHistory(seconds(), 0), points: [] } });
    await renderer.open(sample('waiting', language), 'check/backups');
    await expect(page.locator('.empty')).toBeVisible();
    await lookAt(`check-none-${language}`);
  }
  await renderer.open(sample('fine'), 'check/elsewhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such check any more');
});

test('what happened is told day by day, by kind, a page at a time', async () => {
  const { page } = renderer;
  for (const language of languages) {
    await answerWith({ activityView: { items: someActivity(seconds()), more: true } });
    await renderer.open(sample('findings', language), 'activity');
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      /^(Today|Heute|Yesterday|Gestern)$/,
    );
    await lookAt(`activity-${language}`);
  }
  await renderer.open(sample('findings'), 'activity');
  await expect(page.getByText('one open item was acknowledged')).toBeVisible();
  await page.getByRole('radio', { name: 'Acknowledgements' }).press('Space');
  await expect(page.locator('.events > li')).toHaveCount(3);
  await page.getByRole('radio', { name: 'All' }).press('Space');
  const before = await page.locator('.events > li').count();
  const earlier = { items: [{ ...someActivity(seconds() - 40 * 86_400)[0], id: 'earlier' }], more: false };
  await answerWith({ activityView: earlier });
  await page.getByRole('button', { name: 'Show earlier ones' }).click();
  await expect(page.locator('.events > li')).toHaveCount(before + 1);
  await expect(page.getByRole('button', { name: 'Show earlier ones' })).toHaveCount(0);
  await answerWith({ activityView: { items: [], more: false } });
  await renderer.open(sample('waiting'), 'activity');
  await expect(page.locator('.empty')).toBeVisible();
  await lookAt('activity-empty');
});

test('what IT sees is asked when the page opens and by its button, and stands there in the words of the server', async () => {
  const { page } = renderer;
  for (const language of languages) {
    await answerWith({ seenView: whatIsSeen('asked', seconds()) });
    await renderer.open(sample('findings', language), 'seen');
    await expect(page.locator('.seen-service')).toHaveCount(3);
    await lookAt(`seen-${language}`);
    for (const kind of ['not-permitted', 'not-now', 'not-connected'] as const) {
      await answerWith({ seenView: whatIsSeen(kind, seconds()) });
      await page
        .getByRole('button', { name: language === 'en' ? 'Ask again' : 'Noch einmal fragen' })
        .click();
      await expect(page.getByRole('note')).toBeVisible();
      await lookAt(`seen-${kind}-${language}`);
    }
  }
  expect((await renderer.calls()).filter(({ call }) => call === 'seen')).toHaveLength(4);
  await renderer.open(sample('local'), 'seen');
  await expect(page.getByText('so IT sees nothing of it')).toBeVisible();
  expect((await renderer.calls()).filter(({ call }) => call === 'seen')).toHaveLength(0);
});

test('a card of the status page leads to its history', async () => {
  const { page } = renderer;
  await answerWith({ historyView: backupHistory(seconds(), 20) });
  await renderer.open(sample('findings'), 'status');
  await page.getByRole('link', { name: 'History of Backups' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backups');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 things need attention');
});

test('with the system’s high contrast and with reduced motion every state can still be told', async () => {
  const { page } = renderer;
  await answerWith({ historyView: backupHistory(seconds(), 89) });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await renderer.open(sample('findings'), 'check/archive');
  await expect(page.locator('.plot-lines')).toBeVisible();
  await page.screenshot({ path: `${pictures}/check-high-contrast.png`, fullPage: true });
  // Without colour the columns differ by their height, and nothing moves.
  const heights = await page
    .locator('.plot-states rect')
    .evaluateAll((columns) => columns.map((column) => column.getAttribute('height')));
  expect(new Set(heights)).toEqual(new Set(['1', '2', '3', '4']));
  const moving = () => page.evaluate(() => document.getAnimations().length);
  await page.getByRole('button', { name: 'As a table' }).click();
  expect(await moving()).toBe(0);
  await renderer.open(sample('findings'), 'status');
  await page.screenshot({ path: `${pictures}/status-high-contrast.png`, fullPage: true });
  await page.getByRole('button', { name: /^Project archive/ }).click();
  expect(await moving()).toBe(0);
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
});
