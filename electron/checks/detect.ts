import { access } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../shared/message';
import { findProgram } from '../platform/processes/program';
import { currentSystem } from '../platform/system';
import type { AnyCheck, Detection, Machine } from './check';

const platforms = { linux: 'linux', windows: 'win32', mac: 'darwin' } as const;

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
  const { programs = [] } = check;
  if (programs.length === 0) return { available: true, reason: message('detect.here') };
  for (const program of programs) {
    if (!(await machine.has(program))) continue;
    return (await isConfigured(check.configuredIn, machine))
      ? { available: true, reason: message('detect.program', { program }) }
      : { available: false, reason: message('detect.not-configured', { program }) };
  }
  return { available: false, reason: message('detect.no-program', { program: programs.join(', ') }) };
}

async function isConfigured(places: AnyCheck['configuredIn'], { root, home }: Machine): Promise<boolean> {
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
