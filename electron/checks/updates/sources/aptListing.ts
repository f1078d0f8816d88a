import type { ProcessOutcome } from '../../../platform/processes/process';
import type { Pending } from '../facts';
import { failed, notUnderstood } from './source';

/** One package that apt would bring from one version to another. `name` has `:ARCHITECTURE` where it is a foreign one. */
export interface Upgrade {
  name: string;
  installed: string;
  candidate: string;
  /** apt leaves it as it is: it is on hold, or another package is in its way. */
  kept: boolean;
}

/** What apt-get listed; `unfinished`: how many packages are unpacked and not set up. */
export interface Listing {
  upgrades: Upgrade[];
  unfinished: number;
}

/** What apt-get said; `timeout` in seconds. */
export function readListing(
  outcome: ProcessOutcome,
  timeout: number,
): Listing | Extract<Pending, { kind: 'unknown' }> {
  if (outcome.kind !== 'exited') return failed('apt-get', outcome, timeout);
  if (outcome.code !== 0) {
    const stderr = outcome.stderr.split('\n').find((line) => line.startsWith('E: ')) ?? outcome.stderr;
    return failed('apt-get', { ...outcome, stderr }, timeout);
  }
  const whole = !outcome.truncated && !/^E: /m.test(outcome.stderr);
  return (whole ? parseListing(outcome.stdout) : undefined) ?? notUnderstood('apt-get');
}

const headings = {
  upgraded: 'The following packages will be upgraded:',
  installed: 'The following NEW packages will be installed:',
  kept: 'The following packages have been kept back:',
} as const;

/**
 * Parses the lists of `apt-get -V upgrade`: lines `   name (installed => candidate)` and `   name (candidate)` under
 * their headings. What is deferred for a slow start (phased) is not among them. Packages that are not installed yet are no updates. Undefined when a line has another form, or when
 * the sum at the end is missing or is not that of the lists. Source: apt's ShowUpgraded, ShowNew and Stats.
 */
export function parseListing(output: string): Listing | undefined {
  const upgrades: Upgrade[] = [];
  let fresh = 0;
  let unfinished = 0;
  let section = '';
  let announced: { upgraded: number; installed: number } | undefined;
  for (const line of output.split('\n')) {
    if (/^[EW]: /.test(line)) return undefined;
    announced ??= sumOf(line);
    unfinished ||= Number(/^(\d+) not fully installed or removed\.$/.exec(line.trim())?.[1] ?? 0);
    if (!line.startsWith(' ')) section = line.trimEnd();
    else if (section === headings.installed) fresh += 1;
    else if (section === headings.upgraded || section === headings.kept) {
      const [, name, installed, candidate] = /^ {3}(\S+) \((\S+) => (\S+)\)\s*$/.exec(line) ?? [];
      if (!name || !installed || !candidate) return undefined;
      upgrades.push({ name, installed, candidate, kept: section === headings.kept });
    }
  }
  const going = upgrades.filter(({ kept }) => !kept).length;
  if (announced?.upgraded !== going || announced.installed !== fresh) return undefined;
  return { upgrades, unfinished };
}

/** How many packages `120 upgraded, 3 newly installed, 0 to remove and 2 not upgraded.` speaks of. */
function sumOf(line: string): { upgraded: number; installed: number } | undefined {
  const match =
    /^(\d+) upgraded, (\d+) newly installed, (?:\d+ reinstalled, )?(?:\d+ downgraded, )?\d+ to remove and \d+ not upgraded\.$/.exec(
      line.trim(),
    );
  return match ? { upgraded: Number(match[1]), installed: Number(match[2]) } : undefined;
}
