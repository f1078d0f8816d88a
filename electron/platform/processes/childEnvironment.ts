import { currentSystem, type System } from '../system';
import type { Command } from './process';

const posixNames = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'SSH_AUTH_SOCK',
] as const;

/** Without these most Windows programs do not even start. */
const windowsNames = [
  'PATH',
  'PATHEXT',
  'SystemRoot',
  'SystemDrive',
  'ComSpec',
  'TEMP',
  'TMP',
  'USERNAME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'ProgramFiles',
  'SSH_AUTH_SOCK',
] as const;

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Whether variables choose the language in which programs speak or write figures. */
export function setsLocale(environment: Readonly<Record<string, string>> = {}): boolean {
  return Object.keys(environment).some((name) => /^(?:LANG|LANGUAGE|LC_[A-Z]+)$/.test(name));
}

/** The environment of a child: the allow-listed part of ours, and what the command adds. */
export function childEnvironment(
  base: NodeJS.ProcessEnv,
  command: Pick<Command, 'environment' | 'plainLocale'>,
  system: System = currentSystem(),
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of system === 'windows' ? windowsNames : posixNames) {
    const value = base[name];
    if (value !== undefined && value !== '') environment[name] = value;
  }
  if (system !== 'windows') environment.PATH ??= usualPath;
  Object.assign(environment, command.environment);
  // Our parsers depend on it; who sets a locale in the policy means it, and `fettle policy check` says what that may cost.
  if ((command.plainLocale ?? true) && !setsLocale(command.environment)) environment.LC_ALL = 'C';
  return environment;
}
