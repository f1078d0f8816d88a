import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../icinga/icinga';
import { endProcess } from '../processes/childProcess';
import { listening } from './listening';

export interface RunningProxy {
  port: number;
  /** What it wrote down about its connections. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a real HTTP proxy on the loopback interface that lets CONNECT through to any port. */
export async function startTinyproxy(credentials?: {
  user: string;
  password: string;
}): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'fettle-proxy-'));
  const port = await freePort();
  const logFile = join(folder, 'log');
  const config = join(folder, 'tinyproxy.conf');
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    'MaxClients 20',
    `LogFile "${logFile}"`,
    'LogLevel Connect',
    ...(credentials ? [`BasicAuth ${credentials.user} ${credentials.password}`] : []),
  ];
  await writeFile(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  const child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' });
  const stop = async () => {
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await listening(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, log: () => readFile(logFile, 'utf8'), stop };
}
