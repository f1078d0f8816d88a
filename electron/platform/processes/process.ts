/** A program to run: no shell, closed stdin. */
export interface Command {
  /** Program and arguments; a program without a slash is looked up in PATH and then in `searchIn`. */
  argv: readonly [string, ...string[]];
  /** Further folders to look the program up in, after PATH. */
  searchIn?: readonly string[];
  /** Added to the allow-listed environment. */
  environment?: Readonly<Record<string, string>>;
  /** Set LC_ALL=C because the output is parsed; default true. A locale in `environment` stands above it. */
  plainLocale?: boolean;
  /** Seconds until the whole process tree is ended. */
  timeout: number;
  /** Bytes kept of each of stdout and stderr; the rest is read and dropped. */
  maxOutput?: number;
  /** Ends the program when more than `maxOutput` came: who asks has seen enough. It then shows as signalled, truncated. */
  endWhenFull?: boolean;
  signal?: AbortSignal;
}

/**
 * Why a file that is there and executable cannot be started: Windows line ends behind its `#!`, no `#!` line, an interpreter that is missing,
 * a file system that lets nothing be executed, a program for another kind of computer or C library.
 */
export type StartFault = 'line-ends' | 'first-line' | 'interpreter' | 'noexec' | 'architecture';

/** How a program ended. Text is decoded as UTF-8, without escape sequences and controls; invalid bytes become U+FFFD. */
export type ProcessOutcome =
  | { kind: 'exited'; code: number; stdout: string; stderr: string; truncated: boolean; duration: number }
  | {
      kind: 'signalled';
      signal: string;
      stdout: string;
      stderr: string;
      truncated: boolean;
      duration: number;
    }
  | { kind: 'timed-out'; stdout: string; stderr: string; truncated: boolean; duration: number }
  | { kind: 'aborted' }
  | { kind: 'not-found'; program: string }
  | {
      kind: 'not-executable';
      program: string;
      /** An errno name. */
      reason: string;
      fault?: StartFault;
      /** What the file's first line names. */
      interpreter?: string;
    };

/** Runs programs; checks get it through their context. */
export type RunProcess = (command: Command) => Promise<ProcessOutcome>;
