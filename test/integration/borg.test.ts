import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../shared/checkResult';
import { english, runCheck } from '../support/checks';

let folder = '';
let environment: Record<string, string> = {};
const hasBorg = (() => {
  try {
    execFileSync('borg', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

/** Runs borg as a person would. */
function borg(...arguments_: string[]): void {
  execFileSync('borg', arguments_, {
    env: { ...process.env, ...environment, BORG_PASSPHRASE: 'right' },
    stdio: 'pipe',
  });
}

const repository = (name: string) => path.join(folder, name);
const ageOf = (result: CheckResult) => Number(/^age=(\d+)s/.exec(result.perfdata[0] ?? '')?.[1]);
const stamp = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 19);

describe.skipIf(!hasBorg)('the borg check with the real borg', { timeout: 60_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fettle-borg-'));
    environment = { BORG_BASE_DIR: path.join(folder, 'base'), TZ: 'UTC' };
    mkdirSync(path.join(folder, 'documents'));
    writeFileSync(path.join(folder, 'documents/letter'), 'Dear all\n');
    writeFileSync(path.join(folder, "pass'phrase"), 'right\n');
    borg('init', '-e', 'none', repository('plain'));
    borg('create', '--timestamp', stamp(30), `${repository('plain')}::old`, repository('documents'));
    borg('create', '--timestamp', stamp(5), `${repository('plain')}::laptop`, repository('documents'));
    borg('init', '-e', 'none', repository('empty'));
    borg('init', '-e', 'repokey', repository('secret'));
    borg('create', '--timestamp', stamp(200), `${repository('secret')}::a`, repository('documents'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = (
    name: string,
    more: Record<string, unknown> = {},
    given: Parameters<typeof runCheck>[1] = {},
  ) =>
    runCheck('borg', {
      options: { repository: repository(name), ...more },
      ...given,
      environment: { ...environment, ...given?.environment },
    });

  it.each(['UTC', 'America/New_York', 'Asia/Tokyo'])(
    'gives the age of the newest archive in %s',
    async (zone) => {
      const result = await check('plain', {}, { environment: { TZ: zone } });
      expect(result.state).toBe('ok');
      expect(ageOf(result)).toBeGreaterThanOrEqual(5 * 3600);
      expect(ageOf(result)).toBeLessThan(5 * 3600 + 120);
      expect(english(result.summary)).toBe('Last backup 5 hours ago');
    },
  );

  it('looks only at the archives of a pattern', async () => {
    expect(english((await check('plain', { archives: 'o*' })).summary)).toBe('Last backup 30 hours ago');
    expect((await check('plain', { archives: 'none*' })).state).toBe('critical');
  });

  it('reads an encrypted repository with a passphrase file or command, and sees its age', async () => {
    const file = await check('secret', { passphraseFile: repository("pass'phrase") });
    expect(file).toMatchObject({ state: 'critical' });
    expect(english(file.summary)).toMatch(/8 days ago/);
    expect((await check('secret', { passphraseCommand: 'echo right' })).perfdata).toHaveLength(1);
  });

  it.each<[string, string, Record<string, unknown>, string, RegExp]>([
    ['an empty repository', 'empty', {}, 'critical', /^No backup yet$/],
    ['no repository', 'nowhere', {}, 'unknown', /no borg repository/],
    ['a folder that is none', 'documents', {}, 'unknown', /no borg repository/],
    [
      'a wrong passphrase',
      'secret',
      { passphraseCommand: 'echo wrong' },
      'unknown',
      /does not accept the passphrase/,
    ],
    ['no passphrase', 'secret', {}, 'unknown', /needs a passphrase/],
    [
      'a passphrase file that is missing',
      'secret',
      { passphraseFile: '/nonexistent' },
      'unknown',
      /could not get its passphrase/,
    ],
  ])('%s', async (_, name, more, state, words) => {
    const result = await check(name, more);
    expect(result.state).toBe(state);
    expect(english(result.summary)).toMatch(words);
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('says that it was never allowed to open the repository from this account', async () => {
    const result = await check('plain', {}, { environment: { BORG_BASE_DIR: repository('other-base') } });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(/for the first time/);
  });

  it('still knows the newest backup while another one is running', async () => {
    // The lock of a borg that lives as long as this test does: host, process and thread as borg writes them.
    const holder = `${repository('plain')}/lock.exclusive`;
    mkdirSync(holder);
    writeFileSync(`${holder}/elsewhere@1.${process.pid}-0`, '');
    try {
      const result = await check('plain');
      expect(result.state).toBe('ok');
      expect(english(result.summary)).toBe('Last backup 5 hours ago');
      expect(result.evidence.map((one) => english(one.message))).toContain('A backup is running');
    } finally {
      rmSync(holder, { recursive: true });
    }
  });

  it('keeps the last known backup when the server is gone, and says since when', async () => {
    const options = { repository: 'ssh://127.0.0.1:1/repository' };
    const unknown = await runCheck('borg', { options, environment });
    expect(unknown.state).toBe('unknown');
    const [key = ''] = Object.keys(unknown.memory as object);
    const memory = { [key]: { newest: Date.now() / 1000 - 100 * 3600 } };
    const known = await runCheck('borg', { options, environment, memory });
    expect(known.state).toBe('warning');
    expect(english(known.summary)).toMatch(/^Last backup 4 days ago.*; not reachable since/);
    expect(known.perfdata).toHaveLength(1);
  });

  it('says that the repository was moved', async () => {
    borg('init', '-e', 'none', repository('before'));
    renameSync(repository('before'), repository('after'));
    const result = await check('after');
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(/was at another place/);
  });
});
