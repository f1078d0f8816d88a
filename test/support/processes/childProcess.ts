import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Ends one process by its own id: TERM, then KILL after a second; resolves when it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 1000);
  await gone;
  clearTimeout(timer);
}

/** The first line a process prints; rejects with its error output when it ends before. */
export async function firstLine(child: ChildProcess, seconds = 10): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null) throw new Error('the process has no stdout to read');
  let complaint = '';
  stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnfile}: ${why} ${complaint}`.trim()));
    const timer = setTimeout(() => fail(`said nothing in ${seconds} s`), seconds * 1000);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    createInterface({ input: stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line);
    });
  });
}
