import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { startPrivateBus } from '../desktop/privateBus';
import { endProcess } from '../processes/childProcess';
import { write } from './packageTools';

const service = '/usr/libexec/fwupd/fwupd';
const firmware = '/usr/share/installed-tests/fwupd/fakedevice124.cab';

/** Whether fwupd is here with the device that its makers test it with (the package fwupd-tests). */
export const hasFwupdService = existsSync(service) && existsSync(firmware);

/** fwupd's real service on a bus of its own, with a webcam that is not there and has an update. */
export interface FwupdService {
  environment: Record<string, string>;
  /** Stops the service where it stands, so that it answers nobody any more. */
  freeze(): void;
  /** Installs the webcam's update, which takes some five seconds. */
  install(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts it over a folder that stands for `/`; without `device`, a machine that has nothing for fwupd. `trait`: how the
 * webcam is, in the words of fwupd.conf(5).
 */
export async function startFwupd(
  folder: string,
  device = true,
  trait = 'WriteDelay=4000',
): Promise<FwupdService> {
  const bus = await startPrivateBus('system');
  mkdirSync(path.join(folder, 'var'), { recursive: true });
  write(
    path.join(folder, 'etc/fwupd/fwupd.conf'),
    `[fwupd]\nTestDevices=${device}\nOnlyTrusted=false\n[test]\n${trait}\n`,
  );
  const environment = {
    DBUS_SYSTEM_BUS_ADDRESS: bus.address,
    FWUPD_SYSCONFDIR: path.join(folder, 'etc'),
    FWUPD_LOCALSTATEDIR: path.join(folder, 'var'),
  };
  const env = { ...process.env, ...environment };
  const daemon: ChildProcess = spawn(service, [], { env, stdio: 'ignore' });
  const stop = async () => {
    daemon.kill('SIGCONT');
    await endProcess(daemon);
    await bus.stop();
  };
  const ask = (...args: string[]) => promisify(execFile)('fwupdmgr', args, { env, timeout: 60_000 });
  // Its name is on the bus before it knows its devices; only an answer shows that it is ready.
  for (let left = 30; left > 0; left -= 1) {
    const answered = await ask('get-devices', '--json').then(
      () => true,
      () => false,
    );
    if (answered) {
      const install = async () => void (await ask('local-install', '--assume-yes', firmware));
      return { environment, freeze: () => void daemon.kill('SIGSTOP'), install, stop };
    }
    if (daemon.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error('fwupd did not start');
}
