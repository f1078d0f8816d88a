import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  parseRepositories,
  repositoriesOf,
} from '../../../../../electron/checks/backups/tools/borgmaticConfig';
import { catalog } from '../../../../../electron/checks/catalog';
import type { ProcessOutcome, RunProcess } from '../../../../../electron/platform/processes/process';
import { contextFor, english, exited } from '../../../../support/agent/checks';

const hour = 3600;
const start = Math.floor(Date.now() / 1000);
const archive = (hoursAgo: number): ProcessOutcome => {
  const time = new Date((start - hoursAgo * hour) * 1000).toISOString().slice(0, 19);
  return exited(0, JSON.stringify({ archives: [{ time }] }));
};
const snapshot = (hoursAgo: number): ProcessOutcome => {
  const time = new Date((start - hoursAgo * hour) * 1000).toISOString();
  return exited(0, JSON.stringify([{ endTime: time, time, source: { path: '/home' } }]));
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-backups-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text = 'any\n'): string {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

/** A check that looks again and again, each time with what the last look remembered. */
class Looks {
  memory: unknown;
  private asked = 0;
  constructor(
    private readonly check: string,
    private readonly options: object,
    public says: ProcessOutcome,
    private readonly thresholds: object = {},
  ) {}

  /** How many programs it asked, with the state and the words. */
  async at(hours: number, askAgain = false): Promise<[asked: number, state: string, words: string]> {
    const check = catalog.get(this.check);
    if (!check) throw new Error(`no check ${this.check}`);
    this.asked = 0;
    const run: RunProcess = async ({ argv }) => {
      // Whether a place answers at all.
      if (argv[0] === 'test') return exited(0);
      this.asked += 1;
      return this.says;
    };
    const { memory } = this;
    const context = contextFor(check.options.parse(this.options), { run, memory, home: `${folder}/home` });
    const clock = { ...context.clock, now: () => start + hours * hour };
    const result = await check.run({ ...context, clock, askAgain }, check.thresholds.parse(this.thresholds));
    this.memory = JSON.parse(JSON.stringify(result.memory));
    return [this.asked, result.state, english(result.summary)];
  }
}

describe('the last answer of a repository on this computer', () => {
  const looks = (says: ProcessOutcome) => {
    write('repository/config');
    write('repository/index.7');
    return new Looks('borg', { repository: `${folder}/repository` }, says);
  };

  it('holds for a day, and its age is judged again', async () => {
    const borg = looks(archive(80));
    expect(await borg.at(0)).toEqual([1, 'ok', 'Last backup 3 days ago']);
    expect(await borg.at(20)).toEqual([0, 'warning', 'Last backup 4 days ago, expected within 4 days']);
    expect((await borg.at(23.9))[0]).toBe(0);
    expect((await borg.at(24))[0]).toBe(1);
  });

  it('is not taken when the clock went back, or somebody wants to see how things are', async () => {
    const borg = looks(archive(1));
    await borg.at(0);
    expect((await borg.at(-0.1))[0]).toBe(1);
    expect((await borg.at(0))[0]).toBe(0);
    expect((await borg.at(0, true))[0]).toBe(1);
    expect((await borg.at(0))[0]).toBe(0);
  });

  it.each(['index.8', 'hints.8', 'lock.exclusive', 'config', 'data/0'])(
    'does not hold when %s comes or changes',
    async (file) => {
      const borg = looks(archive(1));
      await borg.at(0);
      write(`repository/${file}`, 'something of another length\n');
      expect((await borg.at(0))[0]).toBe(1);
    },
  );

  it('is remembered when it says that there is no backup', async () => {
    const borg = looks(exited(0, '{"archives": []}'));
    expect((await borg.at(0)).slice(0, 2)).toEqual([1, 'critical']);
    expect((await borg.at(1)).slice(0, 2)).toEqual([0, 'critical']);
  });

  it('is not remembered when it failed, was not understood, or was given while a backup ran', async () => {
    const locked = exited(2, '', '{"type": "log_message", "msgid": "LockTimeout", "message": "locked"}\n');
    for (const bad of [exited(2, '', 'no'), exited(0, 'garbage'), locked, archive(-30)]) {
      const borg = looks(archive(1));
      await borg.at(0);
      borg.says = bad;
      // Once the good answer holds no longer, nothing of it is left.
      expect((await borg.at(24))[0]).toBeGreaterThan(0);
      expect(JSON.stringify(borg.memory)).not.toMatch(/stamp/);
      expect((await borg.at(24))[0]).toBeGreaterThan(0);
    }
  });

  it('is asked for again when what was remembered has another form, and the newest backup stays known', async () => {
    const borg = looks(archive(1));
    await borg.at(0);
    const [key = ''] = Object.keys(borg.memory as object);
    borg.memory = { [key]: { newest: start - hour, answer: { stamp: 7 } } };
    borg.says = exited(2, '', '{"type": "log_message", "msgid": "LockTimeout", "message": "locked"}\n');
    expect((await borg.at(0)).slice(1)).toEqual(['ok', 'Last backup 1 hour ago']);
  });

  it('takes a few hundred bytes', async () => {
    const borg = looks(archive(1));
    await borg.at(0);
    expect(JSON.stringify(borg.memory).length).toBeLessThan(300);
  });

  it('is none for a place that cannot be looked at', async () => {
    const borg = new Looks('borg', { repository: `${folder}/nowhere` }, archive(1));
    expect([(await borg.at(0))[0], (await borg.at(1))[0]]).toEqual([1, 1]);
  });
});

describe('the last answer of a repository elsewhere', () => {
  const sources: [string, object, ProcessOutcome][] = [
    ['borg', { repository: 'ssh://server/./repository' }, archive(30)],
    ['restic', { repository: 'sftp:server:/repository' }, snapshot(30)],
    ['kopia', {}, snapshot(30)],
  ];
  it.each(sources)('%s: holds for six hours', async (check, options, says) => {
    const looks = new Looks(check, options, says);
    expect(await looks.at(0)).toEqual([1, 'ok', 'Last backup 30 hours ago']);
    expect((await looks.at(5.9)).slice(0, 2)).toEqual([0, 'ok']);
    expect((await looks.at(6))[0]).toBe(1);
  });

  it.each(sources)(
    '%s: holds only while the backup is recent enough: nothing here tells of a newer one',
    async (check, options, says) => {
      const looks = new Looks(check, options, says, { age: { warning: '32h', critical: '40h' } });
      expect((await looks.at(0)).slice(0, 2)).toEqual([1, 'ok']);
      expect((await looks.at(1.9)).slice(0, 2)).toEqual([0, 'ok']);
      expect((await looks.at(2.1)).slice(0, 2)).toEqual([1, 'warning']);
      expect((await looks.at(3.1)).slice(0, 2)).toEqual([1, 'warning']);
    },
  );

  it.each([
    ['borg', 'home/.cache/borg/0a1b/chunks', 0],
    ['restic', 'home/.cache/restic/0a1b/snapshots/0a/0a1b', 1],
  ])('%s: is asked for again when this account made a backup', async (check, file, source) => {
    const [, options = {}, says = archive(1)] = sources[source] ?? [];
    const looks = new Looks(check, options, says);
    await looks.at(0);
    write(file);
    expect((await looks.at(0))[0]).toBe(1);
    expect((await looks.at(0))[0]).toBe(0);
  });

  it('kopia: is asked for again when the repository has other index blobs or the connection is another one', async () => {
    const config = write(
      'home/.config/kopia/repository.config',
      JSON.stringify({ storage: { type: 'filesystem', config: { path: `${folder}/kopia` } } }),
    );
    write('kopia/kopia.repository.f');
    write('kopia/xn0/_0a/1b.f');
    const looks = new Looks('kopia', {}, snapshot(1));
    await looks.at(0);
    expect((await looks.at(0))[0]).toBe(0);
    write('kopia/_lo/g_2/log.f');
    expect((await looks.at(0))[0]).toBe(0);
    write('kopia/xn0/_0a/2c.f');
    expect((await looks.at(0))[0]).toBe(1);
    writeFileSync(config, '{"storage": {"type": "sftp", "config": {"path": "/srv"}}}');
    expect((await looks.at(0))[0]).toBe(1);
  });

  it('is not remembered when there is no backup', async () => {
    const looks = new Looks(
      'borg',
      { repository: 'ssh://server/./repository' },
      exited(0, '{"archives": []}'),
    );
    expect([(await looks.at(0))[0], (await looks.at(1))[0]]).toEqual([1, 1]);
  });
});

describe("the last answer of other programs' files", () => {
  it('Déjà Dup: holds while no setting of the person changes', async () => {
    const settings = write('home/.config/dconf/user');
    const time = new Date((start - hour) * 1000).toISOString();
    const looks = new Looks('deja-dup', {}, exited(0, `'${time}'\n`));
    expect([(await looks.at(0))[0], (await looks.at(1))[0]]).toEqual([1, 0]);
    writeFileSync(settings, 'another length\n');
    expect((await looks.at(1))[0]).toBe(1);
  });

  it('Vorta: holds while its database does not change', async () => {
    const database = write('home/.local/share/Vorta/settings.db');
    const newest = new Date((start - hour) * 1000).toISOString().slice(0, 19);
    // Of both questions it takes what it asked: which columns there are, and the rows.
    const row = {
      column: 'archivemodel.name',
      repository: 1,
      name: null,
      start: null,
      end: null,
      number: null,
    };
    const rows = [
      { ...row, kind: 'repository', number: 1 },
      { ...row, kind: 'archive', name: 'laptop-alice-1', start: newest },
      { ...row, kind: 'end' },
    ];
    const looks = new Looks('vorta', {}, exited(0, JSON.stringify(rows)));
    expect([(await looks.at(0))[0], (await looks.at(1))[0]]).toEqual([2, 0]);
    writeFileSync(`${database}-wal`, 'written');
    expect((await looks.at(1))[0]).toBe(2);
  });

  it.each(['file-history', 'veeam-agent', 'windows-backup'])('%s: holds for six hours', async (check) => {
    const success = new Date((start - hour) * 1000).toISOString();
    const looks = new Looks(check, {}, exited(0, JSON.stringify({ state: 'found', success, failure: null })));
    expect([(await looks.at(0))[0], (await looks.at(5))[0], (await looks.at(6))[0]]).toEqual([1, 0, 1]);
  });
});

describe("borgmatic's repositories", () => {
  it.each([
    [
      'location:\n    repositories:\n        - /srv/a # home\n        - ssh://u@h/./b\nstorage: {}\n',
      ['/srv/a', 'ssh://u@h/./b'],
    ],
    [
      'repositories:\n- path: /srv/a\n  label: local\n- path: /srv/b\nsource_directories:\n- /home\n',
      ['/srv/a', '/srv/b'],
    ],
    ['repositories:\n    - path: /srv/a\n      label: local\n\nkeep_daily: 7\n', ['/srv/a']],
  ])('of %j', (text, repositories) => {
    expect(parseRepositories(text)).toEqual(repositories);
  });

  it.each([
    '',
    'repositories: [/srv/a]\n',
    'repositories:\n    - "/srv/a"\n',
    'repositories:\n    - /srv/{hostname}\n',
    'repositories:\n    - $' + '{REPOSITORY}\n',
    'repositories:\n    - label: a\n      path: /srv/a\n',
    'repositories:\n    - /srv/a\n      more\n',
    'repositories:\n    - &a /srv/a\n',
    '<<: !include common.yaml\nrepositories:\n    - /srv/a\n',
    'repositories:\n    - /srv/a\nlocation:\n    repositories:\n        - /srv/b\n',
  ])('are left to borgmatic in %j', (text) => {
    expect(parseRepositories(text)).toBeUndefined();
  });

  it('come from every file of its folders, and from none that cannot be read', async () => {
    const text = (name: string) => `repositories:\n    - /srv/${name}\n`;
    const one = write('home/.config/borgmatic/config.yaml', text('a'));
    const two = write('home/.config/borgmatic.d/b.yml', text('b'));
    write('home/.config/borgmatic.d/notes.txt', 'nothing');
    const context = contextFor({}, { home: path.join(folder, 'home') });
    const found = await repositoriesOf(context, undefined);
    expect(found?.files).toEqual(expect.arrayContaining([one, two]));
    expect(found?.repositories).toEqual(expect.arrayContaining(['/srv/a', '/srv/b']));
    expect(await repositoriesOf(context, `${folder}/nowhere.yaml`)).toBeUndefined();
    write('home/.config/borgmatic.d/c.yaml', 'unheard: of\n');
    expect(await repositoriesOf(context, undefined)).toBeUndefined();
  });
});
