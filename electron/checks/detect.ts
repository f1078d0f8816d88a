import { access } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../shared/message';
import { findProgram } from '../platform/processes/program';
import { currentSystem } from '../platform/system';
import type { AnyCheck, Detection, Machine } from './check';

const platforms = { linux: 'linux', windows: 'win32', mac: 'darwin' } as const;

/** Any one of these tells that the check's tool is installed; a check that is not here needs no tool or detects by itself. */
const programsOf: Readonly<Record<string, readonly string[]>> = {
  borg: ['borg'],
  borgmatic: ['borgmatic'],
  restic: ['restic'],
  kopia: ['kopia'],
  duplicity: ['duplicity'],
  'deja-dup': ['deja-dup'],
  vorta: ['vorta'],
  rsnapshot: ['rsnapshot'],
  'back-in-time': ['backintime'],
  'time-machine': ['tmutil'],
  snapshots: ['snapper', 'btrfs', 'zfs'],
};

/** Where a tool looks for its configuration, for tools that know nothing without one and are slow to say so. */
const configuredIn: Readonly<Record<string, readonly string[]>> = {
  borgmatic: ['/etc/borgmatic', '/etc/borgmatic.d', '~/.config/borgmatic', '~/.config/borgmatic.d'],
};

/** This machine, seen with the PATH of an environment. */
export function thisMachine(environment: NodeJS.ProcessEnv): Machine {
  return {
    platform: platforms[currentSystem()],
    root: '/',
    home: environment.HOME ?? '/',
    has: async (program) => (await findProgram(program, environment, [])).kind === 'found',
  };
}

/** Whether a check has something to look at on a machine: by its platforms, its own word, else by its programs. */
export async function detected(check: AnyCheck, machine: Machine): Promise<Detection> {
  if (!check.platforms.includes(machine.platform))
    return { available: false, reason: message('detect.other-system') };
  if (check.detect) return check.detect(machine);
  const programs = programsOf[check.id];
  if (!programs) return { available: true, reason: message('detect.here') };
  for (const program of programs) {
    if (!(await machine.has(program))) continue;
    return (await isConfigured(check.id, machine))
      ? { available: true, reason: message('detect.program', { program }) }
      : { available: false, reason: message('detect.not-configured', { program }) };
  }
  return { available: false, reason: message('detect.no-program', { program: programs.join(', ') }) };
}

async function isConfigured(id: string, { root, home }: Machine): Promise<boolean> {
  const places = configuredIn[id];
  if (!places) return true;
  const found = await Promise.all(
    places.map((place) =>
      access(path.join(root, place.replace(/^~/, home))).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
