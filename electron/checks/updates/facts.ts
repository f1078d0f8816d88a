import type { Message } from '../../../shared/message';
import type { System } from '../../platform/system';
import type { Remembered } from '../remembered';
import type { BrowserName } from './browser/names';

/** Sources that list pending updates, in the order in which they are shown. */
export const packageSourceIds = [
  'apt',
  'dnf',
  'zypper',
  'pacman',
  'apk',
  'rpm-ostree',
  'xbps',
  'portage',
  'nixos',
  'eopkg',
  'windows-update',
  'macos',
  'flatpak',
  'snap',
  'fwupd',
] as const;
export type PackageSourceId = (typeof packageSourceIds)[number];

/** Whether a source is the system's own program, and not an addition like Flatpak. */
export function isSystems(source: PackageSourceId): boolean {
  return source !== 'flatpak' && source !== 'snap' && source !== 'fwupd';
}

export const updateSources = [...packageSourceIds, 'reboot', 'end-of-life', 'browser'] as const;
export type UpdateSource = (typeof updateSources)[number];

/** One pending update. `id` names package and, where known, installed version: it changes when it was installed. */
export interface PendingUpdate {
  id: string;
  security: boolean;
  /** Its archive says of none of its updates whether they are for security. */
  unmarked?: true;
}

/** What is pending. `incomplete`: something was listed, but a part of the source could not be asked. */
export type Pending =
  | { kind: 'known'; updates: PendingUpdate[]; incomplete?: Message }
  /** `absent`: the tool is not there, or has nothing to look after; `whole`: it said the latter itself. */
  | { kind: 'unknown'; reason: Message; absent?: true; whole?: true };

/** One of several repositories, and when it was refreshed or made (epoch seconds). */
export interface Part {
  name: string;
  at: number;
}

/**
 * How old the source's knowledge is: epoch seconds of its last refresh, and of the repository that was left out of it
 * for the longest; `live` asks somebody who knows now.
 */
type Index = { kind: 'refreshed'; at: number; oldest?: Part } | { kind: 'live' } | { kind: 'missing' };

/** A source's last whole answer. */
export interface RememberedAnswer extends Remembered {
  answer: unknown;
}

/**
 * What else keeps a source from being up to date. `unfinished`: packages that are not fully installed; `kept-back`:
 * security updates that a hold or another package keeps back; `withheld`: updates that a setting keeps back;
 * `no-security-archive`: the release has an archive of fixes for security, and none is set up; `unsupported`: software
 * that gets no updates any more; `restart`: something installed that waits for one.
 */
export const obstacleKinds = [
  'unfinished',
  'kept-back',
  'withheld',
  'no-security-archive',
  'unsupported',
  'restart',
] as const;

/** The settings by which somebody decides that updates stay out. IT can say in the policy that it was IT. */
export const settings = [
  'apt-pin',
  'dnf-exclude',
  'dnf-versionlock',
  'xbps-hold',
  'no-security-archive',
] as const;
export type Setting = (typeof settings)[number];

export interface Obstacle {
  kind: (typeof obstacleKinds)[number];
  count: number;
  /** What keeps them back. */
  setting?: Setting;
  /** What is kept back closes holes, as far as the source tells. */
  security?: boolean;
  /** The policy says that IT decided so. */
  decided?: boolean;
}

/** What one source of updates said. */
export interface PackageFacts {
  source: PackageSourceId;
  index: Index;
  pending: Pending;
  obstacles?: Obstacle[];
  /** What it said beside its answer, which was not understood and can hide nothing. */
  remark?: Message;
  /** What installs the updates here, where that is not what the source names. */
  install?: string;
  /** So that the source need not be asked again while nothing changed. */
  remember?: RememberedAnswer;
}

export type RebootFacts =
  | { kind: 'none'; remember?: RememberedAnswer }
  /** `id` changes with every start of the machine; `kept`: the settings start the older kernel again. */
  | { kind: 'pending'; id: string; why: Message; kept?: true; remember?: RememberedAnswer }
  /** Nothing here can tell, for instance in a container; `asked`: something could, and failed. */
  | { kind: 'unknown'; why: Message; asked?: true };

export type EndOfLifeFacts =
  /** `lastDay` is an ISO date, `end` the first epoch second after it; `table`: month of the bundled table it is from. */
  | { kind: 'known'; system: string; lastDay: string; end: number; table?: string }
  /** It is updated without end, or was not released yet. */
  | { kind: 'rolling'; system: string }
  /** The bundled table knows it as supported, without a day on which that ends; `until`: epoch second up to which that is believed. */
  | { kind: 'open'; system: string; table: string; until: number }
  /** `base`: a derivative whose own end nobody knows gets no more updates than the system that it is made of. */
  | { kind: 'unknown'; system: string; base?: { name: string; lastDay: string; end: number } };

/** The browsers that the policy names. */
export interface BrowsersFacts {
  browsers: BrowserFacts[];
  /** So that they need not be asked again while nothing was installed. */
  remember?: RememberedAnswer;
}

/** One browser that the policy names. */
export interface BrowserFacts {
  browser: BrowserName;
  minimum: string;
  /** What updates it together with the system's other packages, where that is so. */
  install?: string;
  version: { kind: 'found'; version: string } | { kind: 'absent' } | { kind: 'unknown'; reason: Message };
}

/** What was found; a source that was not asked is absent. `chosen`: the policy names the sources itself. */
export interface UpdatesFacts {
  chosen: boolean;
  system: System;
  packages: PackageFacts[];
  /** The name of a system whose own packages nobody here knows how to look at. */
  unasked?: string;
  reboot?: RebootFacts;
  endOfLife?: EndOfLifeFacts;
  browsers?: BrowsersFacts;
  /** Epoch seconds at which something pending was first seen here, by its key. */
  firstSeen: Record<string, number>;
}
