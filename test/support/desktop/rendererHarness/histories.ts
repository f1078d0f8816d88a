import type { HistoryPoint, HistoryView } from '../../../../shared/history';
import { message } from '../../../../shared/message';

const hour = 3600;
const day = 86_400;

/** Backups over some days: usually each night, a stretch without one until it is a problem, a weekend and a holiday off. */
export function backupHistory(now: number, days: number): HistoryView {
  const points: HistoryPoint[] = [];
  let newest = now - days * day - 2 * hour;
  for (let at = now - days * day; at <= now; at += hour) {
    const ago = Math.floor((now - at) / day);
    // By hours before now and not by the clock, so that there is a look today whenever this runs.
    const hours = Math.floor((now - at) / hour) % 24;
    const off = (ago >= 40 && ago < 49) || hours > 10;
    const failing = ago >= 12 && ago < 20;
    if (hours === 4 && !failing && !(ago >= 40 && ago < 49)) newest = at;
    if (off) continue;
    const age = at - newest;
    const state = age > 7 * day ? 'critical' : age > 4 * day ? 'warning' : ago === 30 ? 'unknown' : 'ok';
    points.push(ago === 30 ? { at, state } : { at, state, value: age });
  }
  return {
    interval: hour,
    metric: {
      label: 'age',
      unit: 's',
      limits: [
        { state: 'warning', value: 4 * day },
        { state: 'critical', value: 7 * day },
      ],
    },
    limits: [
      message('limits.warning.above', {
        name: { message: message('metric.age') },
        value: { duration: 4 * day },
      }),
      message('limits.critical.above', {
        name: { message: message('metric.age') },
        value: { duration: 7 * day },
      }),
    ],
    points,
  };
}
