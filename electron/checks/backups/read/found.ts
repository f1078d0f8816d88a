import { message } from '../../../../shared/message';
import { notUnderstood, type PassedOver, type Reading, unreadable } from './reading';

/** One backup that a tool lists, as far as the tool tells of it. */
export interface FoundBackup {
  /** When it was made, epoch seconds; undefined for a time that cannot be read. */
  time: number | undefined;
  /** What the tool calls it. */
  id?: string;
  /** The machine and the person that made it. */
  host?: string | undefined;
  user?: string | undefined;
  /** How many files it holds; one without any, as of a folder that was not mounted, is no backup. */
  files?: number | undefined;
  /** False for one that was cut off or whose run failed. */
  whole?: boolean;
}

/** Whose backups count; default: everybody's. */
export interface Owner {
  host?: string | undefined;
  user?: string | undefined;
}

/**
 * Which of the backups that a tool lists counts: the newest that is the owner's, whole, and not without a file. A host's name
 * counts without its domain. What the tool does not tell speaks for the backup; the tool's `untold` says so.
 */
export function newestFound(tool: string, found: readonly FoundBackup[], owner: Owner = {}): Reading {
  const faultOf = (one: FoundBackup): keyof PassedOver | undefined => {
    if (isForeign(one, owner)) return 'foreign';
    if (one.whole === false) return 'partial';
    return one.files === 0 ? 'empty' : undefined;
  };
  const good = found.filter((one) => faultOf(one) === undefined);
  if (found.length > 0 && found.every((one) => isForeign(one, owner)))
    return unreadable(
      message('backups.reason.other-host', { tool }),
      message('backups.remedy.other-host', { tool }),
    );
  const times = good.map(({ time }) => time);
  if (times.includes(undefined)) return notUnderstood(tool);
  const newest = times.length > 0 ? Math.max(...times.filter((time) => time !== undefined)) : undefined;
  const newer = found.filter(({ time }) => newest === undefined || (time ?? newest) > newest);
  const passed = countsOf(newer.map(faultOf));
  const also = passed ? { passed } : {};
  return newest === undefined ? { kind: 'empty', ...also } : { kind: 'newest', newest, ...also };
}

/** How many backups are looked into for a file, the newest first. */
const most = 10;

/** The same, where the tool must be asked of each backup whether it holds a file; `holds` is undefined when it cannot tell. */
export async function newestWithFiles(
  tool: string,
  found: readonly FoundBackup[],
  owner: Owner,
  holds: (one: FoundBackup) => Promise<boolean | undefined>,
): Promise<Reading> {
  const candidates = found
    .filter((one) => !isForeign(one, owner) && one.whole !== false && one.time !== undefined)
    .sort((left, right) => (right.time ?? 0) - (left.time ?? 0))
    .slice(0, most);
  const empty = new Set<FoundBackup>();
  for (const one of candidates) {
    if ((one.files ?? 1) > 0 && (one.files !== undefined || (await holds(one)) !== false)) break;
    empty.add(one);
  }
  return newestFound(
    tool,
    found.map((one) => (empty.has(one) ? { ...one, files: 0 } : one)),
    owner,
  );
}

function isForeign(one: FoundBackup, owner: Owner): boolean {
  const otherHost =
    one.host !== undefined && owner.host !== undefined && shortName(one.host) !== shortName(owner.host);
  const otherUser = one.user !== undefined && owner.user !== undefined && one.user !== owner.user;
  return otherHost || otherUser;
}

function countsOf(faults: readonly (keyof PassedOver | undefined)[]): PassedOver | undefined {
  const passed: PassedOver = {};
  for (const fault of faults) if (fault) passed[fault] = (passed[fault] ?? 0) + 1;
  return Object.keys(passed).length > 0 ? passed : undefined;
}

function shortName(host: string): string | undefined {
  return host.toLowerCase().split('.')[0];
}
