import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type AnyCheck, defineCheck } from '../../../electron/checks/check';
import type { Paths } from '../../../electron/platform/paths';
import { DurationSchema } from '../../../shared/duration';

/** A folder that stands for the system's policy folder and the person's settings. */
export class ConfigurationFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'fettle-config-'));
  readonly paths: Paths = {
    state: join(this.folder, 'state'),
    settingsFile: join(this.folder, 'settings.json'),
    policyFile: join(this.folder, 'etc', 'policy.json'),
    policyFolder: join(this.folder, 'etc', 'policy.d'),
    controlSocket: join(this.folder, 'control.sock'),
  };
  /** Policies in a test's folder belong to whoever runs the test. */
  readonly owners = [process.getuid?.() ?? 0];

  /** Writes a file of `policy.d`, as text or JSON, and returns its path. */
  policy(content: unknown, name = '50-test.json'): string {
    return this.write(join(this.paths.policyFolder, name), content);
  }

  settings(content: unknown): string {
    return this.write(this.paths.settingsFile, content);
  }

  write(file: string, content: unknown): string {
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2), {
      mode: 0o644,
    });
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

function fakeCheck(id: string, kind: AnyCheck['kind'], options: z.ZodType, interval: number): AnyCheck {
  return defineCheck({
    id,
    kind,
    platforms: ['linux'],
    title: 'state.ok',
    purpose: 'privacy.local.purpose',
    collects: ['privacy.departure.collects.time'],
    options,
    thresholds: z
      .strictObject({ age: z.strictObject({ warning: DurationSchema.default(345_600) }).prefault({}) })
      .prefault({}),
    defaults: { interval, timeout: 300 },
    gather: async () => ({}),
    judge: () => ({ state: 'ok', summary: { id: 'state.ok' }, evidence: [], remedy: [], perfdata: [] }),
  });
}

/** Small checks with the ids of real ones. */
export const fakeCatalog: ReadonlyMap<string, AnyCheck> = new Map(
  [
    fakeCheck('updates', 'updates', z.strictObject({}), 3600),
    fakeCheck(
      'restic',
      'backups',
      z.strictObject({ repository: z.string(), host: z.string().optional() }),
      1800,
    ),
    fakeCheck('plugin', 'custom', z.strictObject({ command: z.tuple([z.string()], z.string()) }), 600),
  ].map((check) => [check.id, check]),
);
