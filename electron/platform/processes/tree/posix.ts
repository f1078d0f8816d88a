import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessTree } from './tree';

/** What is known of one process. */
export interface ProcessFacts {
  pid: number;
  parent: number;
  group: number;
  session: number;
  /** It carries the mark of this run. */
  marked: boolean;
  /** When it began, in any form; with the pid it names one process for ever. */
  started: string;
}

/** Lists the processes of the machine (zombies left out). */
export type ReadProcesses = (mark: string) => Promise<ProcessFacts[]>;

const graceMs = 1500;
const lookEveryMs = 50;

/**
 * TERM, then KILL after a grace, to the child's group, session, descendants and marked processes. Those that called
 * setsid are still descendants; those whose parent has gone as well still carry the mark.
 */
export function posixTree(read: ReadProcesses): ProcessTree {
  return {
    ownGroup: true,
    async end(root, mark) {
      const known = new Set<string>();
      const family = async () => {
        const members = familyOf(root, await read(mark), known);
        for (const member of members) known.add(nameOf(member));
        return members;
      };
      const signal = async (name: NodeJS.Signals) => {
        const members = await family();
        // The whole group at once also reaches what was forked since.
        if (members.some((member) => member.group === root)) send(-root, name);
        for (const member of members) send(member.pid, name);
        return members.length;
      };

      await signal('SIGTERM');
      const deadline = performance.now() + graceMs;
      while (performance.now() < deadline) {
        if ((await family()).length === 0) return;
        await wait(lookEveryMs);
      }
      // A process may fork while it is being listed, hence more than one round.
      for (let round = 0; round < 5 && (await signal('SIGKILL')) > 0; round += 1) await wait(lookEveryMs);
    },
  };
}

/**
 * The processes that belong to a run: its group, its session, the marked ones, all found earlier (`known`, by
 * `nameOf`), and everybody's descendants.
 */
export function familyOf(
  root: number,
  all: readonly ProcessFacts[],
  known: ReadonlySet<string> = new Set(),
): ProcessFacts[] {
  const family = new Map<number, ProcessFacts>();
  for (const one of all) {
    const ours = one.pid === root || one.group === root || one.session === root || one.marked;
    if (ours || known.has(nameOf(one))) family.set(one.pid, one);
  }
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const one of all) if (family.has(one.parent)) family.set(one.pid, one);
  }
  return [...family.values()];
}

/** A pid alone may be used again for another process. */
export function nameOf(process: ProcessFacts): string {
  return `${process.pid}@${process.started}`;
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // Gone in the meantime, or not ours to end (a setuid program).
  }
}
