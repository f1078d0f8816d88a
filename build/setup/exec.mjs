import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a program to its end without a shell and gives back what it printed.
 * @returns {{status: number | null, stdout: string, stderr: string, error?: Error}} status is null when it could not start
 *   or was ended by a signal
 */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024, ...options });
  return {
    status: result.status,
    stdout: result.stdout ?? '',
    stderr: result.stderr ?? '',
    error: result.error,
  };
}

/**
 * Runs a program whose output is the person's to see; keeps the end of its standard error for the error message.
 * With `show: false` nothing is shown.
 * @returns {Promise<{status: number | null, stderr: string}>}
 */
export function follow(command, args, { show = true, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const out = show ? 'inherit' : 'ignore';
    const child = spawn(command, args, { ...options, stdio: [show ? 'inherit' : 'ignore', out, 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => {
      stderr = (stderr + text).slice(-20_000);
      if (show) process.stderr.write(text);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

/** The way to start npm: the very npm that started us if there is one, else the one in PATH. */
export function npmCommand(env = process.env, platform = process.platform) {
  if (env.npm_execpath && /\.c?js$/.test(env.npm_execpath))
    return { command: process.execPath, args: [env.npm_execpath] };
  // On Windows npm is a .cmd file, which only a shell can start; our arguments need no quoting.
  return platform === 'win32'
    ? { command: 'npm.cmd', args: [], options: { shell: true } }
    : { command: 'npm', args: [] };
}
