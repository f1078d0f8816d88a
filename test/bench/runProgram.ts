import { spawn } from 'node:child_process';

/** Runs one program to its end; rejects with its error output when it ends otherwise than expected, or is ended after a minute. */
export function runProgram(
  file: string,
  args: readonly string[],
  {
    env = process.env,
    input = '',
    exitCode = 0,
  }: { env?: NodeJS.ProcessEnv; input?: string; exitCode?: number } = {},
): Promise<{ stdout: string; stderr: string; wallMs: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(file, args, { env, timeout: 60_000, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let wallMs = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('exit', () => {
      wallMs = performance.now() - started;
    });
    child.once('close', (code, signal) => {
      if (code === exitCode) resolve({ stdout, stderr, wallMs });
      else reject(new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}: ${stderr || stdout}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
