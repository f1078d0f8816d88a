import path from 'node:path';
import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import type { EndOfLifeFacts } from '../facts';
import type { SupportKind } from '../options';
import { type OsRelease, readOsRelease, readText } from '../osRelease';
import { powershell, withoutMark } from '../sources/powershell';
import { ask } from '../sources/source';
import { lastDayOf, tableMonth } from './table';

const columns: Record<'debian' | 'ubuntu', Record<SupportKind, string[]>> = {
  debian: { standard: ['eol'], free: ['eol-lts', 'eol'], extended: ['eol-elts', 'eol-lts', 'eol'] },
  ubuntu: { standard: ['eol'], free: ['eol'], extended: ['eol-legacy', 'eol-esm', 'eol'] },
};

/** Looks up when support for this system ends. */
export async function gatherEndOfLife(
  context: CheckContext<unknown>,
  support: SupportKind,
  system: System,
): Promise<EndOfLifeFacts> {
  if (system === 'windows') return readWindowsRelease(await ask(context, powershell(windowsRelease)));
  if (system === 'mac') return readMacRelease(await ask(context, ['sw_vers', '-productVersion']));
  return linuxEndOfLife(context.root, support);
}

/** os-release's own word, else Debian's and Ubuntu's tables, else ours. */
export async function linuxEndOfLife(root: string, support: SupportKind): Promise<EndOfLifeFacts> {
  const release = await readOsRelease(root);
  const system = release.PRETTY_NAME || release.NAME || 'Linux';
  const lastDay = release.SUPPORT_END || (await fromTables(root, release, support));
  return lastDay === undefined
    ? fromOurTable(system, release.ID ?? '', release.VERSION_ID ?? '')
    : facts(system, lastDay);
}

/** Before 20H2 there was no DisplayVersion. */
const windowsRelease = `
$v = Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
$release = if ($v.DisplayVersion) { $v.DisplayVersion } else { $v.ReleaseId }
ConvertTo-Json -Compress @{ build = [int]$v.CurrentBuildNumber; release = [string]$release; edition = [string]$v.EditionID }
`;

const WindowsSchema = z.lazy(() => z.object({ build: z.number(), release: z.string(), edition: z.string() }));

/** Windows by its build (11 from 22000, whatever its name says), release and edition. Servers are not in the table. */
export function readWindowsRelease(outcome: ProcessOutcome): EndOfLifeFacts {
  const answer =
    outcome.kind === 'exited' && outcome.code === 0
      ? WindowsSchema.safeParse(parseJson(withoutMark(outcome.stdout)))
      : undefined;
  if (!answer?.success) return { kind: 'unknown', system: 'Windows' };
  const { build, release, edition } = answer.data;
  const version = `${build >= 22_000 ? '11' : '10'} ${release}`;
  const system = `Windows ${version} (${edition})`;
  const id = windowsTable(edition);
  return id === undefined ? { kind: 'unknown', system } : fromOurTable(system, id, version);
}

/** Each kind of edition has ends of its own. ServerRdsh is Enterprise for several people at once and no server. */
function windowsTable(edition: string): string | undefined {
  if (/^IoTEnterpriseS/.test(edition)) return 'windows-iot-ltsc';
  if (/^EnterpriseS/.test(edition)) return 'windows-ltsc';
  if (/^(IoT)?Enterprise|^Education|^ServerRdsh$/.test(edition)) return 'windows-enterprise';
  return /^Server/.test(edition) ? undefined : 'windows';
}

/** macOS by what `sw_vers -productVersion` said. */
export function readMacRelease(outcome: ProcessOutcome): EndOfLifeFacts {
  const version = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim() : '';
  if (!/^\d+(\.\d+)*$/.test(version)) return { kind: 'unknown', system: 'macOS' };
  return fromOurTable(`macOS ${version}`, 'macos', version);
}

function fromOurTable(system: string, id: string, version: string): EndOfLifeFacts {
  const lastDay = lastDayOf(id, version);
  const known = lastDay === undefined ? undefined : facts(system, lastDay);
  return known?.kind === 'known' ? { ...known, table: tableMonth } : { kind: 'unknown', system };
}

function facts(system: string, lastDay: string): EndOfLifeFacts {
  const end = endOfDay(lastDay);
  return end === undefined ? { kind: 'unknown', system } : { kind: 'known', system, lastDay, end };
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

/** The first epoch second after an ISO date, in UTC. */
function endOfDay(isoDate: string): number | undefined {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) ? undefined : start / 1000 + 86_400;
}
