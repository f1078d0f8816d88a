import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, firstLine } from '../processes/childProcess';

export interface PrivateBus {
  /** For DBUS_SESSION_BUS_ADDRESS or DBUS_SYSTEM_BUS_ADDRESS. */
  address: string;
  /** Folder of the bus; what is put there goes away with it. */
  folder: string;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a bus of our own on which everybody may own and call everything; it activates no services.
 * `system` differs only in that other users may connect, as on a real system bus.
 */
export async function startPrivateBus(which: 'session' | 'system' = 'session'): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), `fettle-${which}-bus-`));
  if (which === 'system') await chmod(folder, 0o755);
  const config = join(folder, 'bus.conf');
  await writeFile(config, configuration(join(folder, 'socket')));
  const daemon = spawn(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = async () => {
    await endProcess(daemon);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await firstLine(daemon);
    return { address: address.trim(), folder, pid: daemon.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function configuration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow receive_sender="*" eavesdrop="true"/>
  </policy>
</busconfig>
`;
}
