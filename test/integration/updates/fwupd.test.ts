import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, repeatedly, runCheck } from '../../support/agent/checks';
import { type FwupdService, hasFwupdService, startFwupd } from '../../support/packages/fwupdService';
import {
  hasPrograms,
  makeFolder,
  makeOld,
  whenItHangs,
  withArguments,
  write,
} from '../../support/packages/packageTools';
import { ordinaryUser } from '../../support/processes/ordinaryUser';

const options = { sources: ['fwupd'] };
const { folder, remove } = makeFolder('fwupd');
afterAll(remove);
if (!hasPrograms('fwupdmgr')) console.log('fwupd is not tried: it is not installed here');

/** The vendors' catalogue as `fwupdmgr refresh` leaves it. */
const catalogue = path.join(folder, 'var/lib/fwupd/metadata/lvfs/firmware.xml.zst');

describe.skipIf(!hasFwupdService)('the updates check with the real fwupd', { timeout: 120_000 }, () => {
  let service: FwupdService;
  const check = (more: object = {}) =>
    runCheck('updates', { options, environment: service.environment, root: folder, ...more });

  beforeAll(async () => {
    service = await startFwupd(folder);
    write(catalogue, 'any');
  }, 120_000);
  afterAll(() => service?.stop());

  it('ok: counts a device with an update, also for an ordinary user', async () => {
    const result = await check();
    expect(english(result.summary)).toMatch(/^fwupd: 1 (other )?(security )?update is/);
    expect(result.perfdata[0]).toBe('available_updates=1;;;0');
    expect(Object.keys((result.memory as { firstSeen: object }).firstSeen)[0]).toMatch(
      /^fwupd (other|security) [0-9a-f]{40} 1\.2\.2$/,
    );
    if (await ordinaryUser.missing()) return;
    const theirs = await check({ run: withArguments('fwupdmgr', [], 'ordinary user') });
    expect(theirs.summary.id).toBe(result.summary.id);
  });

  it('locked: is UNKNOWN while the service is at work on a device, and tells afterwards', async () => {
    let installed = false;
    const installing = service.install().then(() => {
      installed = true;
    });
    // It answers nobody while it writes, and still does before it begins.
    let busy = await check({ timeout: 2 });
    while (busy.state !== 'unknown' && !installed) busy = await check({ timeout: 2 });
    expect([busy.state, english(busy.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/fwupdmgr .*2 seconds/),
    ]);
    await installing;
    expect([(await check()).state, english((await check()).summary)]).toEqual([
      'ok',
      'fwupd: no updates are pending',
    ]);
    await service.stop();
    service = await startFwupd(folder);
  });

  it('ok: is not asked again until something changed, and is OK once the update is installed', async () => {
    write(path.join(folder, 'proc/sys/kernel/random/boot_id'), 'one\n');
    const given = { environment: service.environment, root: folder };
    const look = repeatedly('updates', { options, ...given });
    expect([(await look()).asked, (await look()).asked]).toEqual([1, 0]);
    await service.install();
    const { asked, result: fine } = await look();
    // The second question is whether there is any device at all.
    expect([asked, fine.state, english(fine.summary)]).toEqual([2, 'ok', 'fwupd: no updates are pending']);
    write(path.join(folder, 'sys/bus/usb/devices/1-2/uevent'), 'DEVNUM=7\n');
    expect([(await look()).asked, (await look()).asked]).toEqual([2, 0]);
    write(catalogue, 'a newer one');
    expect((await look()).asked).toBe(2);
  });

  it('old: is UNKNOWN when the catalogue is old', async () => {
    makeOld(path.dirname(catalogue), 40);
    const old = await check();
    expect([old.state, english(old.summary)]).toEqual([
      'unknown',
      'fwupd: cannot tell, the index is 40 days old',
    ]);
  });

  it('empty: is UNKNOWN when the catalogue was never fetched', async () => {
    const bare = path.join(folder, 'bare');
    const never = await check({ root: bare });
    expect([never.state, english(never.summary)]).toEqual([
      'unknown',
      'fwupd: cannot tell, there is no index',
    ]);
  });

  it('no permission: is UNKNOWN with the reason', async () => {
    if (await ordinaryUser.missing()) return;
    const socket = (service.environment.DBUS_SYSTEM_BUS_ADDRESS ?? '').replace(/^unix:path=|,.*$/g, '');
    chmodSync(path.dirname(socket), 0o700);
    const denied = await check({ run: withArguments('fwupdmgr', [], 'ordinary user') });
    chmodSync(path.dirname(socket), 0o755);
    expect([denied.state, english(denied.summary)]).toEqual([
      'unknown',
      expect.stringContaining('Permission denied'),
    ]);
  });

  it('hanging: is UNKNOWN in time when the service answers nobody any more, and no fwupdmgr is left', async () => {
    service.freeze();
    const seen = await whenItHangs(() => check({ timeout: 2 }), 'fwupdmgr', folder);
    expect(seen).toEqual({
      state: 'unknown',
      words: expect.stringMatching(/fwupdmgr .*2 seconds/),
      inTime: true,
      left: [],
    });
  });

  it('says that installed firmware waits for a restart', async () => {
    const place = path.join(folder, 'waiting');
    const waiting = await startFwupd(place, true, 'NeedsReboot=true');
    try {
      write(path.join(place, 'var/lib/fwupd/metadata/lvfs/firmware.xml.zst'), 'any');
      await waiting.install();
      const result = await runCheck('updates', { options, environment: waiting.environment, root: place });
      expect([result.state, result.deadline === undefined]).toEqual(['warning', false]);
      expect(result.evidence.map((one) => english(one.message))).toContain(
        'fwupd: 1 installed update waits for a restart',
      );
    } finally {
      await waiting.stop();
    }
  });

  it('empty: has nothing to say on a machine without a device that takes firmware', async () => {
    const place = path.join(folder, 'empty');
    const empty = await startFwupd(place, false);
    try {
      write(path.join(place, 'proc/sys/kernel/random/boot_id'), 'one\n');
      write(path.join(place, 'usr/bin/fwupdmgr'), 'any');
      const look = repeatedly('updates', { options, environment: empty.environment, root: place });
      const { result } = await look();
      expect((await look()).asked).toBe(0);
      expect([result.state, english(result.summary)]).toEqual([
        'unknown',
        expect.stringContaining('no device'),
      ]);
    } finally {
      await empty.stop();
    }
  });
});

describe('the updates check with fwupd, without its service', () => {
  it.skipIf(!hasPrograms('fwupdmgr'))(
    'is UNKNOWN with the reason of the real one when its service cannot be reached',
    async () => {
      const environment = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${folder}/no-bus` };
      const result = await runCheck('updates', {
        options: { sources: ['fwupd'] },
        environment,
        root: folder,
      });
      expect([result.state, english(result.summary)]).toEqual([
        'unknown',
        expect.stringContaining('Failed to connect to daemon'),
      ]);
    },
  );

  it('missing: is UNKNOWN with the reason where the policy names it', async () => {
    const none = { PATH: '/nonexistent' };
    const missing = await runCheck('updates', { options, environment: none, root: folder });
    expect(english(missing.summary)).toContain('fwupdmgr is not installed');
  });

  it('is no finding without a system bus', async () => {
    write(path.join(folder, 'etc/os-release'), 'ID=other\nSUPPORT_END=2099-01-01\n');
    const result = await runCheck('updates', { root: folder });
    expect(result.evidence.map((one) => english(one.message)).join()).not.toContain('fwupd');
  });
});
