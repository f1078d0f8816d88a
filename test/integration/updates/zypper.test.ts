import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const skip = !hasPrograms('zypper', 'rpm', 'rpmbuild', 'createrepo_c');
if (skip) console.log('zypper is not tried: zypper, rpm or createrepo-c is not installed here');
const options = { sources: ['zypper'] };

describe.skipIf(skip)('the updates check with the real zypper', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('zypper', !skip);
  const root = path.join(folder, 'root');
  const raw = path.join(root, 'var/cache/zypp/raw');
  const run = withArguments('zypper', ['--root', root]);
  const repository = (name: string, at: string) =>
    write(
      path.join(root, `etc/zypp/repos.d/${name}.repo`),
      `[${name}]\nname=${name}\nbaseurl=file://${at}\nenabled=1\ngpgcheck=0\nautorefresh=0\n`,
    );

  beforeAll(() => {
    const work = path.join(folder, 'work');
    const advised = { name: 'hello', version: '1.1' };
    buildRpms(path.join(folder, 'old'), work, [
      { name: 'hello', version: '1.0' },
      { name: 'world', version: '1.0' },
    ]);
    buildRpms(path.join(folder, 'new'), work, [advised, { name: 'world', version: '2.0' }]);
    makeRepository(path.join(folder, 'new'), work, advised);
    installRpms(root, path.join(folder, 'old'));
    write(
      path.join(root, 'etc/os-release'),
      'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.6"\n',
    );
  }, 60_000);
  afterAll(remove);

  it('empty: does not take a system without repositories for "nothing pending"', async () => {
    const result = await runCheck('updates', { options, run, root });
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      expect.stringContaining('there is no index'),
    ]);
  });

  it('ok: counts packages and security patches', async () => {
    repository('tiny', path.join(folder, 'new'));
    execFileSync('zypper', ['--root', root, '--non-interactive', '--no-gpg-checks', 'refresh'], {
      stdio: 'pipe',
    });
    const result = await runCheck('updates', { options, run, root });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/^Zypper: 1 security update is pending, please install by/);
    expect(result.perfdata.slice(0, 2)).toEqual(['available_updates=3;;;0', 'security_updates=1;0;;0']);
  });

  it('is not asked again while nothing changed on the disk, and is when something was removed or fetched', async () => {
    const same = path.join(folder, 'again');
    cpSync(root, same, { recursive: true, preserveTimestamps: true });
    const database = execFileSync('rpm', ['--root', same, '-E', '%{_dbpath}'], { encoding: 'utf8' }).trim();
    const given = {
      run: withArguments('zypper', ['--root', same]),
      root: same,
      home: path.dirname(database),
    };
    const look = repeatedly('updates', { options, ...given });
    expect([(await look()).asked, (await look()).asked]).toEqual([2, 0]);
    if (!(await ordinaryUser.missing())) {
      const user = withArguments('zypper', ['--root', same], 'ordinary user');
      const theirs = repeatedly('updates', { options, ...given, run: user });
      expect([(await theirs()).asked, (await theirs()).asked]).toEqual([2, 0]);
    }
    execFileSync('rpm', ['--root', same, '-e', '--nodeps', 'world'], { stdio: 'pipe' });
    const third = await look();
    expect([third.asked, third.result.perfdata[0]]).toEqual([2, 'available_updates=2;;;0']);
    expect((await look()).asked).toBe(0);
    const refresh = ['--non-interactive', '--no-gpg-checks', 'refresh'];
    execFileSync('zypper', ['--root', same, ...refresh], { stdio: 'pipe' });
    expect((await look()).asked).toBe(2);
    write(path.join(same, 'proc/sys/kernel/random/boot_id'), 'one\n');
    const restart = repeatedly('updates', { options: { sources: ['reboot'] }, ...given });
    expect([(await restart()).asked, (await restart()).asked]).toEqual([1, 0]);
    write(path.join(same, 'run/reboot-needed'), '');
    const needed = await restart();
    expect([needed.asked, needed.result.state]).toEqual([1, 'warning']);
  });

  it('is asked whether a restart is pending', async () => {
    const given = { options: { sources: ['reboot'] }, run, root };
    const result = await runCheck('updates', given);
    expect([result.state, english(result.summary)]).toEqual(['ok', 'No restart is pending']);
  });

  it('says that more may be pending while one repository cannot be read', async () => {
    repository('other', '/nonexistent');
    const result = await runCheck('updates', { options, run, root });
    rmSync(path.join(root, 'etc/zypp/repos.d/other.repo'));
    const evidence = result.evidence.map((one) => `${one.state} ${english(one.message)}`).join('\n');
    expect(evidence).toMatch(/unknown Zypper: cannot tell whether that is all: .*nonexistent/);
  });

  it('ok: is OK when nothing is pending', async () => {
    const same = path.join(folder, 'same');
    cpSync(root, same, { recursive: true, preserveTimestamps: true });
    execFileSync('rpm', ['--root', same, '-e', '--nodeps', 'hello', 'world'], { stdio: 'pipe' });
    const other = withArguments('zypper', ['--root', same]);
    const fresh = await runCheck('updates', { options, run: other, root: same });
    expect([fresh.state, english(fresh.summary)]).toEqual(['ok', 'Zypper: no updates are pending']);
  });

  it('old: is UNKNOWN when the index is old', async () => {
    const same = path.join(folder, 'same');
    const other = withArguments('zypper', ['--root', same]);
    makeOld(path.join(same, 'var/cache/zypp/raw'), 9);
    const old = await runCheck('updates', { options, run: other, root: same });
    expect([old.state, english(old.summary)]).toEqual([
      'unknown',
      'Zypper: cannot tell, the index is 9 days old',
    ]);
  });

  it('locked: says who holds the lock to root, and tells an ordinary user all the same', async () => {
    const said = await runCheck('updates', { options, run, root });
    const slow = path.join(root, 'etc/zypp/repos.d/slow.repo');
    const other = await atWork((address) => {
      write(slow, `[slow]\nname=slow\nbaseurl=${address}\nenabled=1\nautorefresh=0\n`);
      return { argv: ['zypper', '--root', root, '--non-interactive', 'refresh', '--force', 'slow'] };
    });
    rmSync(slow);
    try {
      const locked = await runCheck('updates', { options, run, root });
      const isRoot = process.getuid?.() === 0;
      expect([locked.state, english(locked.summary)]).toEqual([
        isRoot ? 'unknown' : said.state,
        expect.stringContaining(isRoot ? 'System management is locked' : 'Zypper'),
      ]);
      if (await ordinaryUser.missing()) return;
      const user = withArguments('zypper', ['--root', root], 'ordinary user');
      const theirs = await runCheck('updates', { options, run: user, root });
      expect([theirs.summary.id, ...theirs.perfdata.slice(0, 2)]).toEqual([
        said.summary.id,
        ...said.perfdata.slice(0, 2),
      ]);
    } finally {
      await other.end();
    }
  });

  it('does not take an old repository among fresh ones for "nothing pending"', async () => {
    const same = path.join(folder, 'left-behind');
    cpSync(root, same, { recursive: true, preserveTimestamps: true });
    execFileSync('rpm', ['--root', same, '-e', '--nodeps', 'hello', 'world'], { stdio: 'pipe' });
    const fresh = path.join(same, 'etc/zypp/repos.d/fresh.repo');
    write(
      fresh,
      `[fresh]\nname=fresh\nbaseurl=file://${path.join(folder, 'new')}\nenabled=1\nautorefresh=0\n`,
    );
    const refresh = ['--non-interactive', '--no-gpg-checks', 'refresh'];
    execFileSync('zypper', ['--root', same, ...refresh], { stdio: 'pipe' });
    makeOld(path.join(same, 'var/cache/zypp/raw/tiny'), 15);
    const other = withArguments('zypper', ['--root', same]);
    const result = await runCheck('updates', { options, run: other, root: same });
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      'Zypper: cannot tell whether that is all: the index of tiny is 15 days old',
    ]);
    // One that is switched off may grow as old as it likes.
    const tiny = path.join(same, 'etc/zypp/repos.d/tiny.repo');
    write(tiny, readFileSync(tiny, 'utf8').replace('enabled=1', 'enabled=0'));
    expect((await runCheck('updates', { options, run: other, root: same })).state).toBe('ok');
  });

  it('hanging: is UNKNOWN in time when a file of a repository never ends, and no zypper is left', async () => {
    // It takes no notice of a friendly end (SIGTERM) while it reads.
    const undo = neverWritten(path.join(root, 'etc/zypp/repos.d/later.repo'));
    const look = () => runCheck('updates', { options, run, root, timeout: 2 });
    const seen = await whenItHangs(look, 'zypper', folder);
    undo();
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/zypper .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('missing: is UNKNOWN with the reason', async () => {
    const missing = await runCheck('updates', { options, environment: { PATH: '/nonexistent' }, root });
    expect([missing.state, english(missing.summary)]).toEqual([
      'unknown',
      expect.stringContaining('zypper is not installed'),
    ]);
  });

  it('no permission: is UNKNOWN with the reason when its cache cannot be made', async (test) => {
    if (await ordinaryUser.missing()) return test.skip();
    rmSync(path.join(root, 'var/cache/zypp'), { recursive: true });
    const user = withArguments('zypper', ['--root', root], 'ordinary user');
    const denied = await runCheck('updates', { options, run: user, root });
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/Can't create|cache/),
    ]);
  });

  it('garbage: is UNKNOWN with the reason when the metadata are garbage', async () => {
    write(path.join(raw, 'tiny/repodata/repomd.xml'), 'garbage');
    writeFileSync(path.join(folder, 'new/repodata/repomd.xml'), 'garbage');
    const result = await runCheck('updates', { options, run, root });
    expect(result.state).toBe('unknown');
  });
});
