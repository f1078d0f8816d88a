import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startDisplay } from '../support/desktop/display';
import { type FakeLogind, startFakeLogind } from '../support/desktop/fakeLogind';
import { startPrivateBus } from '../support/desktop/privateBus';
import { startTrayWatcher, type TrayWatcher } from '../support/desktop/trayWatcher';
import type { Cleanup } from './cleanup';

/** A system bus of our own with a logind that says what the demo wants it to say. */
export async function startSystem(
  cleanup: Cleanup,
): Promise<{ logind: FakeLogind; environment: Record<string, string> }> {
  const bus = await startPrivateBus('system');
  cleanup.add(() => bus.stop());
  const logind = await startFakeLogind(bus.address);
  cleanup.add(() => logind.stop());
  return { logind, environment: { DBUS_SYSTEM_BUS_ADDRESS: bus.address } };
}

export interface Desktop {
  tray: TrayWatcher;
  environment: Record<string, string>;
}

/** A desktop without a screen: X server (tall enough for pictures of whole pages), session bus with a tray, a home. */
export async function startDesktop(cleanup: Cleanup): Promise<Desktop> {
  const display = await startDisplay('1280x2400x24');
  cleanup.add(() => display.stop());
  const bus = await startPrivateBus('session');
  cleanup.add(() => bus.stop());
  const tray = await startTrayWatcher(bus.address);
  cleanup.add(() => tray.stop());
  const home = join(cleanup.folder, 'home');
  const runtime = join(cleanup.folder, 'run');
  for (const place of [home, runtime]) await mkdir(place, { mode: 0o700 });
  return {
    tray,
    environment: {
      DISPLAY: display.name,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      LANG: 'C.UTF-8',
    },
  };
}

/** Variables of the person's own session that must not reach an app on another desktop. */
export const foreignToDesktop = ['WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_SESSION_ID', 'XDG_CURRENT_DESKTOP'];

/** An environment with some variables set and some taken away. */
export function environmentWith(
  set: Record<string, string>,
  without: readonly string[] = [],
): Record<string, string> {
  const all = Object.entries({ ...process.env, ...set });
  return Object.fromEntries(
    all.filter((pair): pair is [string, string] => pair[1] !== undefined && !without.includes(pair[0])),
  );
}
