/**
 * Printing of steps with the time they took, and the one error type whose text is meant for the person at the terminal.
 */

/** A failure that the person can do something about; `message` says what happened and what to do. */
export class SetupError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'SetupError';
  }
}

/**
 * Makes the step printer.
 * A step's work gets `say(text)`, to be called just before something slow or visible is done, and returns the sentence that sums
 * the step up. With `quiet`, a step that had nothing to say prints nothing at all.
 *
 * @param {{write: (text: string) => void, quiet?: boolean, nowMs?: () => number}} options
 */
export function createSteps({ write, quiet = false, nowMs = () => performance.now() }) {
  return {
    async run(title, work) {
      const startedMs = nowMs();
      let said = false;
      const say = (text) => {
        said = true;
        write(`  ${title}: ${text}\n`);
      };
      const summary = await work(say);
      if (said || !quiet) write(`  ${title}: ${summary} (${formatSeconds(nowMs() - startedMs)})\n`);
    },
  };
}

/** 1234 -> "1.2 s". */
export function formatSeconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** 405000000 -> "405 MB". */
export function formatMegabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
