/** Installs the npm packages of package-lock.json, only when they are not there already. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { follow, npmCommand } from './exec.mjs';
import { SetupError } from './steps.mjs';

const STAMP = 'node_modules/.fettle-setup';
/** npm's own record of what it put into node_modules; written when an installation is complete. */
const HIDDEN_LOCK = 'node_modules/.package-lock.json';

/**
 * Decides what to do about node_modules.
 * - "nothing": our stamp carries the hash of this lock file and every package is there.
 * - "adopt": somebody ran npm by hand and the result is what the lock file asks for; only the stamp is missing.
 * - "install": anything else, an interrupted installation included.
 *
 * @param {string} root the checkout
 * @returns {'nothing' | 'adopt' | 'install'}
 * @throws {SetupError} when there is no package-lock.json
 */
export function decideInstall(root) {
  const lock = readLock(root);
  const names = Object.keys(lock.packages).filter((name) => name !== '' && !isOptional(lock.packages[name]));
  if (!names.every((name) => fs.existsSync(path.join(root, name, 'package.json')))) return 'install';
  if (readText(path.join(root, STAMP)) === stampOf(lock.text)) return 'nothing';
  const hidden = readText(path.join(root, HIDDEN_LOCK));
  if (hidden === undefined) return 'install';
  const installed = JSON.parse(hidden).packages;
  return names.every((name) => installed[name]?.version === lock.packages[name].version)
    ? 'adopt'
    : 'install';
}

/**
 * Runs `npm ci` when needed.
 * @param {string} root
 * @param {{say: (text: string) => void, npmCi?: (root: string) => Promise<{status: number | null, stderr: string}>}} options
 * @returns {Promise<string>} a sentence for the step's line
 * @throws {SetupError} when npm failed; the next run tries again
 */
export async function ensurePackages(root, { say, npmCi = runNpmCi }) {
  const decision = decideInstall(root);
  const stamp = path.join(root, STAMP);
  if (decision === 'install') {
    fs.rmSync(stamp, { force: true });
    say('npm ci');
    const { status, stderr } = await npmCi(root);
    if (status !== 0) throw new SetupError(npmFailure(status, stderr));
  }
  if (decision !== 'nothing') fs.writeFileSync(stamp, stampOf(readLock(root).text));
  return decision === 'install' ? 'installed' : 'are those of package-lock.json';
}

function runNpmCi(root) {
  const { command, args, options } = npmCommand();
  return follow(command, [...args, 'ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    ...options,
    cwd: root,
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  });
}

function npmFailure(status, stderr) {
  const how = status === null ? 'was ended by a signal' : `ended with exit code ${status}`;
  if (/ENOSPC|No space left/i.test(stderr))
    return `npm ci ${how}: the disk is full. Make room, then run the same command again.`;
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EAI_AGAIN/.test(stderr)) {
    return `npm ci ${how}: the npm registry cannot be reached. Check the connection (behind a proxy: npm config set proxy ...), then run the same command again.`;
  }
  return `npm ci ${how}; what it said is above. Put that right, then run the same command again.`;
}

function readLock(root) {
  const text = readText(path.join(root, 'package-lock.json'));
  if (text === undefined)
    throw new SetupError(`There is no package-lock.json in ${root}: is this a complete checkout?`);
  return { text, packages: JSON.parse(text).packages };
}

/** Optional packages are those for other systems: npm leaves them out here. */
function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer);
}

/** The same folder may be mounted on another system or processor, which needs other binaries. */
function stampOf(lockText) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
