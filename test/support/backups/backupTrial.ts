import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import type { CheckResult } from '../../../shared/checkResult';
import { type CheckRun, english, runCheck } from '../agent/checks';
import { endProcess } from '../processes/childProcess';

/** A check's result with its summary and evidence in English. */
export type Seen = CheckResult & { words: string; notes: string[] };

// Debian's backup programs want Debian's python, whatever else is first in PATH.
const usualPath = '/usr/bin:/bin:/usr/sbin:/sbin';

/** A folder of its own for trying backup tools: a person's home and documents, and room for repositories. */
export class BackupTrial {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'fettle-backup-'));
  /** For the tool when the person runs it and when the check does. */
  readonly environment: Record<string, string>;

  /** `more` is added to the environment. */
  constructor(more: Record<string, string> = {}) {
    // An ordinary user must get through to what is inside.
    chmodSync(this.folder, 0o755);
    for (const name of ['home', 'bin', 'documents', 'tmp']) mkdirSync(this.place(name));
    writeFileSync(this.place('documents/letter'), 'Dear all\n');
    this.environment = {
      PATH: usualPath,
      HOME: this.place('home'),
      USER: 'alice',
      LOGNAME: 'alice',
      // duplicity leaves a folder behind when it is ended.
      TMPDIR: this.place('tmp'),
      BORG_BASE_DIR: this.place('base'),
      ...more,
    };
  }

  place(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Runs a program as the person would; `secrets` are added to its environment. */
  run(argv: readonly [string, ...string[]], secrets: Record<string, string> = {}): void {
    const env = { ...this.environment, LC_ALL: 'C.UTF-8', ...secrets };
    execFileSync(argv[0], argv.slice(1), { env, stdio: 'pipe', timeout: 60_000 });
  }

  /** Starts a program that goes on, and waits until there is a sign of it. */
  async start(
    argv: readonly [string, ...string[]],
    sign: () => boolean,
    secrets: Record<string, string> = {},
  ): Promise<Running> {
    const env = { ...this.environment, LC_ALL: 'C.UTF-8', ...secrets };
    const child = spawn(argv[0], argv.slice(1), { env, stdio: ['pipe', 'ignore', 'pipe'] });
    await until(child, sign);
    return { child, end: () => endProcess(child) };
  }

  /** A gate in a shell script: who comes to it says so, and waits until it is opened or for a minute. */
  gate(name: string): { script: string; reached(): boolean; open(): void } {
    const [reached, open] = [this.place(`${name}.reached`), this.place(`${name}.open`)];
    const tries = 'n=0; while [ ! -e "$open" ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n + 1)); done';
    return {
      script: `: >'${reached}'; open='${open}'; ${tries}`,
      reached: () => existsSync(reached),
      open: () => writeFileSync(open, ''),
    };
  }

  /** What a check says here. */
  async look(check: string, options: unknown, given: CheckRun = {}): Promise<Seen> {
    const environment = { ...this.environment, ...given.environment };
    const home = this.place('home');
    const result = await runCheck(check, { home, host: hostname(), ...given, options, environment });
    const notes = result.evidence.map((one) => english(one.message));
    return { ...result, words: english(result.summary), notes };
  }

  /** Puts a shell script in the place of a program. */
  standIn(program: string, script: string): CheckRun {
    writeFileSync(this.place('bin', program), `#!/bin/sh\n${script}\n`);
    chmodSync(this.place('bin', program), 0o755);
    return { environment: { PATH: `${this.place('bin')}:${usualPath}` } };
  }

  /** Puts a pipe that nobody writes into in the place of a file, which is kept beside it; whoever opens it waits. */
  pipe(file: string): { takeAway(): void } {
    const kept = `${file}.kept`;
    if (existsSync(file)) renameSync(file, kept);
    execFileSync('mkfifo', [file]);
    return {
      takeAway() {
        rmSync(file);
        if (existsSync(kept)) renameSync(kept, file);
      },
    };
  }

  remove(): void {
    // gpg leaves an agent behind that writes into the home while it is removed.
    if (existsSync(this.place('home/.gnupg'))) this.run(['gpgconf', '--kill', 'all']);
    rmSync(this.folder, { recursive: true, maxRetries: 10, retryDelay: 100 });
  }
}

export interface Running {
  child: ChildProcess;
  end(): Promise<void>;
}

/** Waits until something is true that a program does; what it says when it ends before is the error. */
async function until(child: ChildProcess, done: () => boolean): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  const early = new Promise<void>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code} too early: ${said}`)));
  });
  // A child that ends later, as it should, is no error.
  early.catch(() => undefined);
  await Promise.race([early, vi.waitUntil(done, { timeout: 30_000, interval: 20 })]);
}

/** A time some hours ago as `2026-11-20T10:00:00`, in UTC. */
export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19);
}
