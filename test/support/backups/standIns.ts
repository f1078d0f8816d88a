import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** A start of a tool; `at` in epoch seconds. */
interface StartedTool {
  at: number;
  tool: string;
  arguments: string;
}

export interface StandIns {
  /** PATH with the stand-ins first. */
  path: string;
  /** Tools that are not on this machine and so have no stand-in. */
  missing: string[];
  /** Every start so far, in order. */
  started(): Promise<StartedTool[]>;
}

/** Where plugins are on the distributions, besides PATH. */
const pluginFolders = ['/usr/lib/nagios/plugins', '/usr/lib/monitoring-plugins', '/usr/lib64/nagios/plugins'];

/**
 * Makes a folder of scripts that stand in for tools: each writes one line to a log and then becomes the real tool, so that
 * a program's children can be counted from outside. Needs a POSIX shell and GNU date.
 */
export async function makeStandIns(
  folder: string,
  tools: readonly string[],
  path: string,
): Promise<StandIns> {
  const log = join(folder, 'started.log');
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(log, '');
  const missing: string[] = [];
  for (const tool of tools) {
    const real = await find(tool, [...path.split(delimiter), ...pluginFolders]);
    if (real === undefined) missing.push(tool);
    else await writeFile(join(bin, tool), script(tool, real, log), { mode: 0o755 });
  }
  return {
    path: [bin, path].join(delimiter),
    missing,
    started: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean).map(parseLine),
  };
}

/** One printf is one write, so lines of tools that start at once do not mix. */
function script(tool: string, real: string, log: string): string {
  return `#!/bin/sh
printf '%s ${tool} %s\\n' "$(date +%s.%N)" "$(printf '%s' "$*" | tr '\\n' ' ')" >> ${quoted(log)}
exec ${quoted(real)} "$@"
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function parseLine(line: string): StartedTool {
  const [at, tool, ...rest] = line.split(' ');
  return { at: Number(at), tool: tool ?? '', arguments: rest.join(' ') };
}

/** The first executable of that name; undefined when there is none. */
async function find(tool: string, folders: string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const file = join(folder, tool);
    const there = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return undefined;
}
