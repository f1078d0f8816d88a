import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';
import { currentSystem, type System } from './system';

/** Where everything of ours lies on this machine. */
export interface Paths {
  /** Folder of results, outbox, journal and consent. */
  state: string;
  /** What the person chose. */
  settingsFile: string;
  /** IT's policy as the package ships it. */
  policyFile: string;
  /** Folder of IT's own files, merged in name order. */
  policyFolder: string;
  /** Where it is marked whose Fettle reports for this machine; undefined where no system has such a place. */
  machineFolder?: string;
  /** Lock and control channel of the one running instance. */
  controlSocket: string;
}

/** True in a release; esbuild defines it, tests and `tsx` run without it. */
declare const FETTLE_RELEASE: boolean | undefined;

/** Bytes a Unix-domain socket's path may have everywhere, less the suffix that claiming it needs. */
const longestSocketPath = 103 - 14;

/** Computes the places from the environment alone; creates nothing. `system` is given by tests only. */
export function resolvePaths(
  environment: NodeJS.ProcessEnv,
  home: string,
  system: System = currentSystem(),
): Paths {
  const places =
    system === 'windows'
      ? windowsPlaces(environment, home)
      : system === 'mac'
        ? macPlaces(home)
        : xdgPlaces(environment, home);
  const policy = developmentFolder(environment.FETTLE_POLICY) ?? places.policy;
  const { join } = system === 'windows' ? win32 : posix;
  const machine = developmentFolder(environment.FETTLE_MACHINE) ?? places.machine;
  return {
    ...(machine === undefined ? {} : { machineFolder: machine }),
    state: places.state,
    settingsFile: join(places.settings, 'settings.json'),
    policyFile: join(policy, 'policy.json'),
    policyFolder: join(policy, 'policy.d'),
    controlSocket: system === 'windows' ? pipeFor(places.state) : socketFor(places.state, system),
  };
}

interface Places {
  state: string;
  settings: string;
  policy: string;
  machine?: string;
}

/** Source: XDG Base Directory Specification; relative values are to be ignored. */
function xdgPlaces(environment: NodeJS.ProcessEnv, home: string): Places {
  const base = (value: string | undefined, fallback: string) =>
    value !== undefined && posix.isAbsolute(value) ? value : posix.join(home, fallback);
  return {
    state: posix.join(base(environment.XDG_STATE_HOME, '.local/state'), 'fettle'),
    settings: posix.join(base(environment.XDG_CONFIG_HOME, '.config'), 'fettle'),
    policy: '/etc/fettle',
    machine: '/var/lib/fettle/machine',
  };
}

function macPlaces(home: string): Places {
  const own = posix.join(home, 'Library/Application Support/Fettle');
  const shared = '/Library/Application Support/Fettle';
  return { state: own, settings: own, policy: shared, machine: `${shared}/machine` };
}

function windowsPlaces(environment: NodeJS.ProcessEnv, home: string): Places {
  const own = win32.join(environment.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'Fettle');
  return {
    state: own,
    settings: own,
    policy: win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Fettle'),
  };
}

/** A folder that stands for one of the system's; a release must not let the person replace what is IT's. */
function developmentFolder(folder: string | undefined): string | undefined {
  const release = typeof FETTLE_RELEASE !== 'undefined' && FETTLE_RELEASE;
  return release ? undefined : folder || undefined;
}

/** In the state folder, because it is the state folder's lock; elsewhere only when the path is too long for the system (see reach.ts). */
function socketFor(state: string, system: System): string {
  const beside = posix.join(state, 'control.sock');
  const fits = system === 'linux' || Buffer.byteLength(beside) <= longestSocketPath;
  return fits ? beside : temporarySocket(state, {});
}

/**
 * The place of the control socket where the state folder cannot hold one: the session's own folder, into which nobody else can put anything; without
 * one the folder of everybody, where a foreign folder of that name is refused.
 */
export function temporarySocket(state: string, { XDG_RUNTIME_DIR: runtime }: NodeJS.ProcessEnv): string {
  const folder = runtime !== undefined && posix.isAbsolute(runtime) ? runtime : '/tmp';
  return posix.join(folder, `fettle-${digest(state)}`, 'control.sock');
}

function pipeFor(state: string): string {
  return `\\\\.\\pipe\\fettle-${digest(state.toLowerCase())}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
