import { spawn } from 'node:child_process';
import type { SystemSettingsPage } from '../../../shared/systemSettings';
import { currentDesktop, type Desktop } from '../desktop';
import { findProgram } from '../processes/program';
import { type Opening, systemSettingsOpenings } from './table';

/**
 * What opens a page of the settings on this machine: the desktop's own way first, and only a program that is installed.
 * Undefined when there is none. `environment` is the session's.
 */
export async function systemSettingsOpening(
  page: SystemSettingsPage,
  environment: NodeJS.ProcessEnv,
  desktop: Desktop = currentDesktop(environment),
): Promise<Opening | undefined> {
  for (const opening of systemSettingsOpenings(page, desktop)) {
    if ('address' in opening) return opening;
    const [program, ...args] = opening.argv;
    const found = await findProgram(program, environment, []);
    if (found.kind === 'found') return { argv: [found.file, ...args] };
  }
  return undefined;
}

/** Opens a page of the settings; `openAddress` is for those that have an address. Rejects when nothing can open it. */
export async function openSystemSettings(
  page: SystemSettingsPage,
  environment: NodeJS.ProcessEnv,
  openAddress: (address: string) => Promise<void>,
): Promise<void> {
  const opening = await systemSettingsOpening(page, environment);
  if (!opening) throw new Error('there is no program for it');
  await ('address' in opening ? openAddress(opening.address) : startFor(opening.argv, environment));
}

/** Ours and Electron's variables are not the session's; they would change how a program runs that is built the same way. */
const ours = /^(ELECTRON_|CHROME_|NODE_|FETTLE_)/;

/** Starts a program of the person's desktop; it lives on without us. Resolves once it runs. */
function startFor(
  [program, ...args]: Extract<Opening, { argv: unknown }>['argv'],
  environment: NodeJS.ProcessEnv,
) {
  const env = Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.test(name)));
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
