import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Ends every process whose environment names the folder `$1`, then removes the folder. The variable below puts the name
 * there, and children with a shorter environment still have it in PATH. /proc is Linux's; elsewhere only the folder goes.
 */
const sweep = `
left() {
  found=
  for file in /proc/[0-9]*/environ; do
    pid=\${file#/proc/}; pid=\${pid%/environ}
    if grep -aqsF -- "$1" "$file"; then kill -s "$2" "$pid" 2>/dev/null; found=1; fi
  done
  [ -n "$found" ]
}
if left "$1" TERM; then
  for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.1; left "$1" 0 || break; done
  left "$1" KILL
fi
rm -rf -- "$1"`;

/** Gives back what the demo takes: processes and one folder, in the reverse order of taking, however the demo ends. */
export interface Cleanup {
  /** The demo's own folder; everything it writes is inside. */
  folder: string;
  /** Registers what ends something; it may be called once only. Returns it, for calling it early. */
  add(end: () => Promise<void>): () => Promise<void>;
  /** Ends everything, newest first. Never rejects. */
  run(): Promise<void>;
}

/** Takes a folder, whose name begins so, and makes sure that signals, exceptions and even a kill leave nothing behind. */
export function openCleanup(prefix: string): Cleanup {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const shell = { env: { PATH: process.env.PATH }, stdio: 'ignore' } as const;
  // Inherited by whatever is started from now on.
  process.env.FETTLE_DEMO_FOLDER = folder;
  const guard = spawn('/bin/sh', ['-c', `read -r _; ${sweep}`, 'guard', folder], {
    ...shell,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // No shell on Windows: there is no /proc to look at either.
  guard.on('error', () => undefined);
  guard.unref();

  const ends: (() => Promise<void>)[] = [];
  const run = async () => {
    for (const end of ends.splice(0).reverse()) await end().catch(() => undefined);
  };
  process.on('exit', () => {
    spawnSync('/bin/sh', ['-c', sweep, 'sweep', folder], shell);
    guard.kill('SIGKILL');
  });
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, status] of Object.entries(signals)) {
    // A second one does not wait for an orderly end; the sweep comes in any case.
    process.on(signal, () =>
      ends.length > 0 ? void run().then(() => process.exit(status)) : process.exit(status),
    );
  }
  return {
    folder,
    run,
    add: (end) => {
      const once = async () => {
        const index = ends.indexOf(once);
        if (index >= 0) ends.splice(index, 1);
        await end();
      };
      ends.push(once);
      return once;
    },
  };
}
