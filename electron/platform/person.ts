import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { shortHostName, userName } from './user';

/** How the person and the computer are called here: what must not be found in what is sent. */
export interface OwnPerson {
  user: string;
  home: string;
  realName: string;
  hosts: string[];
  serials: string[];
}

/** Ids of this computer; most systems let only the administrator read the serial numbers of the firmware. */
const serialFiles = [
  '/etc/machine-id',
  '/sys/class/dmi/id/product_serial',
  '/sys/class/dmi/id/product_uuid',
  '/sys/class/dmi/id/board_serial',
  '/sys/class/dmi/id/chassis_serial',
];

/** Reads files only and starts no program, because nothing may run before the notice is answered. */
export function ownPerson(): OwnPerson {
  const user = userName();
  return {
    user,
    home: homedir(),
    realName: realName(read('/etc/passwd'), user),
    hosts: [...new Set([hostname().toLowerCase(), shortHostName()])],
    serials: serialFiles.flatMap((file) => read(file).trim() || []).filter((text) => /\d/.test(text)),
  };
}

/** The first part of the GECOS field, where `&` stands for the login name: passwd(5). Empty when there is none. */
function realName(passwd: string, user: string): string {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === user);
  const capitalised = `${user.charAt(0).toUpperCase()}${user.slice(1)}`;
  return (fields?.[4]?.split(',')[0] ?? '').replaceAll('&', capitalised).trim();
}

/** A file that is not there or not for this account says nothing. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
