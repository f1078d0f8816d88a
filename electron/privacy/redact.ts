import { addressSteps } from './addresses';
import { escaped, packageSteps, serialSteps, word } from './identifiers';
import { joined, type Piece, replacing, type Step, takeOut } from './pieces';

/** Whose traces are taken out. */
export interface Person {
  /** Login name. */
  user: string;
  /** Home folder. */
  home: string;
  /** The person's name as the system knows it. */
  realName?: string;
  /** Names of this computer, short and with domain. */
  hosts?: readonly string[];
  /** Serial numbers and ids of this computer that this account can read. */
  serials?: readonly string[];
}

/** Names of accounts and computers as images come with: taking them out would protect nobody and spoil sentences. */
const nobodysNames = new Set([
  'root',
  'user',
  'admin',
  'administrator',
  'guest',
  'localhost',
  'ubuntu',
  'debian',
]);

/**
 * Takes personal data out of a text: credentials, serial numbers, home folders, e-mail addresses, network addresses,
 * packages, and the names of the person and the computer, each replaced by what it was, such as `[user]`. A text that
 * was redacted before stays as it is. `root` and names of one letter are not taken out: the one is nobody's name, the
 * other would leave no sentence whole.
 */
export function redactPieces(text: string, who: Person): Piece[] {
  return takeOut(text, stepsFor(who));
}

/** The same, as the text that leaves. */
export function redactText(text: string, who: Person): string {
  return joined(redactPieces(text, who));
}

function stepsFor({ user, home, realName = '', hosts = [], serials = [] }: Person): Step[] {
  return [
    ...credentialSteps,
    ...serialSteps(serials),
    ...homeSteps(home),
    replacing(email, '[e-mail]'),
    ...addressSteps,
    ...packageSteps,
    ...nameSteps(realName),
    ...[user]
      .filter((name) => name.length >= 2 && name !== 'root')
      .map((name) => replacing(word(name), '[user]')),
    ...[...hosts]
      .sort((a, b) => b.length - a.length)
      .filter(isSomebodys)
      .map((name) => replacing(word(name), '[host]')),
  ];
}

const credentialSteps: readonly Step[] = [
  // A password may hold an @ or, written carelessly, a slash; `host:5665/` is no user with a password.
  replacing(
    /(?<before>[a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^\s/?#]{0,512}|[^\s/?#:@]{1,128}:(?!\d+(?:[/?#]|$))[^\s@]{0,512})(?<after>@)/giu,
    '[credentials]',
  ),
  replacing(
    /(?<before>[?&;][\w-]{0,40}(?:token|password|passwd|secret|signature|key)=)[^\s&;'"#[\]]+/giu,
    '[credentials]',
  ),
  // `--password=...` and `RESTIC_PASSWORD: ...`
  replacing(
    /(?<before>(?<![\p{L}\p{N}])(?:[\w-]{0,40}[_-])?(?:token|password|passwd|passphrase|secret|api[_-]?key)(?:=|: )["']?)[^\s&;'"#[\]]+/giu,
    '[credentials]',
  ),
  replacing(/(?<before>\bauthorization: *(?:basic|bearer) +)[\w+/=.~-]+/giu, '[credentials]'),
  // `alice@server:folder`, as ssh and borg write it.
  replacing(
    /(?<before>(?<![\p{L}\p{N}._%+@-]))[\p{L}\p{N}._%+-]{1,64}(?<after>@[\w-]{1,63}:)/gu,
    '[credentials]',
  ),
];

/** Starts at the start of a word only, so that a long word is not searched again from each of its letters. */
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

function homeSteps(home: string): Step[] {
  const general = replacing(/(?:\/home|\/Users|[a-z]:\\Users)[\\/][^\s\\/:;,'"=|()[\]{}<>]+/giu, '[home]');
  const own = home.replace(/[\\/]+$/, '');
  if (own === '') return [general];
  // Not `/root` in `/rootfs` or `/mnt/root`.
  const exact = new RegExp(`(?<![\\p{L}\\p{N}_.-])${escaped(own)}(?![\\p{L}\\p{N}_-])`, 'giu');
  return [replacing(exact, '[home]'), general];
}

/** The whole name in either order and however joined, then its parts as they are written. */
function nameSteps(realName: string): Step[] {
  const parts = realName.split(/[\s,]+/).filter((part) => part.length >= 2 && isSomebodys(part));
  const whole = (names: readonly string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${names.map(escaped).join('[\\s.,_-]{1,3}')}(?![\\p{L}\\p{N}])`, 'giu');
  const both = parts.length > 1 ? [whole(parts), whole([...parts].reverse())] : [];
  const single = parts
    .filter((part) => part.length >= 3)
    .map((part) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, 'gu'));
  return [...both, ...single].map((pattern) => replacing(pattern, '[name]'));
}

function isSomebodys(name: string): boolean {
  return name.length >= 2 && !nobodysNames.has(name.toLowerCase());
}
