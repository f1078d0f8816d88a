import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import { type AptWorld, aptWorld, dpkgAtWork } from '../../support/packages/aptWorld';
import { hasPrograms, makeFolder, write } from '../../support/packages/packageTools';

const skip = !hasPrograms('apt-get', 'dpkg');
const options = { sources: ['apt'] };

// What apt-get itself calls "0 upgraded" although not all is well.
describe.skipIf(skip)(
  'the updates check does not take for "nothing pending" what apt',
  { timeout: 60_000 },
  () => {
    const { folder, remove } = makeFolder('apt-pitfalls', !skip);
    let count = 0;
    let place: string;
    let world: AptWorld;
    const check = async (more: object = {}) => {
      const { environment, root } = world;
      const result = await runCheck('updates', { options, environment, root, ...more });
      return { result, told: result.evidence.map((one) => `${one.state} ${english(one.message)}`) };
    };
    const listOf = (label: string, ending: string) => {
      const name = readdirSync(world.lists).find((one) => one.includes(label) && one.endsWith(ending));
      return path.join(world.lists, name ?? 'none');
    };
    const on = (label: string) => `file:${path.join(place, label)}`;
    afterAll(remove);
    beforeEach(() => {
      count += 1;
      place = path.join(folder, String(count));
      world = aptWorld(place);
      world.offer('hello', 'Debian-Security');
      world.offer('world', 'Debian');
      world.sources(on('Debian-Security'), on('Debian'));
      world.installed('world2');
      world.apt('update');
    });

    it('lists without the packages of one archive, as a refresh leaves them that was cut short', async () => {
      rmSync(listOf('Debian-Security', '_Packages'));
      world.installed('hello');
      const { result, told } = await check();
      expect(result.state).toBe('unknown');
      expect(told[0]).toMatch(
        /cannot tell whether that is all: the package lists of .*Debian-Security are missing/,
      );
      const look = repeatedly('updates', { options, environment: world.environment, root: world.root });
      await look();
      world.apt('update');
      expect((await look()).result.state).toBe('warning');
    });

    it('lists while an archive is configured of which nothing ever came', async () => {
      world.sources(on('Debian-Security'), on('Debian'), 'https://user:secret@deb.example.com/debian');
      const { result, told } = await check();
      expect(result.state).toBe('unknown');
      expect(told[0]).toMatch(/the package lists of deb\.example\.com\/debian are missing/);
      expect(JSON.stringify(result)).not.toContain('secret');
    });

    it('lists whose security archive has not been refreshed for weeks while another one is', async () => {
      const release = listOf('Debian-Security', 'Release');
      const text = readFileSync(release, 'utf8');
      const dated = (days: number) => {
        const date = new Date(Date.now() - days * 86_400_000).toUTCString();
        // Not through the link into the repository.
        rmSync(release);
        const valid = `Valid-Until: ${new Date().toUTCString()}\n`;
        writeFileSync(release, text.replace(/^Date: .*\n/m, `Date: ${date}\n${valid}`));
      };
      dated(15);
      const old = await check();
      expect([old.result.state, old.told]).toEqual([
        'unknown',
        [
          expect.stringContaining('ok apt: the index was refreshed'),
          expect.stringMatching(
            /cannot tell whether that is all: the index of .*Debian-Security is 15 days old/,
          ),
        ],
      ]);
      dated(13);
      expect((await check()).result.state).toBe('ok');
    });

    it('keeps back for security, be it on hold; what else is on hold is somebody’s decision', async () => {
      world.installed(
        { name: 'hello', status: 'hold ok installed' },
        { name: 'world', status: 'hold ok installed' },
      );
      const { result, told } = await check();
      expect([result.state, told.slice(0, 2), result.perfdata.slice(0, 2)]).toEqual([
        'warning',
        [
          expect.stringContaining('apt: 1 security update is pending, please install by'),
          'warning apt: 1 security update is kept back, by a hold or by another package',
        ],
        ['available_updates=1;;;0', 'security_updates=1;0;;0'],
      ]);
      expect(result.remedy[0]?.command).toBe('apt-mark showhold');
    });

    it('keeps back for security because another package is in its way', async () => {
      world.offer('hello', 'Debian-Security', { stanza: 'Conflicts: world2\nPriority: optional\n' });
      world.installed('hello', 'world2');
      world.apt('update');
      const { result, told } = await check();
      expect(result.state).toBe('warning');
      expect(told[1]).toContain('1 security update is kept back');
    });

    it('leaves out by a pin: the hole stays, and IT can say that it decided so', async () => {
      world.installed('hello');
      expect((await check()).result.state).toBe('warning');
      write(
        path.join(world.root, 'etc/apt/preferences.d/pin'),
        'Package: hello\nPin: version 1.0\nPin-Priority: 1001\n',
      );
      const { result, told } = await check();
      expect([result.state, told]).toEqual([
        'warning',
        expect.arrayContaining([
          expect.stringMatching(/^warning apt: 1 security update is kept back by a pin/),
          'ok apt: no updates are pending',
        ]),
      ]);
      const decided = await runCheck('updates', {
        options: { ...options, decided: ['apt-pin'] },
        environment: world.environment,
        root: world.root,
      });
      expect(decided.state).toBe('ok');
      expect(decided.evidence.map((one) => english(one.message)).join()).toContain(
        'your organisation decided so',
      );
    });

    it('has unpacked and could not set up', async () => {
      const dpkg = await dpkgAtWork(world, path.join(place, 'work'), 'hello');
      await dpkg.fail();
      const { result, told } = await check();
      expect([result.state, told]).toEqual([
        'warning',
        expect.arrayContaining(['warning apt: 1 package is not fully installed']),
      ]);
      expect(result.remedy[0]?.command).toBe('sudo dpkg --configure -a');
      const look = repeatedly('updates', { options, environment: world.environment, root: world.root });
      await look();
      const again = await look();
      expect([again.asked, again.result.state]).toEqual([0, 'warning']);
    });

    it('says of a state before a dpkg that was cut short', async () => {
      const dpkg = await dpkgAtWork(world, path.join(place, 'work'), 'hello');
      await dpkg.kill();
      const journal = path.join(world.root, 'var/lib/dpkg/updates');
      const names = readdirSync(journal).filter((name) => /^\d+$/.test(name));
      expect(names.length).toBeGreaterThan(0);
      const look = repeatedly('updates', { options, environment: world.environment, root: world.root });
      expect((await look()).result.state).toBe('ok');
      const longAgo = Date.now() / 1000 - 7200;
      for (const name of names) utimesSync(path.join(journal, name), longAgo, longAgo);
      expect((await look()).result.state).toBe('warning');
      const { result, told } = await check();
      expect([result.state, told]).toEqual([
        'warning',
        expect.arrayContaining(['warning apt: 1 package is not fully installed']),
      ]);
    });
  },
);
