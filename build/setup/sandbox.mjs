/** Whether Chromium's sandbox can work here for an ordinary user, and what to do if not. */
import fs from 'node:fs';
import path from 'node:path';

/** Kernel settings that keep an ordinary user from making user namespaces: Ubuntu since 24.04; Debian before 11 and hardened systems. */
const FORBIDDING = [
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
];

/**
 * Chromium's sandbox needs either user namespaces or a helper program that belongs to root and is setuid. Without both, Electron
 * aborts at start.
 *
 * @param {string} dir the runtime's folder
 * @param {{uid: number | undefined, readFile?: (file: string) => string, stat?: (file: string) => {uid: number, mode: number}}} options
 * @returns {{reason: string, command: string} | undefined} why it cannot work and the line that makes it work
 */
export function sandboxProblem(dir, { uid, readFile = readText, stat = fs.statSync }) {
  if (uid === undefined || uid === 0) return undefined;
  const forbidding = FORBIDDING.find(([file, value]) => readFile(file).trim() === value);
  if (!forbidding) return undefined;
  const helper = path.join(dir, 'chrome-sandbox');
  const { uid: owner, mode } = stat(helper);
  if (owner === 0 && (mode & 0o4755) === 0o4755) return undefined;
  const setting = forbidding[0].replace('/proc/sys/', '').replaceAll('/', '.');
  return {
    reason: `This system does not let ordinary programs make user namespaces (${setting}=${forbidding[1]}), which Electron's sandbox needs.`,
    command: `sudo sh -c 'chown root:root "${helper}" && chmod 4755 "${helper}"'`,
  };
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    // A kernel without this setting.
    return '';
  }
}
