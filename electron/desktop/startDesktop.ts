import path from 'node:path';
import { app, ipcMain, Menu, nativeTheme, type Session, session } from 'electron';
import type { Agent } from '../agent/agent';
import { machineGoingAway } from '../platform/session';
import { watchTrayHost } from '../platform/trayHost';
import { electronTray } from './electronTray';
import { firstTime } from './firstTime';
import { registerIpc } from './ipc';
import { ipcHandlers } from './ipcHandlers';
import { serveApp } from './protocol';
import { SessionEnd, watchSignals, watchSystem } from './sessionEnd';
import { TrayController } from './tray';
import type { TrayAction } from './trayMenu';
import { TrayPresence } from './trayPresence';
import { DesktopView } from './view';
import { MainWindow } from './window';

export interface DesktopOptions {
  /** The folder of the built files. */
  folder: string;
  development: boolean;
  /** Started by the session rather than by the person: no window unless nothing else can show that Fettle runs. */
  hidden: boolean;
}

/** Joins tray, window and the system's events to the agent. The app must be ready. */
export async function startDesktop(agent: Agent, options: DesktopOptions): Promise<void> {
  Menu.setApplicationMenu(null);
  const view = new DesktopView(agent);
  const window = new MainWindow({
    session: pageSession(path.join(options.folder, 'renderer')),
    preload: path.join(options.folder, 'preload.js'),
    development: options.development,
  });
  registerIpc(
    ipcMain,
    ipcHandlers(agent, () => view.snapshot()),
  );
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) window.open();
  });
  app.on('activate', () => window.open());
  // The app lives in the tray: closing the window ends nothing.
  app.on('window-all-closed', () => undefined);

  const end = new SessionEnd({ agent, machineGoingAway, quit: () => app.quit() });
  app.on('before-quit', (event) => {
    if (end.beforeQuit()) event.preventDefault();
  });
  agent.onQuitRequest(() => end.chosen());
  watchSignals({ quit: () => app.quit(), chosen: () => end.chosen() });
  watchSystem({ shutdown: () => end.announced(), logoff: () => app.quit(), resume: () => agent.wake() });

  const actions: Record<TrayAction, () => void> = {
    open: () => window.open(),
    privacy: () => window.open({ page: 'privacy' }),
    run: () => void agent.runNow(),
    resume: () => void agent.pause(),
    quit: () => end.chosen(),
  };
  const tray = new TrayController({
    create: electronTray(path.join(options.folder, 'icons')),
    choose: (action) => actions[action](),
    locale: app.getLocale(),
  });
  nativeTheme.on('updated', () => tray.redraw());
  view.onChange((snapshot) => {
    tray.setSnapshot(snapshot);
    window.notify.snapshot.changed(snapshot);
  });

  const presence = new TrayPresence({
    changed: (present) => {
      tray.setHost(present);
      view.setTrayMissing(!present);
    },
    openInstead: () => {
      if (options.hidden && firstTime(path.join(app.getPath('userData'), 'no-tray-said'))) window.open();
    },
  });
  const host = await watchTrayHost((present) => presence.set(present));
  if (!options.hidden) window.open();
  presence.start(host.present);
}

/** Makes the pages' session when the first window needs it: it costs memory, and at log-in there is no window. */
function pageSession(root: string): () => Session {
  let made: Session | undefined;
  return () => {
    if (made) return made;
    // Without a disk cache, and in memory because the name has no "persist:".
    made = session.fromPartition('fettle', { cache: false });
    serveApp(made, root);
    return made;
  };
}
