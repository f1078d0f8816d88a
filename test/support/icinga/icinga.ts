import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AskRoot, askAsRoot, type ReadService, readServices } from './ask';
import {
  hostConfig,
  type IcingaHost,
  type IcingaPeer,
  rootUser,
  serverConfig,
  usedPermissions,
} from './config';
import { folderArguments, type KeyFiles, makeClientCertificate, provideAuthority, serverName } from './pki';

export type { ReadService } from './ask';

const startTimeoutMs = 60_000;
const readyLine = 'Activated all objects.';

export interface IcingaOptions {
  /** Where its private folder is made; default the system's temporary folder. */
  parent?: string;
  hosts: IcingaHost[];
  /** Further objects in Icinga's configuration language. */
  config?: string;
  /** Loopback port; default a free one. */
  port?: number;
  /** What the tickets of `icinga2 pki ticket` are made with; without one there are none. */
  ticketSalt?: string;
  /** For one of several masters of a zone: its name, its certificate with that name, its authority, and the others. */
  node?: { name: string; files: KeyFiles; caFile: string; peers: IcingaPeer[] };
}

export interface RunningIcinga {
  port: number;
  /** `https://localhost:PORT`, for which the certificate is valid. */
  url: string;
  folder: string;
  caFile: string;
  /** The server's own certificate and key, for stand-in servers that must be trusted. */
  serverFiles: KeyFiles;
  /** The leader of its process group; another one after a restart. */
  pid(): number;
  /** SHA-256 of the server's certificate, as `openssl x509 -fingerprint` writes it. */
  fingerprint: string;
  rootPassword: string;
  /** Name and password of a host's restricted ApiUser. */
  credentials(host: string): { user: string; password: string };
  /** A client certificate of the server's CA; an ApiUser takes it by its CN, which is the host's name. */
  clientCertificate(commonName: string, keyType?: 'rsa' | 'ec'): Promise<KeyFiles>;
  /** The services of a host as the server holds them, sorted by name. */
  readServices(host: string): Promise<ReadService[]>;
  /** A request as the all-powerful user. */
  ask: AskRoot;
  /** Runs `icinga2` on this server's folder, such as `ca list`; resolves with what it prints. */
  icinga2(...args: string[]): Promise<string>;
  /** Changes the configuration; `reload` takes it up. */
  configure(change: (text: string) => string): Promise<void>;
  /** Makes the server read its configuration again; resolves when it has. */
  reload(): Promise<void>;
  /** Ends the server, in order or as by a power cut, and leaves its folder. */
  end(how: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same folder and port after `end`. */
  startAgain(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** A free loopback port at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts a server on a free port; on another one when somebody took the port in the moment before the server did. */
export async function onFreePort<Running>(start: (port: number) => Promise<Running>): Promise<Running> {
  for (let left = 3; ; left -= 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (left === 0 || !/already in use|ended with|does not listen/i.test(String(error))) throw error;
    }
  }
}

/** Calls back at each line that contains `text`, and collects the latest output for error messages. */
function watchLines(child: ChildProcess): { tail(): string; next(text: string): Promise<void> } {
  let tail = '';
  const waiting: { text: string; seen: () => void }[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-6000);
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const index = waiting.findIndex((one) => line.includes(one.text));
      if (index >= 0) waiting.splice(index, 1)[0]?.seen();
    }
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-6000);
  });
  const next = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Icinga did not say "${text}":\n${tail}`)),
        startTimeoutMs,
      );
      const settle = (end: () => void) => {
        clearTimeout(timer);
        child.off('exit', onExit);
        end();
      };
      const onExit = () => settle(() => reject(new Error(`Icinga ended:\n${tail}`)));
      child.once('exit', onExit);
      waiting.push({ text, seen: () => settle(resolve) });
    });
  return { tail: () => tail, next };
}

/**
 * Kills the server's process group and removes its folder when this process is gone, however it went: the read ends
 * with our end of the pipe. Returns what calls the watch off.
 */
function cleanUpWhenWeDie(pid: number, folder: string): () => void {
  const script = 'read -r _; kill -s KILL -- "-$1"; rm -rf -- "$2"';
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  return () => guard.kill('SIGKILL');
}

/**
 * Starts a throw-away real Icinga 2 on the loopback interface, in a private folder, as root or not.
 * Rejects with the server's own words when it does not start. The caller must `stop()` it.
 */
export async function startIcinga(options: IcingaOptions): Promise<RunningIcinga> {
  if (options.port !== undefined) return startOn(options.port, options);
  return onFreePort((port) => startOn(port, options));
}

async function startOn(port: number, options: IcingaOptions): Promise<RunningIcinga> {
  const folder = await mkdtemp(join(options.parent ?? tmpdir(), 'fettle-icinga-'));
  const rootPassword = randomBytes(12).toString('hex');
  const hosts = options.hosts.map((host) => ({
    freshness: 7 * 86_400,
    user: `passive-${host.name}`,
    password: randomBytes(12).toString('hex'),
    permissions: usedPermissions,
    ...host,
  }));
  for (const name of ['etc', 'log', 'cache', 'spool', 'run']) await mkdir(join(folder, name));
  const { node } = options;
  const name = node?.name ?? serverName;
  if (node) await putIdentity(folder, node);
  else await provideAuthority(folder);
  const configFile = join(folder, 'etc', 'icinga2.conf');
  const config = [
    serverConfig(port, rootPassword, node?.peers ?? [], options.ticketSalt),
    ...hosts.map(hostConfig),
    options.config ?? '',
  ].join('\n');
  await writeFile(configFile, config, { mode: 0o600 });

  const common = await folderArguments(folder, name);
  const command = ['daemon', '-c', configFile, ...common];
  let server: Server | undefined;
  const end = async (how: 'SIGTERM' | 'SIGKILL') => {
    await server?.end(how);
    server = undefined;
  };
  const stop = async () => {
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  const startAgain = async () => {
    try {
      server = await launch(command, folder);
    } catch (error) {
      await stop();
      throw error;
    }
  };
  await startAgain();

  const certs = join(folder, 'data', 'certs');
  const url = `https://localhost:${port}`;
  const caFile = join(certs, 'ca.crt');
  const ask = askAsRoot({ url, caFile, user: rootUser, password: rootPassword });
  return {
    port,
    url,
    folder,
    caFile,
    serverFiles: { cert: join(certs, `${name}.crt`), key: join(certs, `${name}.key`) },
    pid: () => server?.pid ?? 0,
    fingerprint: new X509Certificate(await readFile(join(certs, `${name}.crt`))).fingerprint256,
    rootPassword,
    credentials: (name) => {
      const host = hosts.find((one) => one.name === name);
      if (host === undefined) throw new Error(`no host ${name}`);
      return { user: host.user, password: host.password };
    },
    clientCertificate: (commonName, keyType) => makeClientCertificate(folder, commonName, keyType),
    readServices: (host) => readServices(ask, host),
    ask,
    icinga2: async (...args) => (await promisify(execFile)('icinga2', [...args, ...common])).stdout,
    configure: async (change) => writeFile(configFile, change(await readFile(configFile, 'utf8'))),
    reload: async () => server?.reload(),
    end,
    startAgain,
    stop,
  };
}

