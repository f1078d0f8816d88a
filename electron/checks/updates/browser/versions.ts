import * as z from 'zod';
import { rpmDatabase, type Traces } from '../../stamp';
import type { BrowserFacts } from '../facts';
import { type BrowserName, browserNames } from './names';

/** Versions by browser, null for one that is not there. */
export const VersionsSchema = z.lazy(() => z.partialRecord(z.enum(browserNames), z.string().nullable()));
type Versions = z.infer<typeof VersionsSchema>;

/** What installing a browser changes: lists of packages, the usual folders of programs, bundles. */
export function browserTraces(home: string): Traces {
  const installed = [
    'var/lib/dpkg/status',
    ...rpmDatabase(home),
    'var/lib/pacman/local',
    'lib/apk/db/installed',
  ];
  const programs = [
    'usr/bin',
    'usr/local/bin',
    'snap/bin',
    'var/lib/snapd/snaps',
    'opt/*',
    `${home}/.local/bin`,
  ];
  const bundles = ['Firefox', 'Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `Applications/${name}.app/Contents/Info.plist`,
  );
  const windows = [
    'Google/Chrome/Application',
    'Mozilla Firefox',
    'Chromium/Application',
    'Microsoft/Edge/Application',
  ];
  return {
    needed: [],
    also: [...installed, ...programs, ...bundles, ...windows.map((folder) => `Program Files*/${folder}`)],
  };
}

export function versionsOf(browsers: readonly BrowserFacts[]): Versions {
  return Object.fromEntries(
    browsers.map(({ browser, version }) => [browser, version.kind === 'found' ? version.version : null]),
  );
}

/** Undefined when something else is wanted than was looked at, or more than there was. */
export function fromVersions(
  wanted: readonly [BrowserName, string][],
  versions: Versions,
): BrowserFacts[] | undefined {
  const known = wanted.map(([browser, minimum]): BrowserFacts | undefined => {
    const version = versions[browser];
    if (version === undefined) return undefined;
    return { browser, minimum, version: version === null ? { kind: 'absent' } : { kind: 'found', version } };
  });
  return known.includes(undefined) ? undefined : known.filter((one) => one !== undefined);
}

/** Whether a browser that was found is too old. */
export function isTooOld({ version, minimum }: BrowserFacts): boolean {
  return version.kind === 'found' && compareVersions(version.version, minimum) < 0;
}

/** Below 0 when the left version is older; missing parts count as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
