import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What set-up took out of Debian packages without installing them; laid out as `/` is. */
const folder = path.resolve(__dirname, '../../../.runtime/unpacked');

/** A program of this machine, or one that was only unpacked. */
export interface Placed {
  /** Where a file of its package is. */
  at(file: string): string;
  /** What the program must find in its environment. */
  environment: Record<string, string>;
}

/**
 * Finds a program by its file, such as `usr/bin/snap`: on the machine itself, else among what was unpacked; undefined when it
 * is nowhere.
 */
export function placed(file: string): Placed | undefined {
  if (existsSync(path.join('/', file))) return { at: (name) => path.join('/', name), environment: {} };
  if (!existsSync(path.join(folder, file))) return undefined;
  const programs = ['usr/bin', 'usr/sbin', 'usr/lib/snapd'].map((name) => path.join(folder, name));
  return {
    at: (name) => path.join(folder, name),
    environment: {
      PATH: [...programs, process.env.PATH].join(':'),
      LD_LIBRARY_PATH: libraries().join(':'),
    },
  };
}

/** `usr/lib/<architecture>`, and folders there in which a program keeps libraries of its own, as fwupd does. */
function libraries(): string[] {
  const all = path.join(folder, 'usr/lib');
  const ours = readdirSync(all)
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => path.join(all, name));
  return ours.flatMap((name) => [name, ...own(name)]);
}

function own(folderOfLibraries: string): string[] {
  return readdirSync(folderOfLibraries)
    .filter((name) => /^fwupd-\d/.test(name))
    .map((name) => path.join(folderOfLibraries, name));
}
