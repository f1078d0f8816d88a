import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Fault } from '../../../shared/fault';
import type { Route } from '../../../shared/pages';
import type { Snapshot } from '../../../shared/snapshot';
import { systemClock } from '../../platform/clock';
import { createRunProcess } from '../../platform/processes/run';
import { quietTime } from '../../platform/quiet';
import { toldFile } from '../../store/told';
import { translatorFor } from '../language';
import { electronNotifications } from './electronNotification';
import { Notifier } from './notifier';

/** Sets up notifications; the returned function takes each new snapshot. `state`: the state folder, `folder`: the built files. */
export function startNotifications(
  { state, folder }: { state: string; folder: string },
  open: (place: Route) => void,
  report: (fault: Fault) => void,
): (snapshot: Snapshot) => void {
  const run = createRunProcess(process.env);
  const notifier = new Notifier({
    clock: systemClock(),
    memory: toldFile(state, report),
    quiet: () => quietTime(run),
    looking: () => BrowserWindow.getFocusedWindow() !== null,
    translator: (snapshot) => translatorFor(snapshot.language, app.getLocale()),
    show: electronNotifications(path.join(folder, 'icons'), open),
  });
  return (snapshot) => notifier.setSnapshot(snapshot);
}
