import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/checks';
import { ordinaryUser } from '../../support/ordinaryUser';
import { hanging, hasPrograms, makeFolder, makeOld, withArguments, write } from '../../support/packageTools';

const skip = !hasPrograms('pacman', 'tar');
if (skip) console.log('pacman is not tried: it is not installed here');
const options = { sources: ['pacman'] };

describe.skipIf(skip)('the updates check with the real pacman', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('pacman', !skip);
  const root = path.join(folder, 'root');
  const data = path.join(root, 'var/lib/pacman');
  const database = path.join(data, 'sync/tiny.db');
  const configuration = path.join(folder, 'pacman.conf');
  const places = ['--config', configuration, '--root', root, '--dbpath', data];
  const run = withArguments('pacman', places);
  const check = () => runCheck('updates', { options, run, root });

  /** A repository that offers a version; the form is that of repo-add. */
  const offer = (version: string) => {
    const desc = `%FILENAME%\nhello.pkg.tar\n\n%NAME%\nhello\n\n%VERSION%\n${version}\n\n%CSIZE%\n1\n\n%ISIZE%\n1\n\n%ARCH%\nany\n\n`;
    const entry = `hello-${version}`;
    write(path.join(folder, 'database', entry, 'desc'), desc);
    execFileSync('tar', ['cf', database, '-C', path.join(folder, 'database'), entry]);
  };

  const install = (version: string) => {
    write(
      path.join(folder, 'package/.PKGINFO'),
      `pkgname = hello\npkgver = ${version}\npkgdesc = tiny\nbuilddate = 1\nsize = 0\narch = any\n`,
    );
    const file = path.join(folder, 'hello.pkg.tar');
    execFileSync('tar', ['cf', file, '-C', path.join(folder, 'package'), '.PKGINFO']);
    execFileSync('pacman', [...places, '-U', '--noconfirm', '--noscriptlet', file], { stdio: 'pipe' });
  };

  beforeAll(() => {
    write(
      configuration,
      '[options]\nArchitecture = auto\nSigLevel = Never\n[tiny]\nServer = file:///nonexistent\n',
    );
    write(path.join(root, 'etc/os-release'), 'ID=arch\n');
    write(path.join(data, 'sync/.keep'), '');
    install('1.0-1');
  });
  afterAll(remove);
  beforeEach(() => rmSync(database, { force: true }));

  it('counts what the last synchronisation offers, and says that it does not know about security', async () => {
    offer('1.1-1');
    const result = await check();
    expect(english(result.summary)).toBe(
      'pacman: 1 update is available; pacman does not say which are for security',
    );
    expect(result.state).toBe('ok');
    const limited = await runCheck('updates', {
      options,
      run,
      root,
      thresholds: { count: { warning: 0, critical: 9 } },
    });
    expect(limited.state).toBe('warning');
    expect(limited.perfdata[0]).toBe('available_updates=1;0;9;0');
  });

  it('says the same to an ordinary user without a network, and beside a pacman that is at work', async () => {
    offer('1.1-1');
    const lock = path.join(data, 'db.lck');
    writeFileSync(lock, '');
    const locked = await check();
    rmSync(lock);
    expect(locked.perfdata[0]).toBe('available_updates=1;;;0');
    if (await ordinaryUser.missing()) return;
    const user = withArguments('pacman', places, 'ordinary user');
    const theirs = await runCheck('updates', { options, run: user, root });
    expect(theirs.perfdata[0]).toBe('available_updates=1;;;0');
    offer('1.0-1');
    const fresh = await runCheck('updates', { options, run: user, root });
    expect([fresh.state, english(fresh.summary)]).toEqual(['ok', 'pacman: no updates are pending']);
  });

  it('is not asked again while nothing changed on the disk, and is when something was offered or installed', async () => {
    offer('1.0-1');
    const look = repeatedly('updates', { options, run, root });
    expect([(await look()).asked, (await look()).asked]).toEqual([1, 0]);
    offer('1.1-1');
    const third = await look();
    expect([third.asked, third.result.perfdata[0]]).toEqual([1, 'available_updates=1;;;0']);
    expect((await look()).asked).toBe(0);
    install('1.1-1');
    const last = await look();
    expect([last.asked, last.result.perfdata[0]]).toEqual([1, 'available_updates=0;;;0']);
    install('1.0-1');
    expect((await look()).asked).toBe(1);
  });

  it('is OK when nothing newer is offered, and UNKNOWN when that was long ago', async () => {
    offer('1.0-1');
    const fresh = await check();
    expect([fresh.state, english(fresh.summary)]).toEqual(['ok', 'pacman: no updates are pending']);
    makeOld(path.join(data, 'sync'), 9);
    const old = await check();
    expect([old.state, english(old.summary)]).toEqual([
      'unknown',
      'pacman: cannot tell, the index is 9 days old',
    ]);
  });

  it.each<[string, () => void, RegExp]>([
    ['was never synchronised', () => {}, /database file for 'tiny' does not exist/],
    [
      'is garbage',
      () => writeFileSync(database, 'garbage'),
      /Unrecognized archive format|could not read db 'tiny'/,
    ],
    ['is empty', () => writeFileSync(database, ''), /there is no index/],
  ])('is UNKNOWN when the database %s', async (_, prepare, words) => {
    prepare();
    const result = await check();
    expect([result.state, english(result.summary)]).toEqual(['unknown', expect.stringMatching(words)]);
  });

  it('is UNKNOWN with the reason without permission, when it hangs and when it is missing', async () => {
    offer('1.1-1');
    const hangs = await runCheck('updates', {
      options,
      environment: hanging(folder, 'pacman'),
      timeout: 1,
      root,
    });
    expect([hangs.state, english(hangs.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/pacman .*1 second/),
    ]);
    const missing = await runCheck('updates', { options, environment: { PATH: '/nonexistent' }, root });
    expect(english(missing.summary)).toContain('pacman is not installed');
    if (await ordinaryUser.missing()) return;
    execFileSync('chmod', ['000', database]);
    const user = withArguments('pacman', places, 'ordinary user');
    const denied = await runCheck('updates', { options, run: user, root });
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringContaining('Permission denied'),
    ]);
  });
});
