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

/** Chromium's switches by which another program reads the window, acts in it, or is started in the place of a process of Chromium's. */
const opening =
  /^--?(remote-debugging-|remote-allow-origins|(renderer|utility|gpu|zygote|ppapi)[\w-]*-(cmd-prefix|launcher)|gpu-launcher|auto-open-devtools)/i;

/** Whether the app was started with a switch that opens it to others. */
export function isOpened(argv: readonly string[]): boolean {
  return argv.slice(1).some((one) => opening.test(one));
}
