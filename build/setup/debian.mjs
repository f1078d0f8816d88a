/** Installs the missing Debian packages: as root, or with sudo after one question; without a terminal it only says how. */
import readline from 'node:readline/promises';
import {
  choosePackages,
  missingPackages,
  namesOf,
  packagesFor,
  parseCandidates,
  parseInstalled,
} from './debian-packages.mjs';
import { capture, follow } from './exec.mjs';
import { SetupError } from './steps.mjs';

const INSTALL = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];

// dpkg-query ends with 1 when it knows nothing of some of the names; what it prints is right all the same.
// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's
const QUERY = ['-W', '-f', '${Package} ${db:Status-Status}\\n'];

/**
 * @typedef {{hasApt: boolean, isRoot: boolean, hasTerminal: boolean,
 *   installed: (names: string[]) => Set<string>, candidates: (names: string[]) => Set<string>,
 *   ask: (question: string) => Promise<boolean>, run: (command: string, args: string[]) => Promise<{status: number | null}>}} System
 *   what the step needs of the machine
 */

/**
 * @param {string} purpose one of PURPOSES
 * @param {{say: (text: string) => void, system?: System}} options
 * @returns {Promise<string>} a sentence for the step's line
 * @throws {SetupError} when packages without which nothing works are missing and could not be installed
 */
export async function ensureDebianPackages(purpose, { say, system = realSystem() }) {
  const { required, extras, optional } = packagesFor(purpose);
  if (!system.hasApt) return `no apt on this system; what is needed from elsewhere: ${foreignNeeds(purpose)}`;
  const missing = missingPackages([...required, ...extras], system.installed);
  if (missing.length === 0) return 'all there';

  if (!system.isRoot && !system.hasTerminal) {
    throw new SetupError(
      `Debian packages are missing. Run this line, then the same command again:\n  ${oneLine(missing, system)}`,
    );
  }
  if (!system.isRoot && !(await system.ask(`  Install with sudo apt-get: ${missing.join(' ')}? [Y/n] `))) {
    return declined(missing, { required, purpose, system });
  }
  const apt = (args) =>
    system.isRoot
      ? system.run('apt-get', args)
      : system.run('sudo', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
  say('apt-get update');
  // A foreign source that fails is no reason to stop: what counts is whether the packages are to be had.
  const updated = await apt(['update', '-q']);
  const { chosen, unknown } = choosePackages(missing, system.candidates(missing));
  // After a failed update nothing is known of what the system offers.
  const certain = updated.status === 0 || purpose === 'demo';
  const needed = certain ? unknown.filter((name) => !optional.includes(name)) : unknown;
  if (needed.length > 0) {
    throw new SetupError(
      `apt does not know ${needed.join(', ')}${updated.status === 0 ? '' : ' (and apt-get update failed)'}. ` +
        'Check /etc/apt/sources.list and the connection, then run the same command again.',
    );
  }
  if (chosen.length > 0) {
    say(`apt-get install ${chosen.join(' ')}`);
    const { status } = await apt([...INSTALL, '-q', ...chosen]);
    if (status !== 0) {
      throw new SetupError(
        `apt-get install ended with exit code ${status}; what it said is above. Put that right, then run:\n  ${oneLine(missing, system)}`,
      );
    }
  }
  return unknown.length > 0 ? `installed; this system does not offer ${unknown.join(', ')}` : 'installed';
}

function declined(missing, { required, purpose, system }) {
  if (purpose === 'demo' && !missing.some((name) => required.includes(name)))
    return `left out: ${missing.join(', ')}`;
  throw new SetupError(`Nothing was installed. To do it yourself, run:\n  ${oneLine(missing, system)}`);
}

function oneLine(missing, system) {
  const { chosen, unknown } = choosePackages(missing, system.candidates(missing));
  const sudo = system.isRoot ? '' : 'sudo ';
  return `${sudo}apt-get update; ${sudo}apt-get install -y --no-install-recommends ${[...chosen, ...unknown].join(' ')}`;
}

function foreignNeeds(purpose) {
  const app = 'on Linux GTK 3, NSS, GBM, ALSA, libnotify and libsecret (macOS and Windows have everything)';
  return purpose === 'start'
    ? app
    : `${app}; for real results also Icinga 2, Monitoring Plugins, borg and restic`;
}

function realSystem() {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  return {
    hasApt: process.platform === 'linux' && capture('apt-get', ['--version']).status === 0,
    isRoot: process.getuid?.() === 0,
    hasTerminal: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    installed: (names) => parseInstalled(capture('dpkg-query', [...QUERY, ...names], { env }).stdout),
    candidates: (names) =>
      parseCandidates(capture('apt-cache', ['policy', ...names.flatMap(namesOf)], { env }).stdout),
    ask,
    run: (command, args) => follow(command, args, { env }),
  };
}

async function ask(question) {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y(es)?|j(a)?)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
