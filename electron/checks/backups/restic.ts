import { z } from 'zod';
import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import type { CheckContext } from '../check';
import { parseJson } from '../json';
import { expandMacros, expandPath } from '../macros';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  parseTime,
  passphraseProblem,
  type Reading,
  toolFailed,
  unreadable,
} from './reading';
import { secretEnvironment } from './secret';
import { mayBeUnplugged, type ResticSource } from './sources';

const SnapshotsSchema = z.array(z.object({ time: z.string() }));

/** Asks restic for the newest snapshot of a repository. */
export async function readRestic(
  context: CheckContext<unknown>,
  source: ResticSource,
  name: string,
): Promise<Reading> {
  const secret = await secretEnvironment(context, source.passphrase, name, 'RESTIC_PASSWORD');
  if (secret.kind === 'reading') return secret.reading;
  const repository = expandPath(source.repository, context.macros);
  const host = source.host === undefined ? [] : ['--host', expandMacros(source.host, context.macros)];
  // A local repository needs no cache; for a remote one the person's own saves fetching every snapshot again.
  const cache = repository.startsWith('/') ? ['--no-cache'] : [];
  const outcome = await context.run({
    argv: ['restic', 'snapshots', '--json', '--latest', '1', '--no-lock', ...cache, ...host],
    environment: { ...secret.environment, ...password(context, source), RESTIC_REPOSITORY: repository },
    timeout: context.timeout,
    maxOutput: 4 * 1024 * 1024,
    signal: context.signal,
  });
  return judgeRestic(outcome, context.timeout, repository);
}

const network =
  /dial tcp|no such host|connection refused|connection reset|i\/o timeout|network is unreachable|no route to host|handshake timeout|deadline exceeded|unable to start the sftp session|Client\.Timeout/i;

/** What a run of `restic snapshots --json` says; `timeout` in seconds. Up to 0.16 every error is exit code 1. */
export function judgeRestic(outcome: Outcome, timeout: number, repository: string): Reading {
  if (outcome.kind !== 'exited') return toolFailed('restic', outcome, timeout, repository);
  if (outcome.code === 0) return readSnapshots(outcome);
  const words = outcome.stderr;
  if (outcome.code === 11) return { kind: 'locked' };
  if (outcome.code === 12 || /wrong password or no key found/i.test(words))
    return passphraseProblem('restic', 'wrong');
  if (/empty password/i.test(words)) return passphraseProblem('restic', 'missing');
  if (/Resolving password failed/i.test(words)) return passphraseProblem('restic', 'command');
  if (/Host key verification failed/i.test(words))
    return unreadable(message('backups.reason.host-key'), message('backups.remedy.host-key'));
  if (/Permission denied \(/i.test(words))
    return unreadable(message('backups.reason.ssh-refused'), message('backups.remedy.ssh-refused'));
  if (network.test(words)) return { kind: 'unreachable' };
  if (/permission denied/i.test(words)) return notPermitted('restic');
  if (outcome.code === 10 || /Is there a repository at the following location/i.test(words)) {
    return mayBeUnplugged(repository) ? { kind: 'unreachable' } : noRepository('restic');
  }
  const fatal = words.split('\n').find((line) => /^(?:Fatal|panic):/.test(line));
  return toolFailed('restic', { ...outcome, stderr: fatal ?? words }, timeout, repository);
}

/** `--latest 1` is one snapshot per host and paths, so the newest of them all is looked for. */
function readSnapshots(outcome: Extract<Outcome, { kind: 'exited' }>): Reading {
  const snapshots = SnapshotsSchema.safeParse(parseJson(outcome.stdout));
  if (!snapshots.success) return notUnderstood('restic');
  const times = snapshots.data.map((snapshot) => parseTime(snapshot.time));
  if (times.length === 0) return { kind: 'empty' };
  const known = times.filter((time) => time !== undefined);
  return known.length < times.length
    ? notUnderstood('restic')
    : { kind: 'newest', newest: Math.max(...known) };
}

function password(context: CheckContext<unknown>, source: ResticSource): Record<string, string> {
  if (source.passwordCommand !== undefined)
    return { RESTIC_PASSWORD_COMMAND: expandMacros(source.passwordCommand, context.macros) };
  if (source.passwordFile !== undefined)
    return { RESTIC_PASSWORD_FILE: expandPath(source.passwordFile, context.macros) };
  return {};
}
