import path from 'node:path';
import type { SupportKind } from '../options';
import { type OsRelease, readText } from '../osRelease';

type Base = 'debian' | 'ubuntu';

/** The columns of distro-info's tables, the latest day first that counts. */
const columns: Record<Base, Record<SupportKind, string[]>> = {
  debian: { standard: ['eol'], free: ['eol-lts', 'eol'], extended: ['eol-elts', 'eol-lts', 'eol'] },
  ubuntu: { standard: ['eol'], free: ['eol'], extended: ['eol-legacy', 'eol-esm', 'eol'] },
};

/**
 * The last days by series, for where distro-info-data is not installed or too old to know the release. Out of
 * distro-info-data 0.58 of Debian 12 (2026-10), Ubuntu's short releases only from 2024 on.
 */
const ownTable: Record<Base, Record<string, { standard: string; free?: string; extended?: string }>> = {
  debian: {
    stretch: { standard: '2020-07-18', free: '2022-06-30', extended: '2027-06-30' },
    buster: { standard: '2022-09-10', free: '2024-06-30', extended: '2029-06-30' },
    bullseye: { standard: '2024-08-14', free: '2026-08-31', extended: '2031-06-30' },
    bookworm: { standard: '2026-07-11', free: '2028-06-30', extended: '2033-06-30' },
    trixie: { standard: '2028-08-09', free: '2030-06-30', extended: '2035-06-30' },
  },
  ubuntu: {
    trusty: { standard: '2019-04-25', extended: '2026-04-28' },
    xenial: { standard: '2021-04-30', extended: '2028-04-25' },
    bionic: { standard: '2023-05-31', extended: '2030-04-30' },
    focal: { standard: '2025-05-29', extended: '2032-04-27' },
    jammy: { standard: '2027-06-01', extended: '2034-04-25' },
    lunar: { standard: '2024-01-25' },
    mantic: { standard: '2024-07-11' },
    noble: { standard: '2029-05-31', extended: '2036-04-29' },
    oracular: { standard: '2025-07-10' },
    plucky: { standard: '2026-01-15' },
    questing: { standard: '2026-07-09' },
    resolute: { standard: '2031-05-29', extended: '2038-04-27' },
  },
};

/** Devuan's names for Debian's series. */
const devuan: Readonly<Record<string, string>> = {
  beowulf: 'buster',
  chimaera: 'bullseye',
  daedalus: 'bookworm',
  excalibur: 'trixie',
};

/** When Debian or Ubuntu ends a series that a system is, or is made of. `own`: out of our own table. */
export interface BaseEnd {
  name: string;
  lastDay: string;
  own: boolean;
}

/** Looks in distro-info's tables, then in ours. */
export async function endOfBase(
  root: string,
  release: OsRelease,
  support: SupportKind,
): Promise<BaseEnd | undefined> {
  for (const { base, series } of basesOf(release)) {
    const text = await readText(path.join(root, 'usr/share/distro-info', `${base}.csv`));
    const told = text === undefined ? undefined : lastDayIn(text, series, columns[base][support]);
    const lastDay = told ?? lastDayInOurs(base, series, support);
    if (lastDay !== undefined) return { name: `${names[base]} ${series}`, lastDay, own: told === undefined };
  }
  return undefined;
}

const names: Record<Base, string> = { debian: 'Debian', ubuntu: 'Ubuntu' };

/** A derivative names the release that it is made of, and gets most of its updates from there. */
function basesOf(release: OsRelease): { base: Base; series: string }[] {
  const codename = release.VERSION_CODENAME ?? '';
  const candidates: { base: Base; series: string | undefined }[] = [
    { base: 'ubuntu', series: release.UBUNTU_CODENAME },
    { base: 'debian', series: release.DEBIAN_CODENAME },
    { base: release.ID === 'ubuntu' ? 'ubuntu' : 'debian', series: devuan[codename] ?? codename },
  ];
  return candidates.flatMap(({ base, series }) => (series ? [{ base, series }] : []));
}

function lastDayInOurs(base: Base, series: string, support: SupportKind): string | undefined {
  const row = ownTable[base][series];
  if (!row) return undefined;
  const { standard, free = standard, extended = free } = row;
  return { standard, free, extended }[support];
}

/** The first of some columns that is filled in a series' row of a distro-info table. */
function lastDayIn(csv: string, series: string, wanted: readonly string[]): string | undefined {
  const [header = [], ...rows] = csv.split('\n').map((line) => line.trim().split(','));
  const row = rows.find((cells) => cells[header.indexOf('series')] === series);
  if (!row) return undefined;
  for (const column of wanted) {
    const cell = row[header.indexOf(column)];
    if (cell) return cell;
  }
  return undefined;
}
