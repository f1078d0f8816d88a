import { currentSystem, type System } from '../../platform/system';
import { watchLinux } from './linux';
import { watchMac } from './mac';
import type { WatchSystem } from './watch';
import { watchWindows } from './windows';

export { SessionEnd } from './sessionEnd';
export { watchSignals } from './signals';

const watches: Record<System, WatchSystem> = { linux: watchLinux, mac: watchMac, windows: watchWindows };

/** Listens to the system this runs on. */
export const watchSystem: WatchSystem = (events) => watches[currentSystem()](events);
