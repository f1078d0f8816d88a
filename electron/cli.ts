import { isatty } from 'node:tty';
import { runCommandLine } from './cli/runCommandLine';
import { askOnTerminal, readInput } from './cli/terminal';
import { buildInfo } from './platform/buildInfo';
import { handedOver } from './platform/handedOver';

// `fettle checks | head` is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Resolves when the command is done; `process.exitCode` is its exit code then. */
export const finished: Promise<void> = runCommandLine(handedOver(process.argv) ?? process.argv.slice(2), {
  environment: process.env,
  version: buildInfo().version,
  out: process.stdout,
  error: process.stderr,
  terminal: isatty(0) && isatty(1),
  ask: askOnTerminal,
  input: readInput,
}).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`fettle: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
