import { spawn } from 'node:child_process';
import { departByHandover } from '../agent/departure/departByHandover';
import { systemClock } from '../platform/clock';
import { machineShutsDown } from '../platform/logind/shutdown';
import { createRunProcess } from '../platform/processes/run';
import { userId } from '../platform/user';
import { handoverFolder, readHandovers, readOwnHandover } from '../store/handover';
import { line, type Surroundings } from './surroundings';

/** Seconds for one owner's departure: its own 3 s and the start of the program. */
const patience = 5;

/**
 * The system unit's part, as root: when the machine goes off, departs for each owner who left a handover, in a child that
 * has only that owner's rights, because what a handover names (servers, keys, folders) is the owner's word and not IT's.
 * Never fails: a shutdown must not be held up. What it prints goes to the journal, in English.
 */
export async function onShutdown(surroundings: Surroundings): Promise<number> {
  const { environment } = surroundings;
  if (!(await machineShutsDown(createRunProcess(environment)))) {
    line(surroundings, 'The machine stays on: nothing to do.');
    return 0;
  }
  const handovers = await readHandovers(handoverFolder, systemClock().now());
  if (handovers.length === 0) line(surroundings, 'No handover: nothing to do.');
  await Promise.all(
    handovers.map(async (read) => {
      if (read.kind === 'refused') line(surroundings, `${read.file}: refused (${read.why})`);
      else line(surroundings, `Handover of ${read.uid}: ${await departAs(read.uid, read.gid)}`);
    }),
  );
  return 0;
}

/** As the owner: departs by their own handover. Exit code 1 when there is none that is sound. */
export async function departByOwnHandover(surroundings: Surroundings): Promise<number> {
  const clock = systemClock();
  const read = await readOwnHandover(handoverFolder, userId(), clock.now());
  if (read.kind === 'refused') {
    line(surroundings, read.why);
    return 1;
  }
  line(surroundings, await departByHandover(read.handover, clock));
  return 0;
}

/** The last line of the owner's child, or how it ended. */
function departAs(uid: number, gid: number): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', 'acknowledge', '--by-handover'], {
      uid,
      gid,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...runAsNode() },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patience * 1000,
      killSignal: 'SIGKILL',
    });
    let said = '';
    const hear = (text: Buffer) => {
      said = (said + text.toString('utf8')).slice(-500);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(said.trim() || `ended with ${code ?? signal}`));
  });
}

/** In a package this program is Electron in the role of Node, and so must the child be. */
function runAsNode(): NodeJS.ProcessEnv {
  return process.versions.electron ? { ELECTRON_RUN_AS_NODE: '1' } : {};
}
