import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PackageFacts } from '../../../../../../electron/checks/updates/facts';
import { readDnf, withSecurity } from '../../../../../../electron/checks/updates/sources/dnf';
import {
  isDnf5,
  parseRepositories,
  readRepositories,
} from '../../../../../../electron/checks/updates/sources/dnf5';
import type { ProcessOutcome } from '../../../../../../electron/platform/processes/process';
import { english, exited, runCheck } from '../../../../../support/agent/checks';

const recorded = (name: string) => readFileSync(`test/fixtures/linux/dnf/${name}`, 'utf8');
const pending = exited(100, recorded('dnf5-check-update.txt'), recorded('dnf5-check-update.stderr'));
const nothing = exited(0, '', recorded('dnf5-check-update.stderr'));
const bothRepositories = recorded('dnf5-repo-info.txt');
/** Epoch seconds of what the recorded repository "tiny" says. */
const fetched = Date.parse('2026-11-21T10:41:20Z') / 1000;
const [other = '', tiny = ''] = bothRepositories.trim().split('\n\n');

const listed = (outcome: ProcessOutcome): PackageFacts => ({
  source: 'dnf',
  index: { kind: 'refreshed', at: 1 },
  pending: readDnf(outcome, 60),
});
const read = (outcome: ProcessOutcome, info: string) => {
  const facts = readRepositories(exited(0, info), listed(outcome), 60);
  const reason =
    facts.pending.kind === 'unknown' ? facts.pending.reason : (facts.pending.incomplete ?? undefined);
  return { ...facts, reason: reason && english(reason) };
};

describe('dnf 5.4 (recorded)', () => {
  it('lists what is pending below a heading, and the security among it', () => {
    const marked = withSecurity(readDnf(pending, 60), exited(0, recorded('dnf5-updateinfo.txt')), 60);
    expect(marked.kind === 'known' && marked.updates).toEqual([
      {
        id: 'a-rather-long-package-name-that-fills-more-than-its-column-of-the-table.noarch',
        security: false,
      },
      { id: 'hello.noarch', security: true },
    ]);
  });

  it('is believed about nothing pending where every repository is there', () => {
    expect(read(nothing, tiny)).toMatchObject({
      index: { kind: 'refreshed', at: fetched },
      pending: { kind: 'known', updates: [] },
      reason: undefined,
    });
  });

  it('is not believed about nothing pending where one repository is left out, or all are', () => {
    expect(read(nothing, bothRepositories)).toMatchObject({
      pending: { kind: 'unknown' },
      reason: 'it says "no cache for other"',
    });
    expect(read(nothing, other)).toMatchObject({ index: { kind: 'missing' }, pending: { kind: 'unknown' } });
    expect(read(pending, bothRepositories)).toMatchObject({
      pending: { kind: 'known' },
      reason: 'it says "no cache for other"',
    });
  });

  it('is not believed about nothing pending without any repository, or when it does not say which', () => {
    expect(read(nothing, '').reason).toBe('no repository is set up');
    expect(read(nothing, 'Letzte Aktualisierung: gestern\n').reason).toMatch(/could not be understood/);
    expect(read(nothing, tiny.replace('(last: 2', '(last: x')).reason).toMatch(/could not be understood/);
    expect(readRepositories(exited(1, '', 'Failed to load'), listed(nothing), 60).pending).toMatchObject({
      kind: 'unknown',
    });
  });

  it('is as old as the oldest repository that is fetched at least weekly', () => {
    const older = tiny.replace('2026-11-21 10:41:20', '2026-11-01 10:41:20');
    const release = older.replace('172800 seconds', '604800 seconds');
    expect(read(nothing, `${tiny}\n\n${older}\n`).index).toEqual({
      kind: 'refreshed',
      at: fetched - 20 * 86_400,
    });
    expect(read(nothing, `${tiny}\n\n${release}\n`).index).toEqual({ kind: 'refreshed', at: fetched });
    expect(read(nothing, release).index).toEqual({ kind: 'refreshed', at: fetched - 20 * 86_400 });
  });

  it('does not count the repository that a plugin makes for itself', () => {
    const plugins = other.replace(/^Config file.*\n/m, '');
    expect(parseRepositories(plugins)).toEqual([]);
    expect(read(nothing, `${tiny}\n\n${plugins}`)).toMatchObject({ reason: undefined });
  });

  it.each([
    ['dnf5-no-cache.stderr', /no cache for repository "tiny"/],
    ['dnf5-permission.stderr', /Permission denied|unable to open/],
    ['dnf5-garbage-database.stderr', /rpmtsOpenDB failed/],
  ])('says why it cannot tell: %s', (name, reason) => {
    const said = readDnf(exited(1, '', recorded(name)), 60);
    expect(said.kind === 'unknown' && english(said.reason)).toMatch(reason);
  });

  it('is asked for root’s cache, and told from dnf 4 by the program', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'fettle-dnf5-'));
    mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
    expect(await isDnf5(root)).toBe(false);
    mkdirSync(path.join(root, 'usr/bin/dnf5'));
    symlinkSync('dnf5', path.join(root, 'usr/bin/dnf'));
    const asked: string[] = [];
    const result = await runCheck('updates', {
      options: { sources: ['dnf'] },
      root,
      run: async ({ argv, environment }) => {
        asked.push(`TZ=${environment?.TZ} ${argv.join(' ')}`);
        if (argv.includes('check-update')) return pending;
        return exited(0, argv.includes('info') ? tiny : recorded('dnf5-updateinfo.txt'));
      },
    });
    rmSync(root, { recursive: true });
    const base = 'TZ=UTC dnf -C --setopt=cachedir=/var/cache/libdnf5';
    expect(asked).toEqual([
      `${base} check-update`,
      `${base} -q repo info`,
      `${base} -q updateinfo list --security`,
    ]);
    expect(result.perfdata.slice(0, 2)).toEqual(['available_updates=2;;;0', 'security_updates=1;0;;0']);
  });
});
