/** Which Debian packages each purpose needs, and which of them are missing. */

/** What Electron loads, and what the app asks: key ring, session bus, end-of-life dates. */
const RUNTIME = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libnotify4',
  'libsecret-1-0',
  'fonts-dejavu-core',
  'distro-info-data',
];
// "icinga2-bin" and not "icinga2": that one starts a daemon on the person's machine.
// python3 runs the stand-in for logind.
const DEMO = [
  'dbus-daemon',
  'python3',
  'xvfb',
  'icinga2-bin',
  'monitoring-plugins-basic',
  'borgbackup',
  'restic',
];
// Package managers of other systems, tried on small repositories of the tests. None of them starts anything by itself on
// a Debian machine. Not fwupd and snapd: unpacked.mjs takes them out of their packages.
const PACKAGE_TOOLS = ['dnf', 'rpm', 'createrepo-c', 'zypper', 'pacman-package-manager', 'flatpak'];
// borg asks remote repositories through ssh; systemd-container and what follows boot a machine, to shut it down.
// "tinyproxy-bin" and not "tinyproxy", for the same reason as icinga2-bin.
// The backup programs that are tried for real. Not deja-dup: see unpacked.mjs.
const BACKUP_TOOLS = [
  'borgmatic',
  'duplicity',
  // Ubuntu's duplicity only recommends what it reaches SFTP servers with.
  'python3-paramiko',
  'rsnapshot',
  'backintime-common',
  'vorta',
  'gnupg',
  'btrfs-progs',
  'snapper',
  'sqlite3',
  'libglib2.0-bin',
];
// What is shipped for other shells, for Windows and as an archive, tried as far as it can be here.
const PACKAGING_TOOLS = ['zsh', 'fish', 'nsis', 'wine', '7zip'];
// A real panel and a real notification server, and what looks at them and presses their buttons.
const DESKTOP_TOOLS = ['xfce4-panel', 'dunst', 'xdotool', 'imagemagick'];
/** What is tried for real where it is to be had; its tests are skipped elsewhere. */
const TRIED = [...DESKTOP_TOOLS, ...PACKAGE_TOOLS, ...BACKUP_TOOLS, ...PACKAGING_TOOLS];
const TEST = [
  'gnome-keyring',
  'openssh-client',
  'openssl',
  'strace',
  'tinyproxy-bin',
  'systemd-container',
  'mmdebstrap',
  'iproute2',
  'monitoring-plugins-standard',
  'monitoring-plugins-contrib',
  ...TRIED,
];
const BENCH = ['curl', 'jq'];

const EXTRAS = { start: [], demo: DEMO, test: [...DEMO, ...TEST], bench: [...DEMO, ...BENCH] };

/** The values of --for. */
export const PURPOSES = Object.keys(EXTRAS);

/**
 * @param {string} purpose one of PURPOSES
 * @returns {{required: string[], extras: string[], optional: string[]}} base names. Without `required` the app cannot start; without
 *   `extras` the demo runs in local-only mode and tests fail. `optional` are those extras that a system need not offer.
 */
export function packagesFor(purpose) {
  return { required: RUNTIME, extras: EXTRAS[purpose], optional: purpose === 'demo' ? DEMO : TRIED };
}

/**
 * The names under which a package is known: since the change of time_t to 64 bits (Ubuntu 24.04, Debian 13) some libraries are
 * called "...t64", and before Debian 12 dbus-daemon was part of "dbus".
 */
export function namesOf(name) {
  if (name === 'dbus-daemon') return ['dbus-daemon', 'dbus'];
  // Its name before Debian 12.
  if (name === 'monitoring-plugins-contrib') return [name, 'nagios-plugins-contrib'];
  return name.startsWith('lib') ? [`${name}t64`, name] : [name];
}

/**
 * The packages of which none of the names is installed.
 * @param {string[]} names base names
 * @param {(names: string[]) => Set<string>} installed gives those of the names that are installed
 */
export function missingPackages(names, installed) {
  const present = installed(names.flatMap(namesOf));
  return names.filter((name) => !namesOf(name).some((known) => present.has(known)));
}

/**
 * Picks for each package the name that apt can install.
 * @param {string[]} names base names
 * @param {Set<string>} candidates names for which apt has a candidate
 * @returns {{chosen: string[], unknown: string[]}} `unknown` holds the base names that this system does not offer
 */
export function choosePackages(names, candidates) {
  const chosen = [];
  const unknown = [];
  for (const name of names) {
    const known = namesOf(name).find((candidate) => candidates.has(candidate));
    if (known) chosen.push(known);
    else unknown.push(name);
  }
  return { chosen, unknown };
}

/** Reads `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. */
export function parseInstalled(text) {
  const lines = text.split('\n').map((line) => line.split(' '));
  return new Set(lines.filter(([, status]) => status === 'installed').map(([name]) => name));
}

/** Reads `LC_ALL=C apt-cache policy NAMES`: the names whose candidate is a version. */
export function parseCandidates(text) {
  const candidates = new Set();
  let name;
  for (const line of text.split('\n')) {
    const header = /^(\S+):$/.exec(line);
    if (header) name = header[1].replace(/:.*$/, '');
    const version = /^ {2}Candidate: (\S+)$/.exec(line);
    if (version && version[1] !== '(none)') candidates.add(name);
  }
  return candidates;
}
