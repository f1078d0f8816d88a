import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endProcess } from '../processes/childProcess';

/** A program that fetches something which never comes; so it is at work, with all its locks, until it is ended. */
export interface AtWork {
  end(): Promise<void>;
}

/**
 * Starts a program that is to fetch from an address of ours, and resolves when it has asked there. `answer` says true
 * when it answered a request itself; every other one waits.
 */
export async function atWork(
  start: (address: string) => { argv: readonly [string, ...string[]]; environment?: Record<string, string> },
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<AtWork> {
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((request, response) => {
    if (!answer(request, response)) arrived();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { argv, environment } = start(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [program, ...args] = argv;
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  const end = async () => {
    await endProcess(child);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const early = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${complaint}`)));
  });
  try {
    await Promise.race([asked, early]);
  } catch (error) {
    await end();
    throw error;
  }
  early.catch(() => {});
  return { end };
}
