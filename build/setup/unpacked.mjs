/**
 * Takes programs that tests try for real out of their Debian packages, without installing them: installed, fwupd would turn on a
 * timer that asks the network, snapd a service, Déjà Dup would remind the person of backups, and web servers would listen.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseCandidates, parseInstalled } from './debian-packages.mjs';
import { capture } from './exec.mjs';

/** fwupd-tests holds the device that fwupd's makers try it with. */
export const UNPACKED = ['fwupd', 'fwupd-tests', 'snapd', 'deja-dup', 'nginx', 'haproxy', 'apache2-bin'];

/** Below `.runtime`; laid out as `/` is. */
const FOLDER = 'unpacked';
/** In that folder: the packages that were asked for, those that are not offered too; written as the last act. */
const RECORD = 'packages.json';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's
const QUERY = ['-W', '-f', '${Package} ${db:Status-Status}\\n'];
const SIMULATE = ['install', '--simulate', '--quiet', '--no-install-recommends'];

/**
 * @typedef {(command: string, args: string[], options?: {cwd?: string}) => {status: number | null, stdout: string, stderr: string}} Run
 */

/**
 * Makes sure that those of the packages that are not installed are unpacked. Never fails: the tests of what is missing are
 * skipped and counted.
 *
 * @param {string} root the checkout
 * @param {{say: (text: string) => void, platform?: string, run?: Run}} options
 * @returns {string} a sentence for the step's line
 */
export function ensureUnpacked(root, { say, platform = process.platform, run = runInEnglish }) {
  if (platform !== 'linux' || run('apt-get', ['--version']).status !== 0)
    return `no apt on this system; not tried without an installation: ${UNPACKED.join(', ')}`;
  const installed = parseInstalled(run('dpkg-query', [...QUERY, ...UNPACKED]).stdout);
  const missing = UNPACKED.filter((name) => !installed.has(name));
  if (missing.length === 0) return 'all installed';
  const folder = path.join(root, '.runtime', FOLDER);
  if (missing.every((name) => readRecord(folder).includes(name))) return 'all there';

  const offered = offeredBy(run, missing, say);
  const wanted = missing.filter((name) => offered.has(name));
  const lacking = missing.filter((name) => !offered.has(name));
  const problem = wanted.length > 0 ? unpack(wanted, missing, { folder, run, say }) : undefined;
  const notOffered = lacking.length > 0 ? `this system does not offer ${lacking.join(', ')}; ` : '';
  if (problem) return `${problem}; tests that need ${missing.join(', ')} are skipped`;
  return notOffered ? `${notOffered}tests that need it are skipped` : 'unpacked';
}

/** On a machine that was never told to, apt knows of no package; only root can change that. */
function offeredBy(run, names, say) {
  const ask = () => parseCandidates(run('apt-cache', ['policy', ...names]).stdout);
  const offered = ask();
  if (names.every((name) => offered.has(name))) return offered;
  say('apt-get update');
  run('apt-get', ['update', '-q']);
  return ask();
}

/** @returns {string | undefined} what went wrong */
function unpack(wanted, asked, { folder, run, say }) {
  const partial = `${folder}.partial`;
  const download = path.join(partial, 'download');
  try {
    fs.rmSync(partial, { recursive: true, force: true });
    fs.mkdirSync(download, { recursive: true });
    // What apt would install with them are the libraries that this machine lacks.
    const plan = run('apt-get', [...SIMULATE, ...wanted]);
    const names = [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
    if (plan.status !== 0 || names.length === 0)
      return `apt cannot install ${wanted.join(', ')}: ${lastLine(plan)}`;
    say(`fetching ${names.length} packages, without installing them`);
    const fetched = run('apt-get', ['download', '-q', ...names], { cwd: download });
    if (fetched.status !== 0) return `the packages could not be fetched: ${lastLine(fetched)}`;
    for (const file of fs.readdirSync(download)) {
      const taken = run('dpkg-deb', ['--extract', path.join(download, file), partial]);
      if (taken.status !== 0) return `${file} could not be unpacked: ${lastLine(taken)}`;
    }
    fs.rmSync(download, { recursive: true });
    fs.writeFileSync(path.join(partial, RECORD), JSON.stringify(asked));
    // Folders of the packages may be closed to others; tests look at them as an ordinary user too.
    fs.chmodSync(partial, 0o755);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(partial, folder);
    return undefined;
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** The packages that were asked for when all that is offered was unpacked. */
function readRecord(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, RECORD), 'utf8'));
  } catch {
    return [];
  }
}

function lastLine({ stdout, stderr }) {
  return (stderr.trim() || stdout.trim()).split('\n').at(-1);
}

function runInEnglish(command, args, options) {
  return capture(command, args, { ...options, env: { ...process.env, LC_ALL: 'C' } });
}
