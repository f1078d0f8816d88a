import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import type { EndOfLifeFacts } from '../facts';
import type { SupportKind } from '../options';
import { type OsRelease, readOsRelease } from '../osRelease';
import { powershell, withoutMark } from '../sources/powershell';
import { ask } from '../sources/source';
import { endOfBase } from './bases';
import { followers, rolling } from './linux';
import { supportOf, tableMonth } from './table';

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

/**
 * os-release's own word, else that of a derivative's makers, else Debian's and Ubuntu's. A derivative whose own end nobody knows
 * is over with its base at the latest, and may be before.
 */
export async function linuxEndOfLife(root: string, support: SupportKind): Promise<EndOfLifeFacts> {
  const release = await readOsRelease(root);
  const system = release.PRETTY_NAME || release.NAME || 'Linux';
  if (release.SUPPORT_END) return facts(system, release.SUPPORT_END);
  const id = idOf(release);
  const own = fromOurTable(system, id, release.VERSION_ID ?? '');
  if (own.kind !== 'unknown') return own;
  if (isRolling(id, release)) return { kind: 'rolling', system };
  const base = await endOfBase(root, release, support);
  if (!base) return own;
  const end = facts(system, base.lastDay);
  if (end.kind !== 'known') return own;
  if (followers.has(id)) return base.own ? { ...end, table: tableMonth } : end;
  return { ...own, base: { name: base.name, lastDay: base.lastDay, end: end.end } };
}

/** Mint's edition on Debian has the id of the one on Ubuntu, and ends of its own. */
function idOf({ ID = '', NAME, UBUNTU_CODENAME }: OsRelease): string {
  return ID === 'linuxmint' && (NAME === 'LMDE' || !UBUNTU_CODENAME) ? 'lmde' : ID;
}

/** Alpine's edge names the release that it will become, `3.23_alpha20250612`; Debian's testing and sid have no number yet. */
function isRolling(id: string, { VERSION_ID = '', PRETTY_NAME = '' }: OsRelease): boolean {
  if (id === 'alpine' || id === 'postmarketos') return isEdge(VERSION_ID, PRETTY_NAME);
  return rolling.has(id) || (id === 'debian' && VERSION_ID === '' && /\bsid$|\/sid\b/.test(PRETTY_NAME));
}

function isEdge(version: string, name: string): boolean {
  return /_alpha|edge/.test(version) || /\bedge\b/i.test(name);
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

/** Seconds for which a release is believed to be supported that was so in the table's month. */
const believed = 366 * 86_400;

function fromOurTable(system: string, id: string, version: string): EndOfLifeFacts {
  const support = isEdge(version, '') ? undefined : supportOf(id, version);
  if (support === undefined) return { kind: 'unknown', system };
  if (support === 'open')
    return {
      kind: 'open',
      system,
      table: tableMonth,
      until: Date.parse(`${tableMonth}-01T00:00:00Z`) / 1000 + believed,
    };
  const known = facts(system, support);
  return known.kind === 'known' ? { ...known, table: tableMonth } : known;
}

function facts(system: string, lastDay: string): EndOfLifeFacts {
  const end = endOfDay(lastDay);
  return end === undefined ? { kind: 'unknown', system } : { kind: 'known', system, lastDay, end };
}

/** The first epoch second after an ISO date, in UTC. */
function endOfDay(isoDate: string): number | undefined {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) ? undefined : start / 1000 + 86_400;
}
