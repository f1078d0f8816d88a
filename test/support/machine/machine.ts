import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { descendants } from '../desktop/desktopApp';
import { endProcess } from '../processes/childProcess';
import { Happenings } from '../processes/waiting';
import { machineImage } from './machineImage';

const run = promisify(execFile);
/** The two network namespaces; the machine's name in nspawn is its namespace's. */
const names = { machine: 'fettle-machine', server: 'fettle-server' };
const serverAddress = '10.77.0.1';

interface Said {
  code: number;
  output: string;
}

/** A booted systemd in a container with a network of its own. */
export interface Machine {
  /** Runs a program in it, as root, with all it says. */
  inside(...argv: string[]): Promise<Said>;
  /** Resolves when it is off: 0 after poweroff, 133 when it wants to boot again. */
  off(seconds?: number): Promise<number>;
  stop(): Promise<void>;
}

/** A wire from the machine to one server outside, which it knows as `localhost`. */
export interface Wire {
  remove(): Promise<void>;
}

/**
 * Two network namespaces and a wire between them. What connects to the server's port there is led through a socket file
 * in `folder` to the same port on our own loopback.
 */
export async function layWire(folder: string, port: number): Promise<Wire> {
  await unlay();
  for (const name of Object.values(names)) await run('ip', ['netns', 'add', name]);
  const ip = (...args: string[]) => run('ip', args);
  await ip(
    'link',
    'add',
    'host0',
    'netns',
    names.machine,
    'type',
    'veth',
    'peer',
    'name',
    'wire',
    'netns',
    names.server,
  );
  await ip('-n', names.server, 'addr', 'add', `${serverAddress}/24`, 'dev', 'wire');
  await ip('-n', names.server, 'link', 'set', 'wire', 'up');
  const path = join(folder, 'wire.sock');
  const bridge = createServer((near) => joined(near, connect(port, '127.0.0.1')));
  await new Promise<void>((done) => bridge.listen(path, done));
  const relay = await relayIn(names.server, { port, host: serverAddress }, { path });
  return {
    async remove() {
      await endProcess(relay);
      bridge.close();
      await unlay();
    },
  };
}

/** A local port that leads to one of the machine's own loopback. */
export async function reach(folder: string, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const path = join(folder, `reach-${port}.sock`);
  const relay = await relayIn(names.machine, { path }, { port, host: '127.0.0.1' });
  const bridge = createServer((near) => joined(near, connect(path)));
  await new Promise<void>((done) => bridge.listen(0, '127.0.0.1', done));
  const address = bridge.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async close() {
      bridge.close();
      await endProcess(relay);
      await rm(path, { force: true });
    },
  };
}

function joined(near: Socket, far: Socket): void {
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
}

type Place = { path: string } | { port: number; host: string };

/** Leads connections from one place to another, in a network namespace; a socket file is a place in all of them. */
async function relayIn(namespace: string, from: Place, to: Place): Promise<ChildProcess> {
  const given = [from, to].map((place) => JSON.stringify(place));
  const relay = spawn('ip', ['netns', 'exec', namespace, process.execPath, '-e', relayProgram, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done, failed) => {
    relay.stdout.once('data', done);
    relay.once('exit', (code) => failed(new Error(`the relay in ${namespace} ended with ${code}`)));
  });
  return relay;
}

const relayProgram = `
const net = require('node:net');
const [from, to] = process.argv.slice(1).map((text) => JSON.parse(text));
net.createServer((near) => {
  const far = net.connect(to);
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
}).listen(from, () => console.log('ready'));`;

async function unlay(): Promise<void> {
  for (const name of Object.values(names)) await run('ip', ['netns', 'del', name]).catch(() => undefined);
}

/** Boots; resolves when the machine is up. `binds` are paths outside and where they are to be inside. */
export async function boot(binds: Record<string, string>): Promise<Machine> {
  const image = await machineImage();
  const child = spawn(
    'systemd-nspawn',
    [
      '--quiet',
      '--register=no',
      '--keep-unit',
      '--volatile=overlay',
      `--machine=${names.machine}`,
      `--directory=${image}`,
      '--capability=CAP_NET_ADMIN,CAP_NET_RAW',
      `--network-namespace-path=/run/netns/${names.machine}`,
      '--resolv-conf=off',
      '--boot',
      '--console=read-only',
      ...Object.entries(binds).map(([from, to]) => `--bind=${from}:${to}`),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const console = new Happenings<string>();
  const hear = (text: Buffer) => console.add(text.toString('utf8'));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)));
  const machine = {
    inside: enterer(child),
    off: (seconds = 60) => within(ended, seconds, console),
    stop: () => stop(child, ended),
  };
  try {
    await console.first(() => console.all.join('').includes('multi-user.target'), 60);
    return machine;
  } catch (error) {
    await machine.stop();
    throw error;
  }
}

function enterer(child: ChildProcess): Machine['inside'] {
  let first: number | undefined;
  return async (...argv) => {
    first ??= await firstProcess(child.pid ?? 0);
    const entered = ['--target', String(first), '--all', '--', ...argv];
    return run('nsenter', entered, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: { code?: number; stdout?: string; stderr?: string }) => ({
        code: error.code ?? -1,
        output: `${error.stdout ?? ''}${error.stderr ?? ''}`,
      }),
    );
  };
}

/** The container's process 1, which is the first below nspawn that is in another process namespace. */
async function firstProcess(nspawn: number): Promise<number> {
  for (const pid of await descendants(nspawn)) {
    const { stdout } = await run('grep', ['NSpid', `/proc/${pid}/status`]).catch(() => ({ stdout: '' }));
    if (/\t1$/.test(stdout.trim())) return pid;
  }
  throw new Error('the machine has no process 1');
}

async function within(ended: Promise<number>, seconds: number, console: Happenings<string>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`still on:\n${console.all.join('').slice(-3000)}`)),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    // The machine outlives its nspawn, so its own process 1 must go; nspawn follows.
    const first = await firstProcess(child.pid ?? 0).catch(() => undefined);
    if (first === undefined) child.kill('SIGKILL');
    else process.kill(first, 'SIGKILL');
  }
  await ended;
  // With --keep-unit nspawn leaves its groups behind.
  for (const hierarchy of ['systemd', 'unified']) {
    for (const group of ['payload', 'supervisor']) await removeGroups(`/sys/fs/cgroup/${hierarchy}/${group}`);
  }
}

/** Control groups are folders that only rmdir removes, the innermost first. */
async function removeGroups(folder: string): Promise<void> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of inside) if (entry.isDirectory()) await removeGroups(`${folder}/${entry.name}`);
  await rmdir(folder).catch(() => undefined);
}
