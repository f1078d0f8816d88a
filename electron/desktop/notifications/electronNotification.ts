import path from 'node:path';
import { Notification, nativeTheme } from 'electron';
import type { Route } from '../../../shared/pages';
import type { Shown } from './notifier';

/**
 * Shows notifications by the desktop's own means, one at a time: a new one takes the place of the one before. Choosing
 * one opens its page. Where there is nothing that shows them, nothing happens: tray and window say the same.
 */
export function electronNotifications(
  iconFolder: string,
  open: (place: Route) => void,
): (notification: Shown) => void {
  // Kept, because Electron forgets the listeners of one that nobody holds.
  let current: Notification | undefined;
  return ({ title, body, state, place }) => {
    if (!Notification.isSupported()) return;
    current?.close();
    const theme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    const shown = new Notification({
      title: plain(title),
      body: plain(body),
      icon: path.join(iconFolder, `${state}-${theme}-64.png`),
      silent: true,
    });
    shown.on('click', () => {
      // Not every server takes it away by itself.
      shown.close();
      open(place);
    });
    shown.on('close', () => {
      if (current === shown) current = undefined;
    });
    current = shown;
    shown.show();
  };
}

/** Linux' servers read markup in the body, and a check's words may hold what looks like it. */
function plain(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
