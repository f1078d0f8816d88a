import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { ipcContract } from '../../shared/ipc';
import { message } from '../../shared/message';
import { shapeColours } from '../../shared/shapes';
import type { EntryView } from '../../shared/snapshot';
import { makeSnapshot, unanswered } from '../support/agent/fakeAgent';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';
import type { TrayItem } from '../support/desktop/trayWatcher';
import { ordinaryUser } from '../support/processes/ordinaryUser';

let desktop: Desktop;
test.beforeEach(async () => {
  desktop = await startDesktopFor();
});
test.afterEach(() => desktop.stop());

const archive: EntryView = {
  id: 'archive',
  service: 'archive',
  check: 'stamp-file',
  title: { en: 'Archive' },
  phase: 'known',
  since: 1_799_000_000,
  result: {
    state: 'critical',
    summary: message('check.failed', { reason: 'R&D_disk is gone' }),
    evidence: [],
    remedy: [],
    perfdata: [],
    started: 1_799_999_999,
    ended: 1_800_000_000,
  },
};
const problem = makeSnapshot({
  overall: 'problem',
  headline: message('overall.problem'),
  entries: [archive],
});

const labels = async (item: TrayItem): Promise<string[]> =>
  (await item.menu()).filter((entry) => !entry.separator).map((entry) => entry.label);

/** The colour of the icon where it is opaque, as #rrggbb. */
async function iconColour(item: TrayItem): Promise<string | undefined> {
  const [picture] = await item.pixmaps();
  if (!picture) return undefined;
  for (let at = 0; at < picture.argb.length; at += 4) {
    if (picture.argb[at] === 255) return `#${picture.argb.toString('hex', at + 1, at + 4)}`;
  }
  return undefined;
}

async function windowAfter(app: ElectronApplication, action: () => Promise<unknown>): Promise<Page> {
  const opened = app.waitForEvent('window');
  await action();
  return opened;
}

test('the first start shows the notice and asks nothing of the machine', async () => {
  const { app } = await desktop.start();
  const page = await app.firstWindow();
  await expect(page.getByText('So that a backup that stopped is noticed.')).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/fettle\/index\.html/);
  expect((await desktop.calls()).map(({ call }) => call)).toEqual(['start']);
});

test('the tray says the state by icon, tooltip and menu, and follows it', async () => {
  const watcher = await desktop.watcher();
  const { show, windows } = await desktop.start('--hidden');
  const item = await watcher.item();
  expect(await item.tooltip()).toContain('Your answer is needed');
  expect(await iconColour(item)).toBe(shapeColours['answer-needed'].light);
  expect((await labels(item))[0]).toBe('Your answer is needed');

  await show(problem);
  await item.when(
    (one) => one.tooltip(),
    (tooltip) => tooltip.includes('Problem'),
  );
  await expect.poll(() => iconColour(item)).toBe(shapeColours.problem.light);
  await expect
    .poll(() => labels(item))
    .toEqual([
      'Archive: The check could not look: R&D_disk is gone',
      'Nothing sent yet',
      'Check now',
      'Pause',
      'Open Fettle',
      'What was sent',
      'Privacy…',
      'Settings…',
      'Quit',
    ]);
  expect(await windows()).toBe(0);
});

test('every way in the tray opens the one window, and closing it leaves no renderer', async () => {
  const watcher = await desktop.watcher();
  const { app, show, windows, renderers } = await desktop.start('--hidden');
  const item = await watcher.item();
  await show(problem);
  await expect.poll(() => labels(item)).toContain('Check now');
  expect(await renderers()).toEqual([]);

  const ways: (() => Promise<unknown>)[] = [
    () => item.activate(),
    () => item.click('Open Fettle'),
    () => item.click('Archive: The check could not look: R&D_disk is gone'),
  ];
  for (const way of ways) {
    const page = await windowAfter(app, way);
    await expect(page.getByText('Archive').first()).toBeVisible();
    await item.click('Open Fettle');
    expect(await windows()).toBe(1);
    await page.close();
    await expect.poll(renderers).toEqual([]);
    expect(await windows()).toBe(0);
  }
});

