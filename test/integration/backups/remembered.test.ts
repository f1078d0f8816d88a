import { chmodSync, cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunProcess } from '../../../electron/platform/processes/process';
import { createRunProcess } from '../../../electron/platform/processes/run';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { has } from '../../support/processes/installed';

/** Looks again and again, each time with what the last look remembered, and tells whether a program was asked. */
class Looks {
  private memory: unknown;
  constructor(
    private readonly trial: BackupTrial,
    private readonly check: string,
    private readonly options: object,
    private readonly environment: Record<string, string> = {},
  ) {}

  async look(): Promise<{ asked: number; state: string; words: string }> {
    let asked = 0;
    const run = createRunProcess(process.env);
    const counting: RunProcess = (command) => {
      // Not whether a place answers at all.
      if (command.argv[0] !== 'test') asked += 1;
      return run(command);
    };
    const { environment, memory } = this;
    const seen = await this.trial.look(this.check, this.options, { run: counting, environment, memory });
    this.memory = seen.memory;
    // A second program looks into the newest backup.
    return { asked: Math.min(asked, 1), state: seen.state, words: seen.words };
  }
}

/** A tool with a local repository `repository` in the trial's folder. */
interface Tool {
  tool: string;
  options(trial: BackupTrial): object;
  prepare(trial: BackupTrial): void;
  backUp(trial: BackupTrial, hours: number, name: string): void;
  /** Deletes the newest backup. */
  remove(trial: BackupTrial, name: string): void;
  /** What leaves every backup as it is, such as the tool's own look into it. */
  harmless(trial: BackupTrial): void;
  /** A place in the repository without which nothing can be told. */
  vital: string;
}

const place = (trial: BackupTrial) => trial.place('repository');
const borg = (trial: BackupTrial, ...argv: string[]) => trial.run(['borg', ...argv], { TZ: 'UTC' });
const restic = (trial: BackupTrial, ...argv: string[]) =>
  trial.run(['restic', ...argv, '-q'], { TZ: 'UTC', RESTIC_PASSWORD: 'x', RESTIC_REPOSITORY: place(trial) });

const borgTool: Tool = {
  tool: 'borg',
  options: (trial) => ({ repository: place(trial) }),
  prepare: (trial) => borg(trial, 'init', '-e', 'none', place(trial)),
  backUp: (trial, hours, name) =>
    borg(
      trial,
      'create',
      '--timestamp',
      hoursAgo(hours),
      `${place(trial)}::${name}`,
      trial.place('documents'),
    ),
  remove: (trial, name) => borg(trial, 'delete', `${place(trial)}::${name}`),
  harmless: (trial) => {
    borg(trial, 'list', place(trial));
    borg(trial, 'info', place(trial));
    borg(trial, 'prune', '--keep-last', '9', place(trial));
  },
  vital: 'config',
};

const resticTool: Tool = {
  tool: 'restic',
  options: (trial) => ({ repository: place(trial), passwordCommand: 'echo x' }),
  prepare: (trial) => restic(trial, 'init'),
  backUp: (trial, hours) =>
    restic(trial, 'backup', '--time', hoursAgo(hours).replace('T', ' '), trial.place('documents')),
  remove: (trial) => restic(trial, 'forget', 'latest'),
  harmless: (trial) => {
    restic(trial, 'snapshots');
    restic(trial, 'check');
    restic(trial, 'forget', '--keep-last', '9');
  },
  vital: 'snapshots',
};

const borgmaticTool: Tool = {
  ...borgTool,
  tool: 'borgmatic',
  options: (trial) => ({ config: trial.place('borgmatic.yaml') }),
  prepare: (trial) => {
    borgTool.prepare(trial);
    const lines = ['location:', '    source_directories:', `        - ${trial.place('documents')}`];
    writeFileSync(
      trial.place('borgmatic.yaml'),
      `${[...lines, '    repositories:', `        - ${place(trial)}`].join('\n')}\n`,
    );
  },
};

