import { powerMonitor } from 'electron';
import type { WatchSystem } from './watch';

/**
 * logind. The order matters: when `shutdown` is the first listener of powerMonitor, Electron takes no inhibitor and the
 * event never comes. preventDefault holds the shutdown back until the app has quit, at most for logind's 5 s.
 */
export const watchLinux: WatchSystem = (events) => {
  powerMonitor.on('resume', () => events.resume());
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    events.shutdown();
  });
};
