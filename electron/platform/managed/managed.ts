/** Runs a program of the system's own and returns what it printed; throws when it fails. */
export type RunNow = (argv: readonly [string, ...string[]]) => string;

/** A policy that the system's own management put on this machine. */
export interface ManagedPolicy {
  /** Where it lies, for people. */
  place: string;
  /** As in a policy file. */
  text: string;
}

/** Reads the policy of one system's management; undefined when there is none; throws when it cannot look. */
export type ReadManaged = (run: RunNow) => ManagedPolicy | undefined;
