import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import {
  buildRpms,
  hasPrograms,
  installRpms,
  makeFolder,
  makeOld,
  makeRepository,
  neverWritten,
  whenItHangs,
  withArguments,
  write,
} from '../../support/packages/packageTools';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { atWork } from '../../support/servers/silentServer';

const skip = !hasPrograms('dnf', 'rpm', 'rpmbuild', 'createrepo_c');
if (skip) console.log('dnf is not tried: dnf, rpm or createrepo-c is not installed here');
const options = { sources: ['dnf'] };

describe.skipIf(skip)('the updates check with the real dnf', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('dnf', !skip);
  const root = path.join(folder, 'root');
  const repos = path.join(folder, 'repos');
  const cache = path.join(root, 'var/cache/dnf');
  const places = [`--installroot=${root}`, `--setopt=reposdir=${repos}`, '--releasever=1'];
  const run = withArguments('dnf', places);
  const asUser = withArguments('dnf', places, 'ordinary user');
  const dnf = (...args: string[]) => execFileSync('dnf', [...places, '-q', ...args], { stdio: 'pipe' });
  const long = 'a-rather-long-package-name-that-fills-more-than-its-column-of-the-table';
  const repository = (name: string, at: string) =>
    write(
      path.join(repos, `${name}.repo`),
      `[${name}]\nname=${name}\nbaseurl=file://${at}\nenabled=1\ngpgcheck=0\n`,
    );

  beforeAll(() => {
    const work = path.join(folder, 'work');
    const advised = { name: 'hello', version: '1.1' };
    buildRpms(path.join(folder, 'old'), work, [
      { name: 'hello', version: '1.0' },
      { name: long, version: '1.0' },
    ]);
    const obsoleting = { name: 'hello-ng', version: '3.0', more: 'Obsoletes: hello < 3' };
    buildRpms(path.join(folder, 'new'), work, [advised, { name: long, version: '2.0' }, obsoleting]);
    makeRepository(path.join(folder, 'new'), work, advised);
    installRpms(root, path.join(folder, 'old'));
    buildRpms(path.join(folder, 'long'), work, [{ name: long, version: '1.0' }]);
    // As on every system: dnf wants a place for what an ordinary user asks.
    mkdirSync(path.join(root, 'var/tmp'), { recursive: true });
    chmodSync(path.join(root, 'var/tmp'), 0o1777);
    repository('tiny', path.join(folder, 'new'));
    write(path.join(root, 'etc/os-release'), 'ID=fedora\nPRETTY_NAME="Test 1"\nSUPPORT_END=2099-01-01\n');
  }, 60_000);
  afterAll(remove);

  it('empty: does not take an empty cache for "nothing pending"', async () => {
    const result = await runCheck('updates', { options, run, root });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(
      /DNF: cannot tell.*Ignoring repositories: tiny"; DNF: .*there is no index/,
    );
  });

  it('ok: counts updates, and security updates by their advisories', async () => {
    dnf('makecache');
    makeOld(cache, 1);
    const result = await runCheck('updates', { options, run, root });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/^DNF: 1 security update is pending, please install by/);
    expect(result.perfdata.slice(0, 3)).toEqual([
      'available_updates=2;;;0',
      'security_updates=1;0;;0',
      'dnf_updates=2;;;0',
    ]);
    expect(result.perfdata[3]).toMatch(/^dnf_index_age=864\d\ds;604800;;0$/);
  });

  it('no permission: does not take packages that an ordinary user may not look at for "nothing pending"', async () => {
    if (await ordinaryUser.missing()) return;
    // dnf itself ends with 0 and an empty list (tried with 4.14).
    const installed = execFileSync('rpm', ['--root', root, '-E', '%{_dbpath}'], { encoding: 'utf8' }).trim();
    chmodSync(path.join(root, installed), 0o700);
    const result = await runCheck('updates', { options, run: asUser, root });
    chmodSync(path.join(root, installed), 0o755);
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      expect.stringContaining('Packages database'),
    ]);
  });

  it('is not asked again while nothing changed on the disk, and is when something was installed or fetched', async () => {
    const database = execFileSync('rpm', ['--root', root, '-E', '%{_dbpath}'], { encoding: 'utf8' }).trim();
    const look = repeatedly('updates', { options, run, root, home: path.dirname(database) });
    const first = await look();
    const second = await look();
    expect([first.asked, second.asked]).toEqual([2, 0]);
    expect(second.result.perfdata.slice(0, 3)).toEqual(first.result.perfdata.slice(0, 3));
    execFileSync('rpm', ['--root', root, '-e', '--nodeps', long], { stdio: 'pipe' });
    const third = await look();
    expect([third.asked, third.result.perfdata[0]]).toEqual([2, 'available_updates=1;;;0']);
    expect((await look()).asked).toBe(0);
    dnf('makecache', '--refresh');
    expect((await look()).asked).toBe(2);
    installRpms(root, path.join(folder, 'long'));
    const last = await look();
    expect([last.asked, last.result.perfdata[0]]).toEqual([2, 'available_updates=2;;;0']);
    if (!(await ordinaryUser.missing())) {
      const theirs = repeatedly('updates', { options, run: asUser, root, home: path.dirname(database) });
      expect([(await theirs()).asked, (await theirs()).asked]).toEqual([2, 0]);
    }
    makeOld(cache, 1);
  });

  it('is found by itself on a system of that family', async () => {
    const result = await runCheck('updates', { run, root });
    expect(english(result.summary)).toMatch(/DNF: 1 security update/);
    expect(result.evidence.map((one) => english(one.message)).join()).not.toContain('apt');
  });

  it('says that more may be pending while one repository was never read', async () => {
    repository('other', '/nonexistent');
    const result = await runCheck('updates', { options, run, root });
    rmSync(path.join(repos, 'other.repo'));
    const evidence = result.evidence.map((one) => `${one.state} ${english(one.message)}`).join('\n');
    expect(evidence).toMatch(/unknown DNF: cannot tell whether that is all: .*Ignoring repositories: other/);
    expect(result.state).toBe('warning');
  });

  it('old: is UNKNOWN when its index is old and nothing is known to be pending', async () => {
    makeOld(cache, 9);
    const hidden = withArguments('dnf', [...places, '--exclude=*']);
    const result = await runCheck('updates', { options, run: hidden, root });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(/DNF: cannot tell, the index is 9 days old/);
    makeOld(cache, 0);
  });

  it('ok: is OK when nothing is pending', async () => {
    makeOld(cache, 1);
    const hidden = [...places, '--exclude=*'];
    for (const as of [undefined, (await ordinaryUser.missing()) ? undefined : ('ordinary user' as const)]) {
      const result = await runCheck('updates', { options, run: withArguments('dnf', hidden, as), root });
      expect([result.state, english(result.summary)]).toEqual(['ok', 'DNF: no updates are pending']);
    }
  });

  it('no permission: is UNKNOWN with the reason when its cache may not be read', async (test) => {
    if (await ordinaryUser.missing()) return test.skip();
    chmodSync(cache, 0o700);
    const denied = await runCheck('updates', { options, run: asUser, root });
    chmodSync(cache, 0o755);
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringContaining('Ignoring repositories'),
    ]);
  });

  it('locked: waits no longer than its time for a dnf that is at work, and an ordinary user does not wait', async () => {
    const said = await runCheck('updates', { options, run, root });
    const slow = path.join(folder, 'slow');
    const other = await atWork((address) => {
      write(path.join(slow, 'slow.repo'), `[slow]\nname=slow\nbaseurl=${address}\nenabled=1\n`);
      const its = [...places, `--setopt=reposdir=${slow}`];
      return { argv: ['dnf', ...its, '-q', 'makecache', '--refresh'] };
    });
    try {
      const locked = await runCheck('updates', { options, run, root, timeout: 3 });
      expect([locked.state, english(locked.summary)]).toEqual([
        'unknown',
        expect.stringContaining('3 seconds'),
      ]);
      if (await ordinaryUser.missing()) return;
      // Their dnf has locks of its own.
      const theirs = await runCheck('updates', { options, run: asUser, root });
      expect([theirs.summary.id, ...theirs.perfdata.slice(0, 3)]).toEqual([
        said.summary.id,
        ...said.perfdata.slice(0, 3),
      ]);
    } finally {
      await other.end();
    }
  });

  it('does not take an old repository among fresh ones for "nothing pending"', async () => {
    repository('fresh', path.join(folder, 'new'));
    // Where a system has them; the check looks there which of them are enabled.
    cpSync(repos, path.join(root, 'etc/yum.repos.d'), { recursive: true });
    dnf('makecache', '--refresh');
    const tiny = readdirSync(cache).find((name) => /^tiny-[0-9a-f]{16}$/.test(name)) ?? '';
    makeOld(path.join(cache, tiny), 15);
    const hidden = withArguments('dnf', [...places, '--exclude=*']);
    const result = await runCheck('updates', { options, run: hidden, root });
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      'DNF: cannot tell whether that is all: the index of tiny is 15 days old',
    ]);
    rmSync(path.join(root, 'etc/yum.repos.d/tiny.repo'));
    expect((await runCheck('updates', { options, run: hidden, root })).state).toBe('ok');
    rmSync(path.join(root, 'etc/yum.repos.d'), { recursive: true });
    rmSync(path.join(repos, 'fresh.repo'));
    for (const name of readdirSync(cache).filter((one) => one.startsWith('fresh')))
      rmSync(path.join(cache, name), { recursive: true });
    dnf('makecache', '--refresh');
  });

  it('hanging: is UNKNOWN in time when a file of its cache never ends, and no dnf is left', async () => {
    const names = readdirSync(cache, { recursive: true, encoding: 'utf8' });
    const undo = neverWritten(path.join(cache, names.find((name) => name.endsWith('repomd.xml')) ?? ''));
    const look = () => runCheck('updates', { options, run, root, timeout: 2 });
    const seen = await whenItHangs(look, 'dnf', folder);
    undo();
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/dnf .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('missing: is UNKNOWN with the reason', async () => {
    const missing = await runCheck('updates', { options, environment: { PATH: '/nonexistent' }, root });
    expect([missing.state, english(missing.summary)]).toEqual([
      'unknown',
      expect.stringContaining('dnf is not installed'),
    ]);
  });

  it('empty: is UNKNOWN with the reason without repositories', async () => {
    const without = withArguments('dnf', [...places, '--setopt=reposdir=/nonexistent']);
    const none = await runCheck('updates', { options, run: without, root });
    expect([none.state, english(none.summary)]).toEqual([
      'unknown',
      expect.stringContaining('no enabled repositories'),
    ]);
  });

  it('garbage: is UNKNOWN with the reason when its cache is garbage', async () => {
    for (const name of readdirSync(cache, { recursive: true, encoding: 'utf8' }))
      if (/repomd\.xml$|\.solv/.test(name)) writeFileSync(path.join(cache, name), 'garbage');
    const result = await runCheck('updates', { options, run, root });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(/Ignoring repositories: tiny/);
  });
});
