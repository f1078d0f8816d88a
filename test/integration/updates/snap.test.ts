import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import { makeFolder, whenItHangs, withArguments, write } from '../../support/packages/packageTools';
import { hasSnapService, type SnapService, startSnapd } from '../../support/packages/snapService';
import { ordinaryUser } from '../../support/processes/ordinaryUser';

const options = { sources: ['snap'] };
const { folder, remove } = makeFolder('snap');
afterAll(remove);
if (!hasSnapService) console.log('snap is not tried: snapd is not installed here, or this is not root');

// Without a store no snap can be installed: what is pending is tried on recorded output.
describe.skipIf(!hasSnapService)('the updates check with the real snapd', { timeout: 60_000 }, () => {
  let service: SnapService;
  const check = (more: object = {}) =>
    runCheck('updates', { options, environment: service.environment, root: folder, ...more });

  beforeAll(async () => {
    service = await startSnapd(folder);
  }, 60_000);
  afterAll(() => service?.stop());

  it('ok: is found by itself, and OK when nothing is pending, also for an ordinary user', async () => {
    const found = await runCheck('updates', { environment: service.environment, root: folder });
    expect(found.evidence.map((one) => english(one.message))).toContain('Snap: no updates are pending');
    const named = await check();
    expect([named.state, english(named.summary)]).toEqual(['ok', 'Snap: no updates are pending']);
    if (await ordinaryUser.missing()) return;
    const theirs = await check({ run: withArguments('snap', [], 'ordinary user') });
    expect(theirs.summary).toEqual(named.summary);
  });

  it('is not asked again for some hours unless a snap was installed', async () => {
    const look = repeatedly('updates', { options, environment: service.environment, root: folder });
    write(path.join(folder, 'var/lib/snapd/snaps/core_1.snap'), 'any');
    expect([(await look()).asked, (await look()).asked]).toEqual([1, 0]);
    write(path.join(folder, 'var/lib/snapd/snaps/firefox_1.snap'), 'any');
    expect((await look()).asked).toBe(1);
  });

  it('no permission: is UNKNOWN with the reason', async () => {
    if (await ordinaryUser.missing()) return;
    chmodSync(service.socket, 0o600);
    const run = withArguments('snap', [], 'ordinary user');
    const denied = await check({ run, timeout: 3 });
    chmodSync(service.socket, 0o666);
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/snap .*(permission denied|did not finish)/),
    ]);
  });

  it('locked: does not wait for a change that the service is at work on', async () => {
    // It waits for the store, which is not to be had here.
    const ask = (...args: string[]) =>
      execFileSync('snap', args, { env: { ...process.env, ...service.environment }, encoding: 'utf8' });
    ask('set', '--no-wait', 'system', 'refresh.hold=2099-01-01T00:00:00Z');
    expect(ask('changes')).toMatch(/ Do(?:ing)? .*Change configuration/);
    const { state, summary } = await check();
    expect([state, english(summary)]).toEqual(['ok', 'Snap: no updates are pending']);
    expect(ask('changes')).toMatch(/ Do(?:ing)? .*Change configuration/);
  });

  it('hanging: is UNKNOWN in time when the service answers nobody any more, and no snap is left', async () => {
    service.freeze();
    const seen = await whenItHangs(() => check({ timeout: 2 }), 'snap', folder);
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/snap .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('missing: is UNKNOWN when the service is gone', async () => {
    await service.stop();
    const gone = await check({ timeout: 3 });
    expect([gone.state, english(gone.summary)]).toEqual(['unknown', expect.stringContaining('snap ')]);
  });
});

describe('the updates check with snap, without its service', () => {
  it('missing: is no finding without its service, and UNKNOWN where the policy names it', async () => {
    write(path.join(folder, 'etc/os-release'), 'ID=other\nSUPPORT_END=2099-01-01\n');
    // Since 2.68 a service that ended leaves its socket behind.
    rmSync(path.join(folder, 'run/snapd.socket'), { force: true });
    const found = await runCheck('updates', { root: folder });
    expect(found.evidence.map((one) => english(one.message)).join()).not.toContain('Snap');
    const environment = { PATH: '/nonexistent' };
    const named = await runCheck('updates', { options: { sources: ['snap'] }, environment, root: folder });
    expect([named.state, english(named.summary)]).toEqual([
      'unknown',
      expect.stringContaining('snap is not installed'),
    ]);
  });
});
