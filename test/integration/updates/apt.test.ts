import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../../support/agent/checks';
import { aptWorld, dpkgAtWork, holdLocks } from '../../support/packages/aptWorld';
import {
  hasPrograms,
  makeFolder,
  makeOld,
  neverWritten,
  whenItHangs,
  withArguments,
  write,
} from '../../support/packages/packageTools';
import { endProcess } from '../../support/processes/childProcess';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { atWork } from '../../support/servers/silentServer';

const skip = !hasPrograms('apt-get', 'dpkg');
if (skip) console.log('apt is not tried: it is not installed here');
const options = { sources: ['apt'] };
const asUser = withArguments('apt-get', [], 'ordinary user');

describe.skipIf(skip)('the updates check with the real apt', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('apt', !skip);
  const world = aptWorld(folder);
  const { root, lists, status, environment, apt, installed } = world;
  const check = async (more: object = {}) => {
    const result = await runCheck('updates', { options, environment, root, ...more });
    return { result, told: [result.state, english(result.summary)] };
  };
  const on = (label: string) => `file:${path.join(folder, label)}`;
  const nothing = ['ok', 'apt: no updates are pending'];

  beforeAll(() => {
    world.offer('hello', 'Debian-Security');
    world.offer('world', 'Debian');
    world.sources(on('Debian-Security'), on('Debian'));
    installed('hello', 'world');
  });
  afterAll(remove);

  it('empty: does not take a missing index for "nothing pending"', async () => {
    expect((await check()).told).toEqual(['unknown', 'apt: cannot tell, there is no index']);
  });

  it('ok: tells security updates from others', async () => {
    apt('update');
    const { result } = await check();
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
    const again = async (memory: unknown) => {
      const run: typeof real = (command) => {
        asked += 1;
        return real(command);
      };
      return (await check({ memory, run })).result;
    };
    const first = await again(undefined);
    const once = asked;
    const second = await again(first.memory);
    expect([asked, second.state, second.summary]).toEqual([once, first.state, first.summary]);
    expect(second.memory).toEqual(first.memory);
    installed('hello');
    const third = await again(second.memory);
    expect([asked, third.perfdata[0]]).toEqual([2 * once, 'available_updates=1;;;0']);
    const { firstSeen, answers } = third.memory as { firstSeen: object; answers: { apt: object } };
    await again({ firstSeen, answers: { apt: { ...answers.apt, at: 1 } } });
    expect(asked).toBe(3 * once);
  });

  it('ok: is OK when nothing is pending, also to an ordinary user without a network', async () => {
    // Of another length: apt's own cache tells files apart by second and size.
    installed('something-else');
    expect((await check()).told).toEqual(nothing);
    if (await ordinaryUser.missing()) return;
    expect((await check({ run: asUser })).told).toEqual(nothing);
  });

  it('old: is UNKNOWN when the index is old', async () => {
    makeOld(path.dirname(lists), 9);
    const { told } = await check();
    makeOld(path.dirname(lists), 0);
    expect(told).toEqual(['unknown', 'apt: cannot tell, the index is 9 days old']);
  });

  it('locked: does not wait for an apt that holds every lock, nor does an ordinary user', async () => {
    for (const file of world.locks) write(file, '');
    const holder = await holdLocks(world.locks);
    try {
      // That they are held: apt itself gives up.
      expect(() => apt('update')).toThrow(/Could not get lock/);
      expect((await check()).told).toEqual(nothing);
      if (await ordinaryUser.missing()) return;
      expect((await check({ run: asUser })).told).toEqual(nothing);
    } finally {
      await endProcess(holder);
    }
  });

  it('locked: tells what is pending while the real dpkg is at work, also to an ordinary user', async () => {
    installed('hello', 'world');
    const dpkg = await dpkgAtWork(world, path.join(folder, 'work'), 'world');
    try {
      expect(() => apt('install', '--yes', 'hello')).toThrow(/Could not get lock/);
      for (const run of (await ordinaryUser.missing()) ? [undefined] : [undefined, asUser]) {
        const { result, told } = await check(run ? { run } : {});
        expect([result.state, told[1]]).toEqual(['warning', expect.stringContaining('1 security update')]);
      }
    } finally {
      await dpkg.kill();
    }
  });

  it('locked: says what was pending before while apt-get update fetches the lists again', async () => {
    installed('hello', 'third');
    world.offer('hello', 'Debian-Security', { stanza: 'Priority: optional\n' });
    const before = readdirSync(lists);
    // The first two repositories are given, of the third nothing comes.
    const update = await atWork((address) => {
      world.sources(on('Debian-Security'), on('Debian'), address);
      return { argv: ['apt-get', 'update'], environment };
    });
    try {
      const { result, told } = await check();
      expect([readdirSync(lists).sort(), result.state]).toEqual([before.sort(), 'warning']);
      expect(told[1]).toContain('apt: 1 security update is pending');
    } finally {
      await update.end();
      world.sources(on('Debian-Security'), on('Debian'));
    }
  });

  it('missing: is UNKNOWN with the reason', async () => {
    const { told } = await check({ environment: { PATH: '/nonexistent' } });
    expect(told).toEqual(['unknown', expect.stringContaining('apt-get is not installed')]);
  });

  it('no permission: is UNKNOWN with the reason', async (test) => {
    if (await ordinaryUser.missing()) return test.skip();
    chmodSync(status, 0o600);
    const { told } = await check({ run: asUser });
    chmodSync(status, 0o644);
    expect(told).toEqual(['unknown', expect.stringContaining('Permission denied')]);
  });

  it('hanging: is UNKNOWN in time when a file that it reads never ends, and no apt is left', async () => {
    const undo = neverWritten(status);
    const seen = await whenItHangs(async () => (await check({ timeout: 2 })).result, 'apt-get', folder);
    undo();
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/apt-get .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('garbage: is UNKNOWN with the reason when the lists are garbage', async () => {
    rmSync(path.join(root, 'var/cache/apt'), { recursive: true });
    const files = readdirSync(lists).filter((one) => one.endsWith('_Packages'));
    for (const name of files) writeFileSync(path.join(lists, name), 'garbage\n');
    expect((await check()).told).toEqual(['unknown', expect.stringContaining('apt-get')]);
  });
});
