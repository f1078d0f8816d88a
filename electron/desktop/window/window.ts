import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { channel, type IpcNotifiers, ipcContract } from '../../../shared/ipc';
import type { Route } from '../../../shared/pages';
import { pageUrl } from '../appUrl';
import { shapeArgument, shapeOf } from '../ipc/shape';
import { listenToKeys } from './shortcuts';

export interface WindowOptions {
  /** The picture of the window in lists of windows, where the desktop takes it from the window. */
  icon?: string;
  /** The session of all pages, asked for when there is a window to be. */
  session(): Session;
  /** The preload script's file. */
  preload: string;
  /** Whether the developer tools can be opened. */
  development: boolean;
}

/** The page's own background (`--page` in its styles), so that nothing flashes before it is drawn. */
const background = { light: '#f4f5f6', dark: '#17191c' };

/** Fettle's one window: made when asked for and destroyed when closed, because a hidden one costs as much as a shown one. */
export class MainWindow {
  private window: BrowserWindow | undefined;

  constructor(private readonly options: WindowOptions) {}

  /** Brings the window to the front, at a place where one is named. */
  open(place?: Route): void {
    const window = this.living();
    if (!window) {
      this.window = this.create(place);
      return;
    }
    // Only the fragment differs, so the window is told and nothing is loaded again.
    if (place) void window.loadURL(pageUrl(place));
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Tells the page; nobody is told while there is no window. */
  readonly notify: IpcNotifiers = {
    snapshot: {
      changed: (snapshot) => this.living()?.webContents.send(channel('snapshot', 'changed'), snapshot),
    },
    checks: {},
    snooze: {},
    targets: {},
    privacy: {},
    data: {},
    settings: {},
    about: {},
    app: {},
  };

  /** The window as long as it has a page: `closed` comes a moment after the page is gone. */
  private living(): BrowserWindow | undefined {
    const { window } = this;
    return window && !window.isDestroyed() && !window.webContents.isDestroyed() ? window : undefined;
  }

  private create(place: Route | undefined): BrowserWindow {
    const window = new BrowserWindow({
      width: 420,
      height: 640,
      minWidth: 360,
      minHeight: 400,
      title: 'Fettle',
      ...(this.options.icon === undefined ? {} : { icon: this.options.icon }),
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        session: this.options.session(),
        preload: this.options.preload,
        additionalArguments: [shapeArgument + JSON.stringify(shapeOf(ipcContract, channel))],
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: this.options.development,
      },
    });
    listenToKeys(window.webContents);
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (this.window === window) this.window = undefined;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      // A page that died is closed; the next click makes a new one.
      if (reason !== 'clean-exit') window.destroy();
    });
    void window.loadURL(pageUrl(place));
    return window;
  }
}
