import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunProcess } from '../../../electron/platform/processes/process';
import { createRunProcess } from '../../../electron/platform/processes/run';
import type { CheckResult } from '../../../shared/checkResult';
import { english } from '../agent/checks';
import { ordinaryUser } from '../processes/ordinaryUser';

const real = createRunProcess(process.env);

/** Whether programs are in PATH; a test without its tool is skipped. */
export function hasPrograms(...names: string[]): boolean {
  const folders = (process.env.PATH ?? '').split(':');
  return names.every((name) => folders.some((folder) => isExecutable(path.join(folder, name))));
}

/** A folder that others may read, and how to be rid of it; none is made for tests that are skipped. */
export function makeFolder(name: string, wanted = true): { folder: string; remove(): void } {
  if (!wanted) return { folder: '/nonexistent', remove: () => {} };
  const folder = mkdtempSync(path.join(tmpdir(), `fettle-${name}-`));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the real program with further arguments, which point it at a root of the test; an ordinary user has no network. */
export function withArguments(program: string, more: readonly string[], as?: 'ordinary user'): RunProcess {
  return (command) => {
    const [name, ...rest] = command.argv;
    if (name !== program) return real(command);
    const argv: [string, ...string[]] = [name, ...more, ...rest];
    if (as === undefined) return real({ ...command, argv });
    const [other, args] = ordinaryUser.offline(...argv);
    return real({ ...command, argv: [other, ...args] });
  };
}

/** An environment in which a program never ends by itself. */
export function hanging(folder: string, program: string): Record<string, string> {
  const bin = path.join(folder, 'hanging');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, program), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  return { PATH: `${bin}:${process.env.PATH}` };
}

/** Puts a pipe that nobody writes to in the place of a file: who opens it waits for ever. Returns what puts the file back. */
export function neverWritten(file: string): () => void {
  const aside = `${file}.aside`;
  const before = existsSync(file);
  if (before) renameSync(file, aside);
  mkdirSync(path.dirname(file), { recursive: true });
  execFileSync('mkfifo', ['-m', '644', file]);
  return () => {
    rmSync(file);
    if (before) renameSync(aside, file);
  };
}

/** What a check makes of a program that hangs: its verdict, whether it came in time, and what is left of the program. */
export interface GivenUp {
  state: string;
  words: string;
  inTime: boolean;
  left: string[];
}

/** Runs a check of whose program nothing comes; `folder` is in the program's arguments or its environment. */
export async function whenItHangs(
  look: () => Promise<CheckResult>,
  program: string,
  folder: string,
): Promise<GivenUp> {
  const { state, summary, started, ended } = await look();
  // Generous, for a machine that has much to do; a program that hangs would take for ever.
  const inTime = ended - started < 30;
  return { state, words: english(summary), inTime, left: stillRunning(program, folder) };
}

/** The command lines of a program that run for a folder of a test. What has ended and waits to be reaped has none. */
function stillRunning(program: string, folder: string): string[] {
  const said = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8').split('\0');
    } catch {
      return [];
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ argv: said(pid, 'cmdline'), all: [...said(pid, 'cmdline'), ...said(pid, 'environ')] }))
    .filter(({ argv }) => argv.some((word) => path.basename(word) === program))
    .filter(({ all }) => all.some((word) => word.includes(folder)))
    .map(({ argv }) => argv.join(' '));
}

/** Sets the time of a folder's files, however deep, back by some days. */
export function makeOld(folder: string, days: number): void {
  const time = Date.now() / 1000 - days * 86_400;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    lutimesSync(path.join(entry.parentPath, entry.name), time, time);
}

/** What a package of rpm is made of; `more` are further lines of the spec's head. */
export interface TinyRpm {
  name: string;
  version: string;
  more?: string;
}

/** Builds packages without any file into a folder. */
export function buildRpms(folder: string, work: string, packages: readonly TinyRpm[]): void {
  mkdirSync(work, { recursive: true });
  for (const { name, version, more = '' } of packages) {
    const spec = path.join(work, `${name}-${version}.spec`);
    const head = `Name: ${name}\nVersion: ${version}\nRelease: 1\nSummary: tiny\nLicense: MIT\nBuildArch: noarch\n`;
    writeFileSync(spec, `${head}${more}\n%description\ntiny\n%files\n`);
    const places = ['--define', `_topdir ${work}/build`, '--define', `_rpmdir ${folder}`];
    execFileSync('rpmbuild', ['-bb', '--quiet', ...places, spec], { stdio: 'pipe' });
  }
}

/** Installs the packages of a folder into a root of their own. */
export function installRpms(root: string, folder: string): void {
  mkdirSync(root, { recursive: true });
  execFileSync('rpm', ['--root', root, '--initdb'], { stdio: 'pipe' });
  const files = readdirSync(path.join(folder, 'noarch')).map((name) => path.join(folder, 'noarch', name));
  execFileSync('rpm', ['--root', root, '-i', '--nodeps', '--ignoreos', ...files], { stdio: 'pipe' });
}

/** Makes a repository of a folder, with an advisory that says that one package's version is for security. */
export function makeRepository(folder: string, work: string, advised: TinyRpm): void {
  execFileSync('createrepo_c', ['--quiet', folder], { stdio: 'pipe' });
  const { name, version } = advised;
  const advice = path.join(work, 'updateinfo.xml');
  writeFileSync(
    advice,
    `<?xml version="1.0" encoding="UTF-8"?>
<updates><update from="security@example.com" status="final" type="security" version="1"><id>EX-1</id><title>${name}</title>
<issued date="2026-01-01 00:00:00"/><severity>Important</severity><release>1</release><pkglist><collection short="x"><name>x</name>
<package name="${name}" version="${version}" release="1" epoch="0" arch="noarch"><filename>${name}-${version}-1.noarch.rpm</filename>
</package></collection></pkglist></update></updates>`,
  );
  execFileSync('modifyrepo_c', [advice, path.join(folder, 'repodata')], { stdio: 'pipe' });
}

/** Writes a file with its folders. */
export function write(file: string, text: string | Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
