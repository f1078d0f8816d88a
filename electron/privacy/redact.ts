import { redactAddresses } from './addresses';

/** Whose traces are taken out. */
export interface Identity {
  /** Login name. */
  user: string;
  /** Home folder. */
  home: string;
}

const placeholders = /(\[(?:user|home|e-mail|address|credentials)\])/;

/**
 * Takes personal data out of a text: credentials in addresses, home folders, e-mail addresses, network addresses and
 * the login name, each replaced by what it was, such as `[user]`. A text that was redacted before stays as it is.
 * `root` and names of one letter are not taken out: the one is nobody's name, the other would leave no sentence whole.
 */
export function redactText(text: string, who: Identity): string {
  const steps: ((part: string) => string)[] = [
    redactCredentials,
    (part) => redactHome(part, who.home),
    redactEmail,
    redactAddresses,
    (part) => redactUser(part, who.user),
  ];
  // Each step sees only what earlier ones left, for somebody may be called "user" or "home".
  return steps.reduce(
    (whole, step) =>
      whole
        .split(placeholders)
        .map((part, i) => (i % 2 === 0 ? step(part) : part))
        .join(''),
    text,
  );
}

/**
 * The same for one metric in the Monitoring Plugins format, `'label'=value[UOM];warn;crit;min;max`: only the label can
 * be about a person, so the rest is left as it is and the metric stays valid.
 */
export function redactPerfdata(metric: string, who: Identity): string {
  const [, quoted, plain, rest] = /^(?:'((?:[^']|'')*)'|([^'=\s][^=]*))(=.*)$/s.exec(metric) ?? [];
  if (rest === undefined) return redactText(metric, who);
  if (quoted === undefined) return `${redactText(plain ?? '', who)}${rest}`;
  return `'${redactText(quoted.replaceAll("''", "'"), who).replaceAll("'", "''")}'${rest}`;
}

/** Both with one person's name. */
export function redactorFor(who: Identity): { text(text: string): string; perfdata(metric: string): string } {
  return { text: (text) => redactText(text, who), perfdata: (metric) => redactPerfdata(metric, who) };
}

function redactCredentials(text: string): string {
  return (
    text
      // A password may hold an @ or, written carelessly, a slash; `host:5665/` is no user with a password.
      .replace(
        /([a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^\s/?#]{0,512}|[^\s/?#:@]{1,128}:(?!\d+(?:[/?#]|$))[^\s@]{0,512})@/giu,
        '$1[credentials]@',
      )
      .replace(
        /([?&;][\w-]{0,40}(?:token|password|passwd|secret|signature|key)=)[^\s&;'"#[\]]+/giu,
        '$1[credentials]',
      )
  );
}

/** Starts at the start of a word only, so that a long word is not searched again from each of its letters. */
function redactEmail(text: string): string {
  const address = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
  return text.replace(address, '[e-mail]');
}

function redactHome(text: string, home: string): string {
  const general = /(?:\/home|\/Users|[a-z]:\\Users)[\\/][^\s\\/:;,'"=|()[\]{}<>]+/giu;
  const own = home.replace(/[\\/]+$/, '');
  if (own === '') return text.replace(general, '[home]');
  // Not `/root` in `/rootfs` or `/mnt/root`.
  const exact = new RegExp(`(?<![\\p{L}\\p{N}_.-])${escaped(own)}(?![\\p{L}\\p{N}_-])`, 'giu');
  return text.replace(exact, '[home]').replace(general, '[home]');
}

function redactUser(text: string, user: string): string {
  if (user.length < 2 || user === 'root') return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(user)}(?![\\p{L}\\p{N}])`, 'giu'), '[user]');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
