import { spawn } from 'node:child_process';
import { departByHandover } from '../../../agent/departure/departByHandover';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { type Account, accountsOf } from '../../../platform/accounts';
import { systemClock } from '../../../platform/clock';
import { machineShutsDown } from '../../../platform/logind/shutdown';
import { createRunProcess } from '../../../platform/processes/run';
import { userId } from '../../../platform/user';
import { handoverFolder, handoverOwners, readHandover } from '../../../store/handover';
import { machineOwner } from '../../../store/machineOwner';
import { line, type Surroundings } from '../../surroundings';

/** Seconds for one owner's departure: its own 3 s and the start of the program. */
const patience = 5;
/** So many people's programs run at once; whoever leaves handovers of many accounts must not starve the owner's. */
const atOnce = 8;

/**
 * The system unit's part, as root: when the machine goes off, departs for each owner who left a handover, in a child that
 * has only that owner's rights, because what a handover names (servers, keys, folders) is the owner's word and not IT's.
 * Root reads no handover, only whose there are. Never fails: a shutdown must not be held up. What it prints goes to the journal, in English.
 */
export async function onShutdown(surroundings: Surroundings): Promise<number> {
  const { environment } = surroundings;
  const run = createRunProcess(environment);
  if (!(await machineShutsDown(run))) {
    line(surroundings, 'The machine stays on: nothing to do.');
    return 0;
  }
  const uids = await handoverOwners(handoverFolder);
  if (uids.length === 0) line(surroundings, 'No handover: nothing to do.');
  const accounts = await accountsOf(uids, run);
  const isReporter = reporterOf(environment);
  const next = accounts.values();
  const inTurn = async () => {
    for (const account of next) {
      const said = isReporter(account) ? await departAs(account) : 'somebody else reports for this machine';
      line(surroundings, `Handover of ${account.uid}: ${said}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
  return 0;
}

/** Whose handover counts: the owner's, as the policy or else the mark of the first answer says; everybody's where nobody is known. */
function reporterOf(environment: NodeJS.ProcessEnv): (account: Account) => boolean {
  const { paths, plan } = loadConfiguration(environment);
  const mark = machineOwner(paths.machineFolder);
  if (plan.owner !== undefined) return ({ name }) => name === plan.owner;
  return mark.kind === 'somebody' ? ({ uid }) => uid === mark.uid : () => true;
}

/** As the owner: departs by their own handover. Exit code 1 when there is none that is sound. */
export async function departByOwnHandover(surroundings: Surroundings): Promise<number> {
  const clock = systemClock();
  const read = await readHandover(handoverFolder, userId(), clock.now());
  if (read.kind === 'refused') {
    line(surroundings, read.why);
    return 1;
  }
  line(surroundings, await departByHandover(read.handover, clock));
  return 0;
}

/** The last line of the owner's child, or how it ended. */
function departAs({ name, uid, gid, home }: Account): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', 'acknowledge', '--by-handover'], {
      uid,
      gid,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', HOME: home, USER: name, LOGNAME: name, ...runAsNode() },
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
