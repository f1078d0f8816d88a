import { app, Menu, type WebContents } from 'electron';
import { currentSystem } from '../../platform/system';
import { dev } from '../dev';
import { keyAction } from './shortcutAction';

const step = 0.5;
const most = 4;

/** Zoom outlives the window, as a person's eyes do; the app's end forgets it. */
let zoom = 0;

/** Gives a window the keys that people expect of one, without a menu bar. */
export function listenToKeys(contents: WebContents): void {
  const mac = currentSystem() === 'mac';
  const setZoom = (level: number) => {
    zoom = Math.max(-1, Math.min(most, level));
    contents.setZoomLevel(zoom);
  };
  contents.on('did-finish-load', () => contents.setZoomLevel(zoom));
  contents.on('before-input-event', (event, input) => {
    if (dev?.takeKey(contents, input)) return event.preventDefault();
    const action = keyAction(input, mac);
    if (!action) return;
    event.preventDefault();
    if (action === 'close') contents.close();
    if (action === 'zoom-in') setZoom(zoom + step);
    if (action === 'zoom-out') setZoom(zoom - step);
    if (action === 'zoom-reset') setZoom(0);
  });
}

/** No menu bar, except on macOS, where copying and quitting come from it. */
export function setMenu(): void {
  const menu =
    currentSystem() === 'mac'
      ? Menu.buildFromTemplate([{ role: 'appMenu', label: app.name }, { role: 'editMenu' }])
      : null;
  Menu.setApplicationMenu(menu);
}
