import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../../support/checks';
import { endProcess, firstLine } from '../../support/childProcess';
import { ordinaryUser } from '../../support/ordinaryUser';
import { hanging, hasPrograms, makeFolder, makeOld, withArguments, write } from '../../support/packageTools';

/** Holds the locks that apt and dpkg take (fcntl); a program of its own, because a process never waits for itself. */
async function holdLocks(files: readonly string[]): Promise<ChildProcess> {
  const script =
    'import fcntl, sys, time\nheld = [open(name, "w") for name in sys.argv[1:]]\n' +
    'for one in held: fcntl.lockf(one, fcntl.LOCK_EX)\nprint("held", flush=True)\ntime.sleep(600)';
  const holder = spawn('python3', ['-c', script, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  await firstLine(holder);
  return holder;
}

const skip = !hasPrograms('apt-get');
if (skip) console.log('apt is not tried: it is not installed here');
const options = { sources: ['apt'] };

describe.skipIf(skip)(
  'the updates check with the real apt and a small repository',
  { timeout: 60_000 },
  () => {
    const { folder, remove } = makeFolder('apt', !skip);
    const root = path.join(folder, 'root');
    const lists = path.join(root, 'var/lib/apt/lists');
    const status = path.join(root, 'var/lib/dpkg/status');
    const environment = { APT_CONFIG: path.join(folder, 'apt.conf') };
    const apt = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'pipe', env: { ...process.env, ...environment } });
    const check = () => runCheck('updates', { options, environment, root });

    const stanza = (name: string, version: string, more: string) =>
      `Package: ${name}\nVersion: ${version}\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: tiny\n${more}\n`;
    const installed = (...names: string[]) =>
      write(status, names.map((name) => stanza(name, '1.0', 'Status: install ok installed\n')).join(''));
    const offer = (name: string, label: string) => {
      const at = path.join(folder, label);
      const packages = stanza(name, '1.1', `Filename: ${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\n`);
      const sum = createHash('sha256').update(packages).digest('hex');
      write(path.join(at, 'Packages'), packages);
      const head = `Origin: Debian\nLabel: ${label}\nSuite: stable\nVersion: 12\nCodename: test\nDate: ${new Date().toUTCString()}\n`;
      write(path.join(at, 'Release'), `${head}SHA256:\n ${sum} ${packages.length} Packages\n`);
      return `deb [trusted=yes] file:${at} ./\n`;
    };

    beforeAll(() => {
      for (const name of [
        'etc/apt/preferences.d',
        'etc/apt/apt.conf.d',
        'var/lib/apt/lists/partial',
        'var/cache/apt/archives/partial',
      ])
        mkdirSync(path.join(root, name), { recursive: true });
      write(
        path.join(folder, 'apt.conf'),
        `Dir "${root}/";\nDir::State::status "${status}";\nAPT::Architecture "amd64";\nAPT::Sandbox::User "root";\n`,
      );
      write(
        path.join(root, 'etc/apt/sources.list'),
        offer('hello', 'Debian-Security') + offer('world', 'Debian'),
      );
      installed('hello', 'world');
    });
    afterAll(remove);

    it('does not take a missing index for "nothing pending"', async () => {
      const result = await check();
      expect([result.state, english(result.summary)]).toEqual([
        'unknown',
        'apt: cannot tell, there is no index',
      ]);
    });

    it('tells security updates from others', async () => {
      apt('update');
      const result = await check();
      expect(result.state).toBe('warning');
      expect(result.evidence.map((one) => english(one.message))).toEqual([
        expect.stringContaining('apt: 1 security update is pending, please install by'),
        'apt: 1 other update is available, none of them urgent',
        expect.stringContaining('apt: the index was refreshed'),
      ]);
      expect(result.perfdata.slice(0, 3)).toEqual([
        'available_updates=2;;;0',
        'security_updates=1;0;;0',
        'apt_updates=2;;;0',
      ]);
    });

    it('is not asked again while nothing changed on the disk, and is when something did', async () => {
      let asked = 0;
      const real = withArguments('apt-get', []);
      const again = (memory: unknown) =>
        runCheck('updates', {
          options,
          environment,
          root,
          memory,
          run: (command) => {
            asked += 1;
            return real(command);
          },
        });
      const first = await again(undefined);
      const second = await again(first.memory);
      expect([asked, second.state, second.summary]).toEqual([1, first.state, first.summary]);
      expect(second.memory).toEqual(first.memory);
      installed('hello');
      const third = await again(second.memory);
      expect([asked, third.perfdata[0]]).toEqual([2, 'available_updates=1;;;0']);
      const { firstSeen, answers } = third.memory as { firstSeen: object; answers: { apt: object } };
      await again({ firstSeen, answers: { apt: { ...answers.apt, at: 1 } } });
      expect(asked).toBe(3);
    });

    it('is OK when nothing is pending, and UNKNOWN when the index is old', async () => {
      // Of another length: apt's own cache tells files apart by second and size.
      installed('something-else');
      const fresh = await check();
      expect([fresh.state, english(fresh.summary)]).toEqual(['ok', 'apt: no updates are pending']);
      makeOld(path.dirname(lists), 9);
      const old = await check();
      expect([old.state, english(old.summary)]).toEqual([
        'unknown',
        'apt: cannot tell, the index is 9 days old',
      ]);
      makeOld(path.dirname(lists), 0);
    });

    it('does not wait for an apt that is at work', async () => {
      const locks = ['var/lib/dpkg/lock', 'var/lib/dpkg/lock-frontend', 'var/lib/apt/lists/lock'];
      const files = locks.map((name) => path.join(root, name));
      for (const file of files) write(file, '');
      const holder = await holdLocks(files);
      const result = await check();
      await endProcess(holder);
      expect([result.state, english(result.summary)]).toEqual(['ok', 'apt: no updates are pending']);
    });

    it('is UNKNOWN with the reason when it is missing', async () => {
      const given = { environment: { PATH: '/nonexistent' }, root };
      const result = await runCheck('updates', { options, ...given });
      expect([result.state, english(result.summary)]).toEqual([
        'unknown',
        expect.stringContaining('apt-get is not installed'),
      ]);
    });

    it('is UNKNOWN with the reason without permission and when it hangs', async () => {
      const hangs = await runCheck('updates', {
        options,
        environment: { ...environment, ...hanging(folder, 'apt-get') },
        timeout: 1,
        root,
      });
      expect([hangs.state, english(hangs.summary)]).toEqual([
        'unknown',
        expect.stringMatching(/apt-get .*1 second/),
      ]);
      if (await ordinaryUser.missing()) return;
      chmodSync(status, 0o600);
      const run = withArguments('apt-get', [], 'ordinary user');
      const denied = await runCheck('updates', { options, environment, run, root });
      chmodSync(status, 0o644);
      expect([denied.state, english(denied.summary)]).toEqual([
        'unknown',
        expect.stringContaining('Permission denied'),
      ]);
      const allowed = await runCheck('updates', { options, environment, run, root });
      expect([allowed.state, english(allowed.summary)]).toEqual(['ok', 'apt: no updates are pending']);
    });

    it('is UNKNOWN with the reason when the lists are garbage', async () => {
      rmSync(path.join(root, 'var/cache/apt'), { recursive: true });
      for (const name of readdirSync(lists).filter((one) => one.endsWith('_Packages')))
        writeFileSync(path.join(lists, name), 'garbage\n');
      const result = await check();
      expect([result.state, english(result.summary)]).toEqual([
        'unknown',
        expect.stringContaining('apt-get'),
      ]);
    });
  },
);
