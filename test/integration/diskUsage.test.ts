import { chmodSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMetric } from '../../electron/plugins/perfdata';
import { english, runCheck } from '../support/agent/checks';
import { smallDisk } from '../support/disks/smallDisk';
import { makeFolder, withArguments } from '../support/packages/packageTools';
import { ordinaryUser } from '../support/processes/ordinaryUser';

const metrics = (perfdata: readonly string[]) => perfdata.map((metric) => parseMetric(metric));

// backups/deadDrive.test.ts has the real df hang before a file system that does not answer.
describe.skipIf(process.platform !== 'linux')('the disk check with the real df', { timeout: 60_000 }, () => {
  it('ok: says what the file system itself says', async () => {
    const { state, perfdata } = await runCheck('disk', {
      options: { mounts: ['/'] },
      thresholds: { used: { warning: '100', critical: '100' } },
    });
    const { blocks, bfree, bsize } = statfsSync('/');
    const used = metrics(perfdata).find((metric) => metric?.label === '/ used');
    expect([state, used?.maximum]).toEqual(['ok', blocks * bsize]);
    // Other programs write meanwhile.
    expect(Math.abs((used?.value ?? 0) - (blocks - bfree) * bsize)).toBeLessThan(blocks * bsize * 0.05);
  });

  it('looks at local disks without names, and at nothing that lives in memory', async () => {
    const labels = metrics((await runCheck('disk')).perfdata).map((metric) => metric?.label);
    expect(labels).toContain('/');
    for (const pseudo of ['/dev/shm', '/sys/fs/cgroup', '/run']) expect(labels).not.toContain(pseudo);
  });

  it('empty: a machine whose every disk is left out is UNKNOWN', async () => {
    const options = {
      exclude: metrics((await runCheck('disk')).perfdata).map((one) => one?.label.split(' ')[0]),
    };
    expect((await runCheck('disk', { options })).state).toBe('unknown');
  });

  it('missing: a mount point that is not there is UNKNOWN, and so is a machine without df', async () => {
    const gone = await runCheck('disk', { options: { mounts: ['/', '/no/such/place'] } });
    expect([gone.state, english(gone.summary)]).toEqual([
      'unknown',
      expect.stringContaining('/no/such/place'),
    ]);
    const bare = await runCheck('disk', { environment: { PATH: '/nonexistent' } });
    expect([bare.state, english(bare.summary)]).toEqual(['unknown', expect.stringContaining('df')]);
  });

  it('no permission: a full disk in a folder of somebody else is CRITICAL or UNKNOWN, never OK', async (test) => {
    const { folder, remove } = makeFolder('full');
    const small = await smallDisk(path.join(folder, 'small'));
    try {
      if (!small) return test.skip();
      const options = { mounts: [path.join(folder, 'small')] };
      expect((await runCheck('disk', { options })).state).toBe('ok');
      small.fill();
      const result = await runCheck('disk', { options });
      expect([result.state, result.perfdata[0]]).toEqual([
        'critical',
        expect.stringMatching(/small'?=100%;90;95;0;100$/),
      ]);
      if (await ordinaryUser.missing()) return test.skip();
      const theirs = () => runCheck('disk', { options, run: withArguments('df', [], 'ordinary user') });
      expect((await theirs()).summary).toEqual(result.summary);
      chmodSync(folder, 0o700);
      expect(['critical', 'unknown']).toContain((await theirs()).state);
    } finally {
      await small?.remove();
      remove();
    }
  });
});
