import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../../support/checks';
import { has } from '../../support/installed';

const page = readFileSync('docs/backup-hooks.md', 'utf8');
let folder = '';
const place = (name: string) => path.join(folder, name);

/** The snippet of the page that is marked with a name. */
function snippet(name: string): string {
  const found = new RegExp(`<!-- run: ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/backup-hooks.md has no snippet ${name}`);
  return found;
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: `${place('bin')}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`,
    HOME: place('home'),
    USER: 'alice',
    BACKUP_STAMP: place('stamp.json'),
    BORG_REPO: place('borg'),
    BORG_BASE_DIR: place('base'),
    BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes',
    RESTIC_REPOSITORY: place('restic'),
    RESTIC_PASSWORD: 'right',
    RSNAPSHOT_CONFIG: place('rsnapshot.conf'),
    TARGET: `file://${place('duplicity')}`,
    PASSPHRASE: 'right',
    LC_ALL: 'C.UTF-8',
  };
}

function shell(script: string, more: NodeJS.ProcessEnv = {}): void {
  execFileSync('sh', ['-c', `${script}\ntrue`], { env: { ...environment(), ...more }, stdio: 'pipe' });
}

/** Runs a tool's snippet and gives what the check says of the stamp. */
async function stampOf(run: () => void) {
  rmSync(place('stamp.json'), { force: true });
  run();
  return runCheck('stamp-file', { options: { path: place('stamp.json') } });
}

/** Prepares what each tool needs before its first backup, and breaks it. */
const tools: Record<string, { prepare(): void; broken: NodeJS.ProcessEnv }> = {
  borg: { prepare: () => shell('borg init -e none'), broken: { BORG_REPO: '/nonexistent' } },
  restic: { prepare: () => shell('restic init'), broken: { RESTIC_PASSWORD: 'wrong' } },
  rsnapshot: {
    prepare: () =>
      writeFileSync(
        place('rsnapshot.conf'),
        [
          'config_version\t1.2',
          `snapshot_root\t${place('rsnapshot')}/`,
          'cmd_rsync\t/usr/bin/rsync',
          'retain\talpha\t3',
          `backup\t${place('home')}/\tlocalhost/`,
          '',
        ].join('\n'),
      ),
    broken: { RSNAPSHOT_CONFIG: '/nonexistent' },
  },
  duplicity: { prepare: () => undefined, broken: { TARGET: 'nowhere' } },
};

describe('a snippet of docs/backup-hooks.md', { timeout: 60_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fettle-hooks-'));
    for (const name of ['bin', 'home']) mkdirSync(place(name));
    writeFileSync(place('home/letter'), 'Dear all\n');
    writeFileSync(place('bin/backup-stamp'), snippet('backup-stamp'));
    chmodSync(place('bin/backup-stamp'), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.for(Object.entries(tools))(
    'for %s leaves a stamp that the check understands',
    async ([tool, known], { skip }) => {
      if (!has(tool)) skip(`${tool} is not installed`);
      known.prepare();
      const good = await stampOf(() => shell(snippet(tool)));
      expect(english(good.summary)).toMatch(/^Last backup \d+ seconds? ago$/);
      expect(good.state).toBe('ok');
      const bad = await stampOf(() => shell(snippet(tool), known.broken));
      expect(bad.state).toBe('critical');
      expect(english(bad.summary)).toMatch(new RegExp(`^The last run of ${tool} failed`));
    },
  );

  it.skipIf(!has('borgmatic') || !has('borg'))('for borgmatic does so too', async () => {
    shell('borg init -e none', { BORG_REPO: place('for-borgmatic') });
    const configured = (repository: string) => {
      const places = `location:\n    source_directories: ["${place('home')}"]\n    repositories: ["${repository}"]\n`;
      const rest = 'retention:\n    keep_daily: 7\nconsistency:\n    checks: [{name: disabled}]\n';
      writeFileSync(place('borgmatic.yaml'), places + rest + snippet('borgmatic'));
      return () => shell(`borgmatic --config ${place('borgmatic.yaml')} --syslog-verbosity -1 create`);
    };
    const good = await stampOf(configured(place('for-borgmatic')));
    expect(english(good.summary)).toMatch(/^Last backup \d+ seconds? ago$/);
    const bad = await stampOf(() => {
      try {
        configured('/nonexistent/repository')();
      } catch {
        // borgmatic's own exit code is that of the failure
      }
    });
    expect(bad.state).toBe('critical');
  });

  it('is there for every tool that is named', () => {
    for (const tool of [...Object.keys(tools), 'borgmatic']) expect(snippet(tool)).toContain('backup-stamp');
  });
});
