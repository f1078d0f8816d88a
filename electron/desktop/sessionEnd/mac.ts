import { powerMonitor } from 'electron';
import type { WatchSystem } from './watch';

/** macOS tells of a shutdown and waits when the event is prevented, until the app has quit. */
export const watchMac: WatchSystem = (events) => {
  powerMonitor.on('resume', () => events.resume());
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    events.shutdown();
  });
};
