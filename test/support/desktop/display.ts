import { spawn } from 'node:child_process';
import { endProcess } from '../processes/childProcess';

export interface Display {
  /** For DISPLAY, such as `:3`. */
  name: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts an X server without a screen on a display number that the server itself finds free. */
export async function startDisplay(size = '1280x1024x24'): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const numberPipe = server.stdio[3];
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  try {
    const number = await new Promise<string>((resolve, reject) => {
      let text = '';
      numberPipe?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.endsWith('\n')) resolve(text.trim());
      });
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${complaint}`)));
    });
    return { name: `:${number}`, pid: server.pid ?? 0, stop: () => endProcess(server) };
  } catch (error) {
    await endProcess(server);
    throw error;
  }
}
