/**
 * Shows Fettle at work: a real Icinga 2, real backups and the real app, all of it thrown away afterwards.
 *
 *   npm run demo [-- --once] [-- --json]
 *
 * --once needs no display: it drives the window itself, shuts the machine down in appearance and reads everything back.
 * --json (with --once) prints the outcome as the last line of stdout, and everything else on stderr.
 */
import { hasDisplay } from '../../build/electron-start.mjs';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { sandboxProblem } from '../../build/setup/sandbox.mjs';
import { openCleanup } from './cleanup';
import { runDriven } from './driven';
import { runInteractive } from './interactive';
import { openTerminal } from './terminal';
import { root } from './window';

const options = process.argv.slice(2);
const unknown = options.filter((option) => !['--once', '--json'].includes(option));
const json = options.includes('--json');
const terminal = openTerminal(json);

/** What makes it useless to begin, in words. */
function hindrance(driven: boolean): string | undefined {
  if (unknown.length > 0) return `unknown: ${unknown.join(' ')}; known are --once and --json`;
  if (json && !driven) return '--json needs --once';
  if (driven && process.platform !== 'linux')
    return '--once needs Linux; without it the demo starts the app on your desktop';
  if (process.platform !== 'linux') return undefined;
  const problem = sandboxProblem(findRuntime(root).dir, { uid: process.getuid?.() });
  return (
    problem && `${problem.reason}\nTo allow it for this checkout's Electron only, run:\n  ${problem.command}`
  );
}

async function main(): Promise<void> {
  const driven = options.includes('--once') || !hasDisplay(process);
  const problem = hindrance(driven);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exit(2);
  }
  // Debian keeps icinga2 where an ordinary user's PATH does not look.
  if (process.platform === 'linux') process.env.PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const cleanup = openCleanup('fettle-demo-');
  try {
    terminal.say('Fettle demo');
    if (!driven) return await runInteractive({ cleanup, terminal });
    const fine = await runDriven({ cleanup, terminal, json });
    process.exitCode = fine ? 0 : 1;
  } catch (error) {
    terminal.say(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
  await cleanup.run();
  process.exit();
}

void main();
