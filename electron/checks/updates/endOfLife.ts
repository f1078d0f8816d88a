import path from 'node:path';
import type { CheckContext } from '../check';
import type { EndOfLifeFacts } from './facts';
import { type OsRelease, readOsRelease, readText } from './osRelease';

/**
 * Whose end counts: `standard` the release's own; `free` what everybody gets without a contract (Debian's LTS, Ubuntu's
 * own); `extended` the last that can be bought (Debian's ELTS, Ubuntu Pro).
 */
export const supportKinds = ['standard', 'free', 'extended'] as const;
export type SupportKind = (typeof supportKinds)[number];

const columns: Record<'debian' | 'ubuntu', Record<SupportKind, string[]>> = {
  debian: { standard: ['eol'], free: ['eol-lts', 'eol'], extended: ['eol-elts', 'eol-lts', 'eol'] },
  ubuntu: { standard: ['eol'], free: ['eol'], extended: ['eol-legacy', 'eol-esm', 'eol'] },
};

/** Looks up when support for this system ends: os-release's own word, else Debian's and Ubuntu's tables. */
export async function gatherEndOfLife(
  context: Pick<CheckContext<unknown>, 'root'>,
  support: SupportKind,
): Promise<EndOfLifeFacts> {
  const release = await readOsRelease(context.root);
  const system = release.PRETTY_NAME || release.NAME || 'Linux';
  const lastDay = ownWord(release) ?? (await fromTables(context.root, release, support));
  const end = lastDay === undefined ? undefined : endOfDay(lastDay);
  return lastDay === undefined || end === undefined
    ? { kind: 'unknown', system }
    : { kind: 'known', system, lastDay, end };
}

function ownWord(release: OsRelease): string | undefined {
  return release.SUPPORT_END || undefined;
}

/** A derivative names the release that it is made of, and gets its security updates from there. */
async function fromTables(
  root: string,
  release: OsRelease,
  support: SupportKind,
): Promise<string | undefined> {
  const candidates = [
    { table: 'ubuntu', series: release.UBUNTU_CODENAME },
    { table: 'debian', series: release.DEBIAN_CODENAME },
    { table: release.ID === 'ubuntu' ? 'ubuntu' : 'debian', series: release.VERSION_CODENAME },
  ] as const;
  for (const { table, series } of candidates) {
    if (!series) continue;
    const text = await readText(path.join(root, 'usr/share/distro-info', `${table}.csv`));
    const lastDay = text === undefined ? undefined : lastDayIn(text, series, columns[table][support]);
    if (lastDay !== undefined) return lastDay;
  }
  return undefined;
}

/** The first of some columns that is filled in a series' row of a distro-info table. */
export function lastDayIn(csv: string, series: string, wanted: readonly string[]): string | undefined {
  const [header = [], ...rows] = csv.split('\n').map((line) => line.trim().split(','));
  const row = rows.find((cells) => cells[header.indexOf('series')] === series);
  if (!row) return undefined;
  for (const column of wanted) {
    const cell = row[header.indexOf(column)];
    if (cell) return cell;
  }
  return undefined;
}

/** The first epoch second after an ISO date, in UTC. */
function endOfDay(isoDate: string): number | undefined {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) ? undefined : start / 1000 + 86_400;
}
