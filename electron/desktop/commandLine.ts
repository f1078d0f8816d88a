import { app } from 'electron';

/**
 * Runs the `fettle` command in the app's program, where that does not run as Node (Windows, macOS): without a window, a tray or a second
 * instance's claim, and with the command's exit code. `load` starts the command; `profile` is a folder for what Chromium writes
 * unasked, another than the app's, which may be in use.
 */
export async function runAsCommandLine(
  profile: string,
  load: () => Promise<{ finished: Promise<void> }>,
): Promise<void> {
  app.setPath('userData', profile);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  try {
    const { finished } = await load();
    await finished;
  } catch (error) {
    process.stderr.write(`fettle: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  // What was said may still be on its way through a pipe.
  await Promise.all([process.stdout, process.stderr].map(written));
  app.exit(Number(process.exitCode ?? 0));
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
