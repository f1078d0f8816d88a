import { message } from '../../../../shared/message';
import { type Reading, unreadable } from './reading';

const away =
  /dial tcp|no such host|connection (?:refused|reset|timed out|closed)|i\/o timeout|network is unreachable|no route to host|handshake timeout|deadline exceeded|unable to start the sftp session|Client\.Timeout|unable to connect|could not resolve hostname|name or service not known|temporary failure in name resolution/i;

/** What ssh and the network say through every tool; undefined when a tool's words are about something else. */
export function networkProblem(words: string): Reading | undefined {
  if (/Host key verification failed/i.test(words))
    return unreadable(message('backups.reason.host-key'), message('backups.remedy.host-key'));
  // ssh names the ways it tried: "Permission denied (publickey)."; the other one is duplicity's own ssh.
  if (/Permission denied \(|ssh connection to .* failed: Authentication/i.test(words))
    return unreadable(message('backups.reason.ssh-refused'), message('backups.remedy.ssh-refused'));
  return away.test(words) ? { kind: 'unreachable' } : undefined;
}
