import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import {
  hasPrograms,
  makeFolder,
  makeOld,
  neverWritten,
  whenItHangs,
  withArguments,
  write,
} from '../../support/packages/packageTools';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { atWork } from '../../support/servers/silentServer';

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

  it('ok: counts what the last synchronisation offers, and says that it does not know about security', async () => {
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

  it('locked: says the same beside a pacman that is at work, also to an ordinary user without a network', async () => {
    offer('1.1-1');
    const its = path.join(folder, 'slow.conf');
    const other = await atWork((address) => {
      write(its, `[options]\nArchitecture = auto\nSigLevel = Never\n[tiny]\nServer = ${address}\n`);
      return { argv: ['pacman', '--config', its, '--root', root, '--dbpath', data, '-Syy'] };
    });
    expect(existsSync(path.join(data, 'db.lck'))).toBe(true);
    const locked = await check();
    expect(locked.perfdata[0]).toBe('available_updates=1;;;0');
    const user = withArguments('pacman', places, 'ordinary user');
    const missing = await ordinaryUser.missing();
    const theirs = missing ? locked : await runCheck('updates', { options, run: user, root });
    await other.end();
    // As pacman says itself after such an end.
    rmSync(path.join(data, 'db.lck'));
    expect(theirs.perfdata[0]).toBe('available_updates=1;;;0');
    if (missing) return;
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

  it('ok: is OK when nothing newer is offered', async () => {
    offer('1.0-1');
    const fresh = await check();
    expect([fresh.state, english(fresh.summary)]).toEqual(['ok', 'pacman: no updates are pending']);
  });

  it('old: is UNKNOWN when the last synchronisation was long ago', async () => {
    offer('1.0-1');
    makeOld(path.join(data, 'sync'), 9);
    const old = await check();
    expect([old.state, english(old.summary)]).toEqual([
      'unknown',
      'pacman: cannot tell, the index is 9 days old',
    ]);
  });

  const expectUnknown = async (words: RegExp) => {
    const result = await check();
    expect([result.state, english(result.summary)]).toEqual(['unknown', expect.stringMatching(words)]);
  };

  it('empty: is UNKNOWN when it was never synchronised', () =>
    expectUnknown(/database file for 'tiny' does not exist/));

  it('empty: is UNKNOWN when the database is an empty file', async () => {
    writeFileSync(database, '');
    await expectUnknown(/there is no index/);
  });

  it('garbage: is UNKNOWN when the database is garbage', async () => {
    writeFileSync(database, 'garbage');
    await expectUnknown(/Unrecognized archive format|could not read db 'tiny'/);
  });

  it('hanging: is UNKNOWN in time when a file of its database never ends, and no pacman is left', async () => {
    offer('1.1-1');
    const local = path.join(data, 'local');
    const hello = readdirSync(local).find((name) => name.startsWith('hello-')) ?? '';
    const undo = neverWritten(path.join(local, hello, 'desc'));
    const look = () => runCheck('updates', { options, run, root, timeout: 2 });
    const seen = await whenItHangs(look, 'pacman', folder);
    undo();
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/pacman .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('missing: is UNKNOWN with the reason', async () => {
    const missing = await runCheck('updates', { options, environment: { PATH: '/nonexistent' }, root });
    expect([missing.state, english(missing.summary)]).toEqual([
      'unknown',
      expect.stringContaining('pacman is not installed'),
    ]);
  });

  it('no permission: is UNKNOWN with the reason', async (test) => {
    if (await ordinaryUser.missing()) return test.skip();
    offer('1.1-1');
    execFileSync('chmod', ['000', database]);
    const user = withArguments('pacman', places, 'ordinary user');
    const denied = await runCheck('updates', { options, run: user, root });
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringContaining('Permission denied'),
    ]);
  });
});
