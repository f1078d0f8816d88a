import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAgent } from '../../../electron/agent/createAgent';
import type { FettleAgent } from '../../../electron/agent/fettleAgent';
import type { PolicyInput } from '../../../shared/policy';

const root = join(__dirname, '../../..');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A person's machine in a temporary folder: a policy, a home, and the engine or the `fettle` command on it. */
export class Workstation {
  readonly folder = mkdtempSync(join(tmpdir(), 'fettle-workstation-'));
  private readonly policyFolder = join(this.folder, 'etc');
  readonly environment: Record<string, string>;

  constructor(environment: Record<string, string> = {}) {
    mkdirSync(join(this.policyFolder, 'policy.d'), { recursive: true });
    mkdirSync(join(this.folder, 'home'));
    this.environment = {
      PATH: process.env.PATH ?? '',
      HOME: join(this.folder, 'home'),
      FETTLE_POLICY: this.policyFolder,
      XDG_STATE_HOME: join(this.folder, 'state'),
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      ...environment,
    };
  }

  /** Writes what IT would put into /etc/fettle/policy.d. */
  setPolicy(policy: PolicyInput): void {
    this.writePolicy(JSON.stringify(policy, null, 2));
  }

  writePolicy(text: string): string {
    const file = join(this.policyFolder, 'policy.d', '50-test.json');
    writeFileSync(file, text, { mode: 0o644 });
    return file;
  }

  /** Writes what the person chose. */
  setSettings(settings: object): string {
    const file = join(this.folder, 'config', 'fettle', 'settings.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(settings));
    return file;
  }

  /** A stamp file that says when the last backup was; epoch seconds. */
  writeStamp(time: number): string {
    const file = join(this.folder, 'stamp.json');
    const stamp = { time: new Date(time * 1000).toISOString(), ok: true, tool: 'test' };
    writeFileSync(file, JSON.stringify(stamp));
    return file;
  }

  agent(): Promise<FettleAgent> {
    return createAgent({ environment: this.environment, version: '0.0.0' });
  }

  /** Runs the built `fettle` command in a process of its own. */
  fettle(...args: string[]): Promise<Finished> {
    return this.fettleWith(undefined, ...args);
  }

  /** The same with something on its standard input. */
  async fettleWith(input: string | undefined, ...args: string[]): Promise<Finished> {
    // Not imported above, because Playwright's loader cannot.
    const { bundle } = await import('../../../build/bundle.mjs');
    await bundle({ ifChanged: true });
    const child = spawn(process.execPath, [join(root, 'out/cli.js'), ...args], {
      env: this.environment,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const { stdout: out, stderr: error } = child;
    if (!out || !error) throw new Error('a child without pipes');
    child.stdin?.end(input);
    let stdout = '';
    let stderr = '';
    out.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    error.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, stdout, stderr };
  }

  remove(): void {
    // Chromium's last process may still write while the folder goes.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
