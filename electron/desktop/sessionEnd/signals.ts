/**
 * Listens to signals in Node's way instead of Electron's, which ends the process at once on a second one and cannot tell
 * Ctrl-C from the end of the session. Only works when called after the app is ready, because Electron sets its own handlers
 * until then; where it should not work, Electron's own still lead to `before-quit`.
 */
export function watchSignals({ quit, chosen }: { quit(): void; chosen(): void }): void {
  process.on('SIGTERM', quit);
  process.on('SIGHUP', quit);
  // Ctrl-C in the terminal that the person started it from.
  process.on('SIGINT', chosen);
}
