import path from 'node:path';
import { ipcMain, Menu, session } from 'electron';
import type { AppAgent } from '../../../../electron/agent/agent';
import { ipcHandlers } from '../../../../electron/desktop/ipc/handlers';
import { registerIpc } from '../../../../electron/desktop/ipc/ipc';
import type { DesktopOptions } from '../../../../electron/desktop/startDesktop';
import { guardSession } from '../../../../electron/desktop/window/guard';
import { serveApp } from '../../../../electron/desktop/window/protocol';
import { MainWindow } from '../../../../electron/desktop/window/window';

/** Takes the place of electron/desktop/startDesktop: the real window, page and preload, but no tray and no session. */
export async function startDesktop(agent: AppAgent, options: DesktopOptions): Promise<void> {
  Menu.setApplicationMenu(null);
  const pages = session.fromPartition('fettle', { cache: false });
  guardSession(pages);
  serveApp(pages, path.join(options.folder, 'renderer'), () => agent.snapshot().organisation?.logo);
  const window = new MainWindow({
    session: () => pages,
    preload: path.join(options.folder, 'preload.js'),
    development: options.development,
  });
  registerIpc(
    ipcMain,
    ipcHandlers(agent, () => agent.snapshot()),
  );
  agent.onSnapshot((snapshot) => window.notify.snapshot.changed(snapshot));
  // Playwright, when it attaches to a page that is just being loaded, sometimes waits for ever: so it opens the window itself.
  Object.assign(globalThis, { openWindow: () => window.open() });
}