test('Check now runs everything, and Privacy leads to its page in an open window too', async () => {
  const watcher = await desktop.watcher();
  const { app, show } = await desktop.start();
  const page = await app.firstWindow();
  const item = await watcher.item();
  await show(problem);
  await expect.poll(() => labels(item)).toContain('Check now');
  await item.click('Check now');
  await expect.poll(async () => (await desktop.calls()).map(({ call }) => call)).toEqual(['start', 'runNow']);
  await item.click('Privacy…');
  await page.waitForURL('app://fettle/index.html#privacy');
});

test('a second start opens the window of the first, unless it is hidden', async () => {
  await desktop.watcher();
  const { app, windows } = await desktop.start('--hidden');
  expect(await desktop.startAgain('--hidden')).toBe(0);
  expect(await windows()).toBe(0);
  let code: number | null = null;
  await windowAfter(app, async () => {
    code = await desktop.startAgain();
  });
  expect(code).toBe(0);
  expect((await desktop.calls()).map(({ call }) => call)).toEqual(['start']);
});

test('without a tray the window opens instead and says so; a panel that comes later gets the icon', async () => {
  const { app, show } = await desktop.start('--hidden');
  const page = await app.firstWindow();
  await show(problem);
  await expect(page.getByText('Your desktop shows no tray icons')).toBeVisible();

  const watcher = await desktop.watcher();
  const item = await watcher.item();
  expect(await item.tooltip()).toContain('Problem');
  await expect(page.getByText('Your desktop shows no tray icons')).toBeHidden();

  await watcher.stop();
  await expect(page.getByText('Your desktop shows no tray icons')).toBeVisible();
  const another = await desktop.watcher();
  expect(await labels(await another.item())).toContain('Open Fettle');
});

test('nothing in the page can reach the network, open windows or go elsewhere', async () => {
  const { app, windows } = await desktop.start();
  const page = await app.firstWindow();
  await expect(page.getByText('So that a backup that stopped is noticed.')).toBeVisible();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const remote = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;

  // Past the page's own policy, so that it is not what holds: the main process must.
  await page.evaluate(async (url) => {
    const images = new Image();
    images.src = url;
    window.open(url);
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await fetch(url).catch(() => undefined);
    location.href = url;
  }, remote);
  const fetched = await app.evaluate(
    ({ BrowserWindow, session }, url) =>
      Promise.all(
        [BrowserWindow.getAllWindows()[0]?.webContents.session, session.defaultSession].map((one) =>
          one?.fetch(url).then(
            () => 'reached',
            (error) => String(error),
          ),
        ),
      ),
    remote,
  );
  for (const outcome of fetched) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(page.url()).toMatch(/^app:\/\/fettle\/index\.html(#notice)?$/);
  expect(await windows()).toBe(1);
  expect(connections).toBe(0);
  server.close();
});

test('what helps can be opened: the desktop’s own program, and only where there is one', async () => {
  const opened = path.join(desktop.home, 'opened');
  const program = path.join(desktop.home, 'gnome-software');
  await writeFile(program, `#!/bin/sh\nenv | grep ^ELECTRON_\necho "$DISPLAY $*" > ${opened}\n`, {
    mode: 0o755,
  });
  const { app, show } = await desktop.start();
  const page = await app.firstWindow();
  const remedy = {
    message: message('updates.packages.remedy', { source: 'apt' }),
    settings: 'updates' as const,
  };
  const waiting = (id: string): EntryView => ({
    ...archive,
    id,
    title: { en: id },
    ...(archive.result && { result: { ...archive.result, remedy: [remedy] } }),
  });
  await app.evaluate(() => {
    process.env.PATH = '/nonexistent';
  });
  await show({ ...problem, entries: [waiting('Before')] });
  await page.getByRole('button', { name: /^Before/ }).click();
  await expect(page.getByText('Install the pending updates of apt')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the updates' })).toHaveCount(0);

  await app.evaluate((_electron, folder) => {
    process.env.PATH = `${folder}:/usr/bin:/bin`;
  }, desktop.home);
  await show({ ...problem, entries: [waiting('After')] });
  await page.getByRole('button', { name: /^After/ }).click();
  await page.getByRole('button', { name: 'Open the updates' }).click();
  await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toMatch(/^:\d+ --mode=updates\n$/);
  // The page names a page of the settings and nothing else.
  await expect(
    page.evaluate(() => window.fettle.app.openSettings({ page: 'https://example.com/' } as never)),
  ).rejects.toThrow('fettle:app.openSettings: page');
});

test('the page gets the contract and nothing of Node', async () => {
  const { app } = await desktop.start();
  const page = await app.firstWindow();
  expect(
    await page.evaluate(() => ({
      groups: Object.keys(window.fettle),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis),
    })),
  ).toEqual({ groups: Object.keys(ipcContract), node: [] });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types; there in all its versions.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  await expect(page.evaluate(() => window.fettle.checks.run({ id: 7 } as never))).rejects.toThrow(
    'fettle:checks.run: id',
  );
});

test('a page from elsewhere gets no answer', async () => {
  const preload = path.join(desktop.home, 'preload.js');
  await writeFile(
    preload,
    `const { contextBridge, ipcRenderer } = require('electron');
     contextBridge.exposeInMainWorld('ask', (channel) => ipcRenderer.invoke(channel));`,
  );
  const { app } = await desktop.start();
  await app.firstWindow();
  const answer = await app.evaluate(async ({ BrowserWindow }, file) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: file } });
    await window.loadURL('about:blank');
    return window.webContents.executeJavaScript("ask('fettle:snapshot.get')");
  }, preload);
  expect(answer).toEqual({ type: 'error', message: 'fettle:snapshot.get: not allowed from here' });
});

