import { expect, test } from '@playwright/test';
import { message } from '../../shared/message';
import type { EntryView } from '../../shared/snapshot';
import { makeSnapshot } from '../support/agent/fakeAgent';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';
import { type NotificationServer, startNotificationServer } from '../support/desktop/dunst';

let desktop: Desktop;
let server: NotificationServer;
test.beforeEach(async () => {
  desktop = await startDesktopFor();
  server = await startNotificationServer(desktop.sessionBus.address, desktop.display, desktop.home);
});
test.afterEach(async () => {
  await server?.stop();
  await desktop.stop();
});

function broken(id: string): EntryView {
  return {
    id,
    service: id,
    check: id,
    title: { en: id === 'backups' ? 'Backups' : 'Updates' },
    phase: 'known',
    result: {
      state: 'critical',
      summary: message('check.failed', { reason: 'the disk <sdb> is gone' }),
      evidence: [],
      remedy: [],
      perfdata: [],
      started: 1,
      ended: 2,
    },
  };
}

test('a problem is told by the desktop, choosing it opens its page, and a restart does not tell it again', async () => {
  const tray = await desktop.watcher();
  const first = await desktop.start('--hidden');
  const item = await tray.item();
  await first.show(makeSnapshot({ overall: 'problem', entries: [broken('backups')] }));
  await expect.poll(() => server.displayed(), { timeout: 30_000 }).toBe(1);
  const opened = first.app.waitForEvent('window');
  await server.choose();
  const page = await opened;
  await page.waitForURL(/#check\/backups$/);
  await expect
    .poll(async () => (await server.closed())[0])
    .toEqual({
      title: 'Backups',
      body: 'The check could not look: the disk ‹sdb› is gone',
    });
  await page.close();
  await item.click('Quit');
  await first.gone;

  // After the restart the same problem and a new one: only the new one is told.
  const second = await desktop.start('--hidden');
  await tray.count(1);
  const both = makeSnapshot({ overall: 'problem', entries: [broken('backups'), broken('updates')] });
  await second.show(both);
  await expect.poll(() => server.displayed(), { timeout: 30_000 }).toBe(1);
  await server.choose();
  await expect
    .poll(async () => (await server.closed()).map(({ title }) => title))
    .toEqual(['Updates', 'Backups']);
});
