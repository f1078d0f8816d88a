import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import { type Paths, resolvePaths } from '../platform/paths';

/** User ids that a policy may belong to; undefined on systems without them; `anybody` to look at a draft. */
export type Owners = readonly number[] | 'anybody' | undefined;

/** Root, and in development, where another folder stands for the system's own, also the person at work. */
export function policyOwners(paths: Paths): Owners {
  const uid = process.getuid?.();
  if (uid === undefined) return undefined;
  return paths.policyFile === resolvePaths({}, '/').policyFile ? [0] : [0, uid];
}

/** A file's text, with what speaks against believing it; no text when it is not there or cannot be read. */
export interface TrustedText {
  text?: string;
  faults: Fault[];
}

/** Reads a file of IT's. Permissions are those of the opened file, so that it cannot be exchanged in between. */
export function readTrusted(file: string, owners: Owners): TrustedText {
  try {
    const handle = openSync(file, 'r');
    try {
      const faults = distrust(file, fstatSync(handle), owners);
      return { text: readFileSync(handle, 'utf8'), faults };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { faults: [unreadable(file, error, 'policy')] };
  }
}

/** The `*.json` files of a folder in name order; none when there is no folder. */
export function listTrusted(folder: string, owners: Owners): { files: string[]; faults: Fault[] } {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    // By code unit and not by language: the order must be the same on every machine.
    return {
      files: files.sort().map((name) => join(folder, name)),
      faults: distrust(folder, statSync(folder), owners),
    };
  } catch (error) {
    if (isMissing(error)) return { files: [], faults: [] };
    return { files: [], faults: [unreadable(folder, error, 'policy')] };
  }
}

/** Who besides the administrator could exchange the files of a folder; nobody where there is none. */
export function distrustFolder(folder: string, owners: Owners): Fault[] {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats ? distrust(folder, stats, owners) : [];
}

/** Is there something of that name, be it a link to nowhere or out of reach. */
export function isThere(file: string): boolean {
  try {
    return lstatSync(file) !== undefined;
  } catch (error) {
    return !isMissing(error);
  }
}

/** Who could have changed it besides the administrator. */
export function distrust(file: string, stats: Pick<Stats, 'mode' | 'uid'>, owners: Owners): Fault[] {
  if (!owners || owners === 'anybody') return [];
  const faults: Fault[] = [];
  const place = { file };
  if (!owners.includes(stats.uid)) {
    faults.push({
      area: 'policy',
      message: message('config.foreign-owner', { owner: String(stats.uid) }),
      remedy: message('config.foreign-owner.remedy', { file }),
      place,
    });
  }
  if (stats.mode & 0o022) {
    faults.push({
      area: 'policy',
      message: message('config.writable', { mode: (stats.mode & 0o777).toString(8) }),
      remedy: message('config.writable.remedy', { file }),
      place,
    });
  }
  return faults;
}

/** The problem of a file or folder that could not be read. */
export function unreadable(file: string, error: unknown, area: Fault['area']): Fault {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    area,
    message: message('config.unreadable', { reason }),
    remedy: message('config.unreadable.remedy', { file }),
    place: { file },
  };
}

/** Did a file system call fail because nothing is there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
