import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { wordsOf } from '../processFailure';

/** A disk that df named and could not read; without `mount` it is not known which. */
export interface Unread {
  mount?: string;
  reason: string;
}

/** Passed over anyway: file systems that hold no disk's room, and those of programs (FUSE). */
export const pseudo =
  /^(?:tmpfs|devtmpfs|squashfs|overlay|efivarfs|ramfs|iso9660|udf|erofs|autofs|tracefs|debugfs|proc|sysfs|nsfs|fuse\..*)$/;
const network = /^(?:nfs4?|cifs|smb3|smbfs|afs|ceph|9p|glusterfs|davfs)$/;
/** Of these places it is known what lies there, also where the list of mounts does not tell any more. */
const others =
  /^\/(?:proc|sys|dev|run\/user\/\d+|snap|var\/lib\/(?:docker|containers|lxcfs|snapd))(?:\/|$)|\/\.cache\/doc$/;

/** Reads what df complained about. Each line names the disk that it concerns; what counts for nothing is left out. */
export async function unreadDisks(stderr: string, root: string): Promise<Unread[]> {
  const text = await readFile(path.join(root, 'proc/self/mountinfo'), 'utf8').catch(() => '');
  const types = new Map(
    [...text.matchAll(mountLine)].map(([, mount = '', type = '']) => [unescaped(mount), type]),
  );
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/^df: warning:/i.test(line));
  return lines.flatMap((line): Unread[] => {
    const match = /^df: (?:cannot \w+ )?['\u2018]?(\/.*?)['\u2019]?: ([^:]+)$/.exec(line);
    if (!match) return [{ reason: wordsOf(line) }];
    const [, mount = '', reason = ''] = match;
    const type = types.get(mount) ?? '';
    return others.test(mount) || pseudo.test(type) || network.test(type) ? [] : [{ mount, reason }];
  });
}

/** proc(5): ID PARENT DEVICE ROOT MOUNT OPTIONS [TAGS] - TYPE SOURCE OPTIONS. */
const mountLine = /^\d+ \d+ \S+ \S+ (\S+) \S+ .*?- (\S+) /gm;

/** Blanks in names are octal there. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
