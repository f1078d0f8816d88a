import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when a program that says nothing of its own accepts connections on a loopback port; rejects when it ends or after 10 s. */
export async function listening(port: number, child: ChildProcess): Promise<void> {
  let ended: Error | undefined;
  child.once('error', (error) => {
    ended = error;
  });
  child.once('exit', (code) => {
    ended = new Error(`${child.spawnfile} ended with ${code}`);
  });
  const limit = performance.now() + 10_000;
  while (!(await accepts(port))) {
    if (ended) throw ended;
    if (performance.now() > limit) throw new Error(`${child.spawnfile} does not listen on ${port}`);
    await pause(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
