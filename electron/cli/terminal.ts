import { Writable } from 'node:stream';

/** Secrets are short; whatever is longer is none. */
const longestInput = 64 * 1024;

/** Reads standard input to its end; undefined when that is more than a secret can be. */
export async function readInput(): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > longestInput) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Asks the person at the terminal for one line, on standard error, so that the output stays for programs. Rejects on Ctrl-C or Ctrl-D. */
export async function askOnTerminal(question: string, hidden = false): Promise<string> {
  // Few commands ask, and Node takes its time to load this.
  const { createInterface } = await import('node:readline');
  // readline echoes what is typed to its output.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? nowhere : process.stderr,
    terminal: true,
  });
  // Only now, when the terminal itself echoes no more.
  process.stderr.write(`${question} `);
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      if (hidden) process.stderr.write('\n');
      reject(new Error('no answer'));
    });
  });
}
