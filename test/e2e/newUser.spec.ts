import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Workstation } from '../support/agent/workstation';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';

// The built app as it is, with the real engine, on a machine where it has never been.
const folder = path.resolve(__dirname, '../..');
const day = 86_400;
const now = () => Date.now() / 1000;

let station: Workstation;
/** The file that holds the state of the service. */
let service: string;
let desktop: Desktop;
test.beforeEach(async () => {
  station = new Workstation();
  // There is no systemd to ask in a test; this one says what the test writes down.
  const programs = path.join(station.folder, 'bin');
  service = path.join(station.folder, 'timer-state');
  await mkdir(programs);
  await writeFile(
    path.join(programs, 'systemctl'),
    `#!/bin/sh\n[ "$1" = show ] || exit 1\necho LoadState=loaded\necho ActiveState=$(cat '${service}')\n`,
    { mode: 0o755 },
  );
  await writeFile(service, 'inactive');
  station.environment.PATH = `${programs}:${station.environment.PATH}`;
  desktop = await startDesktopFor({ folder, environment: station.environment });
});
test.afterEach(async () => {
  await desktop.stop();
  station.remove();
});

/** Presses Tab until the focus is on what has this name; so it can be reached without a mouse. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  const fits = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (fits((await focused()).trim())) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function press(page: Page, name: RegExp | string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('without a policy: welcome, one answer, first results, tray, quit', async () => {
  const tray = await desktop.watcher();
  const { app, gone } = await desktop.start();
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'What Fettle is' })).toBeVisible();
  const item = await tray.item();
  expect(await item.tooltip()).toContain('your answer is needed');

  await press(page, 'Start checking');
  await expect(page).toHaveURL(/#status$/);
  await expect(page.getByRole('heading', { name: 'Updates' })).toBeVisible();
  await expect(page.getByText('Checked just now').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/What is checked stays here/)).toBeVisible();

  // Not by Playwright's keyboard, whose keys never come by the window on their way to the page.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'W', modifiers: ['control'] });
  });
  await expect.poll(() => app.windows().length).toBe(0);
  await item.click('Quit');
  expect(await gone).toEqual({ code: 0, signal: null });
});

test('with a policy: notice, answers, a problem, its remedy copied and followed, fine, and all of it remembered', async () => {
  const stamp = station.writeStamp(now() - 10 * day);
  station.setPolicy({
    version: 1,
    organisation: {
      name: 'Example GmbH',
      contact: 'it@example.com',
      privacyContact: 'dpo@example.com',
      helpUrl: 'https://help.example.com/',
      accent: '#7a1fa2',
    },
    enforced: {
      checks: {
        archive: {
          use: 'stamp-file',
          required: true,
          title: { en: 'Archive', de: 'Archiv' },
          options: { path: stamp },
        },
        timer: {
          use: 'services',
          required: true,
          title: { en: 'Backup timer' },
          options: { names: ['backup.timer'] },
        },
      },
    },
  });
  const tray = await desktop.watcher();
  const first = await desktop.start();
  const page = await first.app.firstWindow();
  await expect(page.getByRole('heading', { name: 'What Fettle is' })).toBeVisible();
  const yes = page.getByRole('button', { name: /^(I have read this|Yes, allow|Start checking)$/ });
  await expect(yes.first()).toBeVisible();
  for (let left = await yes.count(); left > 0; left -= 1) {
    await press(page, /^(I have read this|Yes, allow|Start checking)$/);
    await expect(yes).toHaveCount(left - 1);
  }

  // The problem, in the tray and in the window, with what to do.
  await expect(page).toHaveURL(/#status$/);
  const item = await tray.item();
  await item.when(
    (one) => one.tooltip(),
    (tooltip) => tooltip.includes('2 things need attention'),
    30,
  );
  const finding = 'Archive: Last backup 10 days ago, expected within 4 days';
  expect((await item.menu()).map(({ label }) => label)).toContain(finding);
  await page.close();
  const opened = first.app.waitForEvent('window');
  await item.click(finding);
  const again = await opened;
  await expect(again).toHaveURL(/#check\/archive$/);
  await expect(again.getByText('What you can do').first()).toBeVisible();
  await again.goto('app://fettle/index.html#check/timer');
  await press(again, 'Copy: systemctl status backup.timer');
  await expect
    .poll(() => first.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('systemctl status backup.timer');

  // The remedies are followed: the timer is started and the backup is made.
  await writeFile(service, 'active');
  station.writeStamp(now());
  await again.goto('app://fettle/index.html#status');
  await press(again, 'Check now');
  await item.when(
    (one) => one.tooltip(),
    (tooltip) => tooltip.includes('Your computer is in good order'),
    30,
  );
  await item.click('Quit');
  expect(await first.gone).toEqual({ code: 0, signal: null });

  // Nothing is asked twice.
  const second = await desktop.start();
  const after = await second.app.firstWindow();
  await expect(after).toHaveURL(/#status$/);
  await expect(after.getByText('Your computer is in good order').first()).toBeVisible();
});

test('IT’s logo is seen, and a setting that is changed in the window holds at once', async () => {
  const logo = path.join(station.folder, 'logo.svg');
  await writeFile(
    logo,
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="24"><rect width="48" height="24" fill="#7a1fa2"/></svg>',
  );
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example GmbH', logo },
    enforced: { checks: { timer: { use: 'services', options: { names: ['backup.timer'] } } } },
  });
  const tray = await desktop.watcher();
  const { app, gone } = await desktop.start();
  const page = await app.firstWindow();
  const width = () => page.locator('img.logo').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBe(48);
  await page.goto('app://fettle/index.html#about');
  await expect.poll(width).toBe(48);
  await expect(page.locator('img.logo')).toBeVisible();

  await page.goto('app://fettle/index.html#settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  const { stdout } = await station.fettle('show-config', '--json');
  const { values } = JSON.parse(stdout) as { values: unknown[] };
  expect(values).toContainEqual(
    expect.objectContaining({
      path: 'language',
      value: 'de',
      origin: expect.objectContaining({ layer: 'settings' }),
    }),
  );
  const item = await tray.item();
  await item.when(
    (one) => one.tooltip(),
    (tooltip) => tooltip.includes('Ihre Antwort'),
    30,
  );
  await item.click('Beenden');
  expect(await gone).toEqual({ code: 0, signal: null });
});
