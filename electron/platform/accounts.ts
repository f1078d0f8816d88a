import type { RunProcess } from './processes/process';

/** A person's account, as the system's databases of users know it. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
  home: string;
}

/** Looks accounts up by their ids, wherever the system has them (files, LDAP, SSSD). Those that are not known are left out. */
export async function accountsOf(uids: readonly number[], run: RunProcess): Promise<Account[]> {
  if (uids.length === 0) return [];
  // It ends with 2 when one of several is not known.
  const outcome = await run({ argv: ['getent', 'passwd', ...uids.map(String)], timeout: 2 });
  return outcome.kind === 'exited'
    ? readAccounts(outcome.stdout).filter(({ uid }) => uids.includes(uid))
    : [];
}

/** Reads lines of passwd(5). */
function readAccounts(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid, , home, shell] = line.split(':');
    if (!name || !uid || !gid || !home?.startsWith('/') || shell === undefined) return [];
    if (!/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid), home }];
  });
}
