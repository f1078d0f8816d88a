import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { ask, type Looked, unseen } from './information';
import { type Levels, levelsSchema, metric, stateOf } from './levels';
import { cannotTell, type Observation, verdictOf } from './verdict';

const ProcessesOptionsSchema = z.lazy(() =>
  z.strictObject({
    names: z
      .array(z.string().regex(/^[^/\\]+$/, 'config.expected.program'))
      .min(1)
      .describe('Names of programs, without folder and arguments.'),
  }),
);
type ProcessesOptions = z.infer<typeof ProcessesOptionsSchema>;
const ProcessesThresholdsSchema = z.lazy(() =>
  z
    .strictObject({ count: levelsSchema({ critical: '1:' }).describe('How many of each must run.') })
    .prefault({}),
);

/** How many processes of each name run, and whether those of others could be seen. */
export type ProcessesFacts = Looked<{ counts: { name: string; count: number }[]; all: boolean }>;

/** Whether programs that should run do. Only the names that the policy gives are looked for and told. */
export const processesCheck = defineCheck({
  id: 'processes',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'processes.title',
  purpose: 'system.purpose',
  collects: ['processes.collects'],
  options: ProcessesOptionsSchema,
  example: { names: ['clamd'] },
  thresholds: ProcessesThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherProcesses,
  judge: judgeProcesses,
});

export async function gatherProcesses(context: CheckContext<ProcessesOptions>): Promise<ProcessesFacts> {
  const { names } = context.options;
  if (currentSystem() === 'linux') return countLinux(context.root, names);
  const schema = z.object({ list: z.array(z.object({ name: z.string() })).min(1) });
  const looked = await ask(context, schema, (library) => library.processes());
  if (looked.kind === 'unseen') return looked;
  const running = looked.facts.list.map((one) => one.name.toLowerCase());
  const isNamed = (name: string) => (one: string) =>
    one === name.toLowerCase() || one === `${name.toLowerCase()}.exe`;
  const counts = names.map((name) => ({ name, count: running.filter(isNamed(name)).length }));
  return { kind: 'seen', facts: { counts, all: true } };
}

/** Programs that run other programs' text, and names that runtimes give their first thread. */
const interpreters = /^(?:python|perl|ruby|node|bash|dash|sh|zsh|php|java|gjs|mono)|main.?thread|^GeckoMain/i;

/**
 * The kernel's name of a process has 15 bytes (TASK_COMM_LEN in proc(5)), so the program's own name counts as well; so
 * does that of a script that an interpreter runs. A process that ended and was not collected yet does not count.
 */
async function countLinux(root: string, names: readonly string[]): Promise<ProcessesFacts> {
  const folder = path.join(root, 'proc');
  const pids = (await readdir(folder).catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return unseen(message('system.reason.garbage'));
  const read = (pid: string, file: string) => readFile(path.join(folder, pid, file), 'utf8').catch(() => '');
  const counts = new Map(names.map((name) => [name, 0]));
  for (const pid of pids) {
    const comm = (await read(pid, 'comm')).trimEnd();
    const near = names.some((name) => comm.startsWith(name.slice(0, 15))) || interpreters.test(comm);
    const called = near ? calledNames((await read(pid, 'cmdline')).split('\0')) : [];
    const meant = names.filter((name) => comm === name || isCalled(name, comm, called));
    if (meant.length === 0 || /\) [ZX] /.test(await read(pid, 'stat'))) continue;
    for (const name of meant) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // With hidepid, proc(5) shows only one's own processes, and the first one is root's.
  return {
    kind: 'seen',
    facts: { counts: [...counts].map(([name, count]) => ({ name, count })), all: pids.includes('1') },
  };
}

/** A long name must agree with what the kernel shows of it, unless an interpreter or a runtime gave the process its name. */
function isCalled(name: string, comm: string, called: readonly string[]): boolean {
  const agrees = comm === name.slice(0, 15) || interpreters.test(comm);
  return agrees && called.includes(name);
}

/** What a command line names: the program, and behind an interpreter the script or module that it runs. */
function calledNames([program = '', ...rest]: readonly string[]): string[] {
  const started = path.basename(program);
  if (!interpreters.test(started)) return [started];
  const at = rest.findIndex((one) => !one.startsWith('-') || /^-(?:m|c|e|jar)$/.test(one));
  const option = rest[at] ?? '';
  if (/^-[ce]$/.test(option)) return [started];
  const script = /^-(?:m|jar)$/.test(option) ? rest[at + 1] : option;
  return [started, path.basename(script ?? '')];
}

export function judgeProcesses(looked: ProcessesFacts, { count: levels }: { count: Levels }): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { counts, all } = looked.facts;
  const observations = counts.map(({ name, count }): Observation => {
    const state = stateOf(count, levels);
    // Without those of others there may be more, so that only what holds for every greater number is known.
    const hidden = !all && state !== stateOf(Number.MAX_SAFE_INTEGER, levels);
    return {
      state: hidden ? 'unknown' : state,
      message: message(hidden ? 'processes.hidden' : 'processes.count', { name, count }),
      remedy: { message: message('processes.remedy', { name }) },
      perfdata: [metric(name, count, '', levels)],
    };
  });
  return verdictOf(observations, message('processes.all-well', { count: observations.length }));
}
