import { readdir, readFile } from 'node:fs/promises';
import type { ProcessFacts } from './posix';
import { markName } from './tree';

/** Reads every process from /proc. Source: proc(5), /proc/[pid]/stat and /proc/[pid]/environ. */
export async function readLinuxProcesses(mark: string): Promise<ProcessFacts[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const facts = await Promise.all(pids.map((pid) => readOne(pid, `${markName}=${mark}`)));
  return facts.filter((one) => one !== undefined);
}

async function readOne(pid: string, mark: string): Promise<ProcessFacts | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name in parentheses may itself contain blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent, group, session] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
  return {
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    started: fields[19] ?? '',
    marked: environment.split('\0').includes(mark),
  };
}