for (const tool of [borgTool, resticTool, borgmaticTool])
  describe.skipIf(!has(tool.tool))(`what ${tool.tool} said last`, { timeout: 120_000 }, () => {
    let trial: BackupTrial;
    let looks: Looks;
    beforeEach(() => {
      trial = new BackupTrial();
      tool.prepare(trial);
      tool.backUp(trial, 30, 'first');
      looks = new Looks(trial, tool.tool, tool.options(trial));
    }, 60_000);
    afterEach(() => trial.remove());

    it('holds while no backup comes or goes, whatever else looks into the repository', async () => {
      expect(await looks.look()).toMatchObject({ asked: 1, words: 'Last backup 30 hours ago' });
      expect(await looks.look()).toMatchObject({ asked: 0, words: 'Last backup 30 hours ago' });
      tool.harmless(trial);
      expect(await looks.look()).toMatchObject({ asked: 0, words: 'Last backup 30 hours ago' });
      tool.backUp(trial, 5, 'second');
      expect(await looks.look()).toMatchObject({ asked: 1, words: 'Last backup 5 hours ago' });
      expect((await looks.look()).asked).toBe(0);
      tool.remove(trial, 'second');
      expect(await looks.look()).toMatchObject({ asked: 1, words: 'Last backup 30 hours ago' });
      tool.remove(trial, 'first');
      expect(await looks.look()).toMatchObject({ asked: 1, state: 'critical', words: 'No backup yet' });
    });

    // borgmatic asks borg.
    if (tool.tool === 'borgmatic') return;

    it('is asked for again when the repository is gone, comes back or is another one', async () => {
      await looks.look();
      renameSync(place(trial), trial.place('away'));
      for (let look = 0; look < 2; look += 1)
        expect(await looks.look()).toMatchObject({ asked: 1, state: 'unknown' });
      cpSync(trial.place('away'), place(trial), { recursive: true, preserveTimestamps: true });
      expect(await looks.look()).toMatchObject({ asked: 1, state: 'ok' });
      expect((await looks.look()).asked).toBe(0);
      rmSync(place(trial), { recursive: true });
      renameSync(trial.place('away'), place(trial));
      expect((await looks.look()).asked).toBe(1);
    });

    it('is asked for again when something in the repository may be read no longer, or is lost', async () => {
      await looks.look();
      chmodSync(`${place(trial)}/${tool.vital}`, 0o000);
      expect((await looks.look()).asked).toBeGreaterThan(0);
      chmodSync(`${place(trial)}/${tool.vital}`, 0o700);
      expect((await looks.look()).asked).toBeGreaterThan(0);
      rmSync(`${place(trial)}/${tool.vital}`, { recursive: true });
      const lost = await looks.look();
      expect(lost.asked).toBeGreaterThan(0);
      expect(lost.state).not.toBe('ok');
    });
  });

describe.skipIf(!has('borg'))('what borg said of a repository elsewhere', { timeout: 60_000 }, () => {
  it('holds until this account makes a backup, and is not asked for again by the listing itself', async () => {
    const trial = new BackupTrial();
    try {
      borgTool.prepare(trial);
      borgTool.backUp(trial, 30, 'first');
      // In the place of ssh: what it is told to run there is run here.
      const { environment } = trial.standIn('rsh', 'shift; exec "$@"');
      const more = {
        ...environment,
        BORG_RSH: trial.place('bin/rsh'),
        BORG_RELOCATED_REPO_ACCESS_IS_OK: 'yes',
      };
      const remote = { BORG_BASE_DIR: trial.place('home') };
      const repository = `ssh://server${place(trial)}`;
      const allowed = { BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes' };
      const looks = new Looks(trial, 'borg', { repository }, { ...more, ...remote, ...allowed });
      expect(await looks.look()).toMatchObject({ asked: 1, words: 'Last backup 30 hours ago' });
      expect((await looks.look()).asked).toBe(0);
      trial.run(['borg', 'create', `${repository}::now`, trial.place('documents')], {
        ...more,
        ...remote,
        ...allowed,
      });
      expect(await looks.look()).toMatchObject({
        asked: 1,
        words: expect.stringMatching(/seconds? ago|minute/),
      });
      expect((await looks.look()).asked).toBe(0);
    } finally {
      trial.remove();
    }
  });
});

describe.skipIf(!has('duplicity'))('what duplicity said last', { timeout: 120_000 }, () => {
  it('holds while no backup set comes or goes', async () => {
    const trial = new BackupTrial();
    try {
      const target = `file://${trial.place('target')}`;
      const duplicity = (...argv: string[]) => trial.run(['duplicity', ...argv]);
      // Two sets of the same second would be one.
      const earlier = String(Math.floor(Date.now() / 1000) - 7200);
      duplicity('--no-encryption', '--current-time', earlier, trial.place('documents'), target);
      const looks = new Looks(trial, 'duplicity', { target });
      expect(await looks.look()).toMatchObject({ asked: 1, state: 'ok' });
      expect(await looks.look()).toMatchObject({ asked: 0, state: 'ok' });
      writeFileSync(trial.place('documents/letter'), 'changed\n');
      duplicity('full', '--no-encryption', trial.place('documents'), target);
      expect(await looks.look()).toMatchObject({ asked: 1, state: 'ok' });
      expect((await looks.look()).asked).toBe(0);
      for (const name of readdirSync(trial.place('target'))) rmSync(trial.place('target', name));
      expect(await looks.look()).toMatchObject({ asked: 1, state: 'critical' });
    } finally {
      trial.remove();
    }
  });
});
