import { BrowserWindow, powerMonitor } from 'electron';
import type { WatchSystem } from './watch';

/**
 * Windows tells only windows that the session ends, so a hidden one that loads nothing is kept. Electron 35 and later
 * ask first (`query-session-end`, with reasons); older ones only say that it ends. Logging off and updates of the app
 * are not a shutdown.
 */
export const watchWindows: WatchSystem = (events) => {
  powerMonitor.on('resume', () => events.resume());
  const window = new BrowserWindow({ show: false, skipTaskbar: true });
  const heard = (event: { reasons?: string[] }): void => {
    const reasons = event.reasons ?? [];
    if (reasons.includes('shutdown')) events.shutdown();
    else if (!reasons.includes('close-app')) events.logoff();
  };
  window.on('query-session-end', (event) => {
    event.preventDefault();
    heard(event);
  });
  window.on('session-end', heard);
};
