import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import type { CheckContext } from '../check';
import { processFailure } from '../processFailure';
import type { AptFacts, PendingUpdate } from './facts';

/**
 * `--with-new-pkgs` because plain `upgrade` leaves out what needs a new package, and that is every new kernel on
 * Debian. Held and phased packages stay out. Debug::NoLocking makes it work for ordinary users and beside a running apt.
 */
const simulate = [
  'apt-get',
  '-s',
  '-qq',
  '-o',
  'Debug::NoLocking=true',
  '--with-new-pkgs',
  'upgrade',
] as const;

/** Asks apt which updates are pending and when its index was refreshed, without network and without root. */
export async function gatherApt(context: CheckContext<unknown>): Promise<AptFacts> {
  context.progress(message('updates.progress.apt'));
  const outcome = await context.run({
    argv: simulate,
    timeout: context.timeout,
    maxOutput: 4 * 1024 * 1024,
    signal: context.signal,
  });
  const refreshed = await indexRefreshed(context.root);
  return {
    pending: readPending(outcome, context.timeout),
    ...(refreshed === undefined ? {} : { refreshed }),
  };
}

/** What the simulation said; `timeout` in seconds. */
export function readPending(outcome: Outcome, timeout: number): AptFacts['pending'] {
  if (outcome.kind !== 'exited')
    return { kind: 'unknown', reason: processFailure('apt-get', outcome, timeout) };
  if (outcome.code !== 0) {
    const stderr = outcome.stderr.split('\n').find((line) => line.startsWith('E: ')) ?? outcome.stderr;
    return { kind: 'unknown', reason: processFailure('apt-get', { ...outcome, stderr }, timeout) };
  }
  const updates = outcome.truncated ? undefined : parseSimulation(outcome.stdout);
  if (!updates) return { kind: 'unknown', reason: message('process.not-understood', { program: 'apt-get' }) };
  return { kind: 'known', updates };
}

/**
 * Parses the lines `Inst name [installed] (candidate origins [architecture])` of apt-get -s. Packages that are not
 * installed yet are no updates. Undefined when a line has another form. Source: apt's pkgSimulate.
 */
export function parseSimulation(output: string): PendingUpdate[] | undefined {
  const updates: PendingUpdate[] = [];
  for (const line of output.split('\n')) {
    if (!line.startsWith('Inst ')) continue;
    const match = /^Inst (\S+) (?:\[([^\]]*)\] )?\((\S+) ?(.*?) ?\[[^\]]*\]\)/.exec(line);
    if (!match) return undefined;
    const [, name, installed, , origins = ''] = match;
    if (installed !== undefined) updates.push({ id: `${name} ${installed}`, security: isSecurity(origins) });
  }
  return updates;
}

/** `Debian-Security:12/oldstable-security`, `Ubuntu:22.04/jammy-security`, `UbuntuESM:22.04/jammy-infra-security`. */
function isSecurity(origins: string): boolean {
  return origins
    .split(', ')
    .some((origin) => origin.startsWith('Debian-Security:') || origin.endsWith('-security'));
}

/**
 * When the package index was last refreshed, as far as the disk tells: the stamp of a successful update, the time of
 * the lists folder (changes when a file in it was replaced) and the newest Release file (carries the server's date, so
 * it is never too young). The time of lists/partial is left out: a failed update changes it as well.
 */
export async function indexRefreshed(root: string): Promise<number | undefined> {
  const lists = path.join(root, 'var/lib/apt/lists');
  const names = await readdir(lists).catch(() => []);
  const releases = names.filter((name) => /_(?:In)?Release$/.test(name));
  // Without a Release file there is no index, whatever the folder's time is.
  if (releases.length === 0) return undefined;
  const files = [
    path.join(root, 'var/lib/apt/periodic/update-success-stamp'),
    lists,
    ...releases.map((name) => path.join(lists, name)),
  ];
  const times = await Promise.all(
    files.map((file) =>
      stat(file)
        .then(({ mtimeMs }) => mtimeMs / 1000)
        .catch(() => undefined),
    ),
  );
  return times.reduce(
    (newest, time) => (newest === undefined || (time ?? 0) > newest ? time : newest),
    undefined,
  );
}