/** Puts a node's own certificate and its authority's where Icinga looks for them. */
async function putIdentity(
  folder: string,
  { name, files, caFile }: NonNullable<IcingaOptions['node']>,
): Promise<void> {
  const certs = join(folder, 'data', 'certs');
  await mkdir(certs, { recursive: true });
  await copyFile(files.cert, join(certs, `${name}.crt`));
  await copyFile(files.key, join(certs, `${name}.key`));
  await copyFile(caFile, join(certs, 'ca.crt'));
}

/** One life of the daemon. */
interface Server {
  pid: number;
  reload(): Promise<void>;
  end(how: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts the daemon and waits until it serves; rejects with its own words when it does not. */
async function launch(command: readonly string[], folder: string): Promise<Server> {
  const child = spawn('icinga2', command, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = watchLines(child);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  const callOff = cleanUpWhenWeDie(pid, folder);
  const end = async (how: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) {
      if (how === 'SIGTERM') child.kill(how);
      else process.kill(-pid, how);
    }
    await exited;
    callOff();
  };
  try {
    await lines.next(readyLine);
  } catch (error) {
    await end('SIGTERM');
    throw error;
  }
  const reload = async () => {
    const ready = lines.next(readyLine);
    child.kill('SIGHUP');
    await ready;
  };
  return { pid, reload, end };
}
