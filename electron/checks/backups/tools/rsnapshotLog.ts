import { parseLocalTime } from '../read/reading';

/** How the runs in rsnapshot's log ended, epoch seconds. */
export interface RsnapshotRuns {
  /** The newest run that ended well. */
  good?: number;
  /** The first and the last run that failed since then. */
  failed?: number;
  lastFailed?: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads the log of rsnapshot: `[2026-11-30T10:00:00] /usr/bin/rsnapshot alpha: started`, later `completed successfully`, `completed,
 * but with some warnings` or `completed, but with some errors`; before 1.4 the time is `30/Nov/2026:10:00:00`. `makes` is the
 * command that makes backups. Undefined when no run of it is in the log.
 */
export function runsIn(text: string, makes: string): RsnapshotRuns | undefined {
  const runs: RsnapshotRuns = {};
  let started: number | undefined;
  for (const line of text.split('\n')) {
    const [, stamp = '', command, words = ''] = /^\[([^\]]+)\] .*?(\S+): (.+)$/.exec(line) ?? [];
    const ended = /^completed, but with some errors|^ERROR: /.test(words) ? 'failed' : 'good';
    if (command !== makes) continue;
    const at = timeOf(stamp);
    if (at === undefined) continue;
    if (/^started$/.test(words)) started = at;
    else if (/^completed/.test(words) && ended === 'good') {
      runs.good = at;
      delete runs.failed;
      delete runs.lastFailed;
    } else if (ended === 'failed') {
      runs.failed ??= started ?? at;
      runs.lastFailed = at;
    }
  }
  return runs.good === undefined && runs.failed === undefined ? undefined : runs;
}

function timeOf(stamp: string): number | undefined {
  const old = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d)$/.exec(stamp);
  if (!old) return parseLocalTime(stamp);
  const [, day, name = '', year, time] = old;
  const month = String(months.indexOf(name) + 1).padStart(2, '0');
  return parseLocalTime(`${year}-${month}-${day}T${time}`);
}
