import { newestFound } from '../read/found';
import { notUnderstood, parseLocalTime, type Reading } from '../read/reading';

/** A line of Vorta's database: an archive, or a run of `borg create`. Times are as Vorta writes them. */
interface Row {
  kind: string;
  name: string | null;
  start: string | null;
  end: string | null;
}

interface Archive {
  name: string;
  time: number;
}

/** Seconds between the beginning of a run and of the archive that borg makes in it. */
const slack = 120;

/**
 * The newest archive of a repository that this installation made. Vorta also lists what others put there, so its log of runs
 * decides; without one of this repository the archives' names do. Times are local, without a zone.
 */
export function newestOfVorta(rows: readonly Row[], host: string | undefined): Reading {
  const archives = rows.flatMap(({ kind, name, start }) =>
    kind === 'archive' ? [{ name: name ?? '', time: parseLocalTime(start ?? '') }] : [],
  );
  const dated = archives.filter((one): one is Archive => one.time !== undefined);
  if (dated.length < archives.length) return notUnderstood('sqlite3');
  const whole = dated.filter(({ name }) => !/\.checkpoint(?:\.\d+)?$/.test(name));
  const runs = rows.flatMap(({ kind, start, end }) => {
    const from = kind === 'run' ? parseLocalTime(start ?? '') : undefined;
    return from === undefined ? [] : [{ from, to: parseLocalTime(end ?? '') ?? from }];
  });
  if (runs.length === 0) return byName(whole, host);
  const made = ({ time }: Archive) => runs.some(({ from, to }) => time >= from - slack && time <= to + slack);
  const own = whole.filter(made);
  // Vorta forgets its log after some months; whose the archives from before are only their names say.
  const first = Math.min(...runs.map(({ from }) => from));
  if (own.length === 0)
    return byName(
      whole.filter(({ time }) => time < first),
      host,
    );
  return newestFound(
    'vorta',
    whole.map((one) => ({ time: one.time, host: made(one) ? 'own' : 'other' })),
    { host: 'own' },
  );
}

/**
 * Archives are named after the machine, as Vorta does by itself. Where none bears this machine's name and there are several
 * kinds of names, nobody can tell which are this machine's: the kind that stopped first counts.
 */
function byName(archives: readonly Archive[], host: string | undefined): Reading {
  const kinds = new Map<string, number>();
  for (const { name, time } of archives) {
    const kind = name.replace(/[^A-Za-z]*(?:T[\d:.-]+Z?)?$/, '').toLowerCase();
    kinds.set(kind, Math.max(time, kinds.get(kind) ?? time));
  }
  const short = host?.toLowerCase().split('.')[0];
  const own = [...kinds].filter(([kind]) => short !== undefined && isOf(kind, short));
  const [newest] = (own.length > 0 ? own.reverse() : [...kinds])
    .map(([, time]) => time)
    .sort((left, right) => (own.length > 0 ? right - left : left - right));
  if (newest === undefined) return { kind: 'empty' };
  const foreign = archives.filter(({ time }) => time > newest).length;
  const passed = foreign > 0 ? { passed: { foreign } } : {};
  return { kind: 'newest', newest, ...passed, ...(own.length > 0 ? {} : { untold: ['whose'] as const }) };
}

/** Whether a name begins with that of a machine. */
function isOf(name: string, host: string): boolean {
  const bare = host.replace(/[^a-z]*$/, '');
  return name === bare || name === host || name.startsWith(`${host}-`);
}
