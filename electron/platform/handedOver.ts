/**
 * The command line's own arguments when the app's program was started for it, `fettle --cli -- status`; undefined without `--cli`.
 * Behind `--` Chromium takes no option for its own, and Electron on Windows ends no process that is given an address.
 */
export function handedOver(argv: readonly string[]): string[] | undefined {
  const at = argv.indexOf('--cli');
  if (at < 0) return undefined;
  const args = argv.slice(at + 1);
  return args[0] === '--' ? args.slice(1) : args;
}
