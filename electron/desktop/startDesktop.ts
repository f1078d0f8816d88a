import path from 'node:path';
import { app, ipcMain, nativeTheme, type Session, session } from 'electron';
import type { Agent, AppAgent } from '../agent/agent';
import { watchEndMark } from '../platform/endMark';
import { machineGoingAway } from '../platform/logind/session';
import { watchTrayHost } from '../platform/trayHost';
import { firstTime } from './firstTime';
import { collectWhenIdle } from './idleMemory';
import { ipcHandlers } from './ipc/handlers';
import { registerIpc } from './ipc/ipc';
import { openHelp } from './ipc/openHelp';
import { startNotifications } from './notifications';
import { SessionEnd, watchSignals, watchSystem } from './sessionEnd';
import { choosing } from './tray/actions';
import { electronTray } from './tray/electronTray';
import { TrayPresence } from './tray/presence';
import { TrayController } from './tray/tray';
import { DesktopView } from './view';
import { serveApp } from './window/protocol';
import { setMenu } from './window/shortcuts';
import { MainWindow } from './window/window';

export interface DesktopOptions {
  /** The state folder. */
  state: string;
  /** The folder of the built files. */
  folder: string;
  development: boolean;
  /** Started by the session rather than by the person: no window unless nothing else can show that Fettle runs. */
  hidden: boolean;
}

/** Joins tray, window and the system's events to the agent. The app must be ready. */
export async function startDesktop(agent: AppAgent, options: DesktopOptions): Promise<void> {
  setMenu();
  const view = new DesktopView(agent);
  const window = new MainWindow({
    session: pageSession(path.join(options.folder, 'renderer'), () => view.snapshot().organisation?.logo),
    icon: path.join(options.folder, 'icons/app.png'),
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

  const end = new SessionEnd({ agent: endsOf(agent), machineGoingAway, quit: () => app.quit() });
  app.on('before-quit', (event) => {
    if (end.beforeQuit()) event.preventDefault();
  });
  agent.onQuitRequest(() => end.chosen());
  watchSignals({ quit: () => app.quit(), chosen: () => end.chosen() });
  watchEndMark(() => end.chosen());
  watchSystem({ shutdown: () => end.announced(), logoff: () => app.quit(), resume: () => agent.wake() });

  const tray = new TrayController({
    create: electronTray(path.join(options.folder, 'icons')),
    choose: choosing({
      agent,
      open: (place) => window.open(place),
      help: () => openHelp(view.snapshot()),
      quit: () => end.chosen(),
    }),
    locale: app.getLocale(),
  });
  nativeTheme.on('updated', () => tray.redraw());
  const notify = startNotifications(
    options,
    (place) => window.open(place),
    (fault) => view.report(fault),
  );
  const somethingHappened = collectWhenIdle();
  somethingHappened();
  app.on('browser-window-created', (_event, created) => created.on('closed', somethingHappened));
  view.onChange((snapshot) => {
    somethingHappened();
    tray.setSnapshot(snapshot);
    notify(snapshot);
    window.notify.snapshot.changed(snapshot);
  });

  let saysNoTray: boolean | undefined;
  const presence = new TrayPresence({
    changed: (present) => {
      tray.setHost(present);
      // Said at the first start that finds no tray; after that the launcher's entry and notifications do the job.
      if (!present) saysNoTray ??= firstTime(path.join(app.getPath('userData'), 'no-tray-said'));
      view.setTrayMissing(!present && saysNoTray === true);
    },
    openInstead: () => {
      if (options.hidden && saysNoTray) window.open();
    },
  });
  const host = await watchTrayHost((present) => presence.set(present));
  if (!options.hidden) window.open();
  presence.start(host.present);
}

/** What the end of the session wants of the app's agent. */
function endsOf(agent: AppAgent): Pick<Agent, 'depart' | 'deliver' | 'stop'> {
  return {
    depart: (cause) => agent.depart(cause),
    deliver: async (seconds) => (await agent.current()).deliver(seconds),
    stop: () => agent.stop(),
  };
}

/** Makes the pages' session when the first window needs it: it costs memory, and at log-in there is no window. */
function pageSession(root: string, logo: () => string | undefined): () => Session {
  let made: Session | undefined;
  return () => {
    if (made) return made;
    // Without a disk cache, and in memory because the name has no "persist:".
    made = session.fromPartition('fettle', { cache: false });
    serveApp(made, root, logo);
    return made;
  };
}
