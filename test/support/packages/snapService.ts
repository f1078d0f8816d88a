import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { endProcess } from '../processes/childProcess';
import { ordinaryUser } from '../processes/ordinaryUser';
import { write } from './packageTools';

const service = '/usr/lib/snapd/snapd';

/** Whether snapd is here and may be started. */
export const hasSnapService = existsSync(service) && process.getuid?.() === 0;

/** The real service of Snap over a folder that stands for `/`, without any snap and without a network. */
export interface SnapService {
  environment: Record<string, string>;
  socket: string;
  /** Stops the service where it stands, so that it answers nobody any more. */
  freeze(): void;
  stop(): Promise<void>;
}

/** Starts it; resolves when its socket is there. */
export async function startSnapd(folder: string): Promise<SnapService> {
  for (const name of ['run', 'snap', 'var/lib/snapd', 'usr/lib'])
    mkdirSync(path.join(folder, name), { recursive: true });
  symlinkSync(path.dirname(service), path.join(folder, 'usr/lib/snapd'));
  write(path.join(folder, 'etc/os-release'), 'ID=other\nSUPPORT_END=2099-01-01\n');
  const environment = { SNAPPY_GLOBAL_ROOT: folder };
  const socket = path.join(folder, 'run/snapd.socket');
  const [program, args] = ordinaryUser.withoutNetwork(service);
  // Without a snap it would end after a while, for systemd to start it when it is asked.
  const env = { ...process.env, ...environment, SNAPD_STANDBY_WAIT: '1h' };
  const daemon = spawn(program, args, { env, stdio: 'ignore' });
  const stop = async () => {
    daemon.kill('SIGCONT');
    await endProcess(daemon);
  };
  for (let left = 60; left > 0 && daemon.exitCode === null; left -= 1) {
    if (existsSync(socket)) return { environment, socket, freeze: () => void daemon.kill('SIGSTOP'), stop };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  throw new Error('snapd did not start');
}
