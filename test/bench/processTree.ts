import { readdir, readFile } from 'node:fs/promises';

/** The proportional set size of a process and all below it, in MiB, with the part of each. Linux only. */
export async function treePss(pid: number): Promise<{ total: number; parts: Map<number, number> }> {
  const parts = new Map<number, number>();
  for (const member of await tree(pid)) {
    const size = await pss(member);
    if (size !== undefined) parts.set(member, size);
  }
  return { total: [...parts.values()].reduce((sum, size) => sum + size, 0), parts };
}

/** The processor time that a process and all below it have used, user and system, in milliseconds. Linux only. */
export async function treeCpu(pid: number): Promise<number> {
  const times = (await tree(pid)).map(async (member) => {
    const stat = await readOrGone(`/proc/${member}/stat`);
    // Source: proc(5): after the name, utime and stime are the 12th and 13th, in ticks of 10 ms.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  });
  return (await Promise.all(times)).reduce((sum, time) => sum + time, 0);
}

async function tree(pid: number): Promise<number[]> {
  const children = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = await parentOf(Number(name));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const members: number[] = [];
  for (const next = [pid]; next.length > 0; ) {
    const member = next.shift() ?? 0;
    members.push(member);
    next.push(...(children.get(member) ?? []));
  }
  return members;
}

/** Source: proc(5), /proc/pid/stat; the name in parentheses may hold anything. */
async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readOrGone(`/proc/${pid}/stat`);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

async function pss(pid: number): Promise<number | undefined> {
  const rollup = await readOrGone(`/proc/${pid}/smaps_rollup`);
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(rollup ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** A process may end while we look. */
async function readOrGone(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