test('the page runs under its policy without a violation', async () => {
  const watcher = await desktop.watcher();
  const { app, show } = await desktop.start('--hidden');
  const item = await watcher.item();
  const complaints: string[] = [];
  app.on('window', (page) =>
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text())),
  );
  await show(problem);
  const page = await windowAfter(app, () => item.activate());
  await page.getByText('Archive').first().click();
  await item.click('Privacy…');
  await page.waitForURL('app://fettle/index.html#privacy');
  await page.close();
  await show(unanswered());
  const notice = await windowAfter(app, () => item.activate());
  await expect(notice.getByText('So that a backup that stopped is noticed.')).toBeVisible();
  expect(complaints).toEqual([]);

  // And there is a policy: what is put into the page does not run.
  const title = await notice.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken in"';
    document.head.append(script);
    return document.title;
  });
  expect(title).not.toBe('broken in');
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
});

test('Quit in the menu stops the agent and nothing else', async () => {
  const watcher = await desktop.watcher();
  const { gone } = await desktop.start('--hidden');
  await (await watcher.item()).click('Quit');
  expect(await gone).toEqual({ code: 0, signal: null });
  expect((await desktop.calls()).map(({ call }) => call)).toEqual(['start', 'stop']);
});

test('the profile lies beside the state, and holds no page data', async () => {
  const { app } = await desktop.start();
  await app.firstWindow();
  const folder = await app.evaluate(({ app: running }) => running.getPath('userData'));
  expect(folder).toBe(path.join(desktop.home, '.local/state/fettle/chromium'));
  await expect(readFile(path.join(folder, 'Partitions/fettle/Cookies'))).rejects.toThrow();
});

test('as an ordinary user every page runs in the sandbox', async () => {
  const reason = (await ordinaryUser.missing()) ?? (await ordinaryUser.sandboxMissing());
  test.skip(reason !== undefined, reason);
  await ordinaryUser.adopt(desktop.home);
  const { renderers } = await desktop.startAsOrdinary();
  await expect.poll(renderers).toHaveLength(1);
  const [pid] = await renderers();
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  // 2: a filter of system calls is on. Source: proc_pid_status(5).
  expect(/^Seccomp:\t(\d)/m.exec(status)?.[1]).toBe('2');
  expect(/^NoNewPrivs:\t(\d)/m.exec(status)?.[1]).toBe('1');
});
