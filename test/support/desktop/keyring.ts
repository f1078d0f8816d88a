import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bus, busDaemon, connectBus, ownerChanged } from '../../../electron/platform/logind/bus';
import { endProcess } from '../processes/childProcess';
import { startPrivateBus } from './privateBus';

export interface Keyring {
  /** For the program under test: its bus, and a home of its own. */
  environment: {
    DBUS_SESSION_BUS_ADDRESS: string;
    HOME: string;
    XDG_RUNTIME_DIR: string;
    XDG_DATA_HOME: string;
  };
  /** Locks the login collection, as a screen lock or an automatic login leaves it. No prompter can unlock it again. */
  lock(): Promise<void>;
  stop(): Promise<void>;
}

const secrets = 'org.freedesktop.secrets';

/** A real gnome-keyring on a private bus, unlocked with a password of its own. Needs gnome-keyring and dbus-daemon. */
export async function startKeyring(): Promise<Keyring> {
  const bus = await startPrivateBus('session');
  const home = join(bus.folder, 'home');
  const runtime = join(bus.folder, 'run');
  for (const folder of [home, runtime]) await mkdir(folder, { mode: 0o700 });
  const environment = {
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, '.local/share'),
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const stop = async () => {
    await endProcess(daemon);
    await bus.stop();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      daemon.once('error', reject);
      daemon.once('spawn', resolve);
    });
    daemon.stdin.end('keyring password of a test');
    await withBus(bus.address, (connection) => owned(connection, secrets));
    return { environment, lock: () => withBus(bus.address, lockLogin), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function lockLogin(bus: Bus): Promise<void> {
  const answer = await bus.call({
    destination: secrets,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'Lock',
    signature: 'ao',
    body: [['/org/freedesktop/secrets/collection/login']],
  });
  if (!answer.ok) throw new Error(`cannot lock the keyring: ${answer.detail}`);
}

/** Waits until somebody has a name on the bus. */
async function owned(bus: Bus, name: string, seconds = 10): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nobody took ${name} in ${seconds} s`)), seconds * 1000);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    void bus
      .subscribe(ownerChanged(name), ({ body }) => {
        if (body[2] !== '') done();
      })
      .then(() => bus.call({ ...busDaemon, member: 'NameHasOwner', signature: 's', body: [name] }))
      .then((answer) => {
        if (answer.ok && answer.body[0] === true) done();
      });
  });
}

/** Connects to the bus at an address, whatever the environment says. */
async function withBus<T>(address: string, use: (bus: Bus) => Promise<T>): Promise<T> {
  const connected = await connectBus({ address });
  if (!connected.ok) throw new Error(`cannot reach the bus at ${address}: ${connected.detail}`);
  try {
    return await use(connected.bus);
  } finally {
    connected.bus.close();
  }
}

/** Asks the product's key store in a process of its own; see askKeyStore.ts. */
export async function askKeyStore(
  environment: NodeJS.ProcessEnv,
  ...question: string[]
): Promise<{ answer: unknown; ms: number }> {
  const program = join(__dirname, '../programs/askKeyStore.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, ...question], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return JSON.parse(stdout);
}
