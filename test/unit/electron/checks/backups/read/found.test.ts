import { describe, expect, it } from 'vitest';
import { newestFound, newestWithFiles } from '../../../../../../electron/checks/backups/read/found';
import { runsIn } from '../../../../../../electron/checks/backups/tools/rsnapshotLog';
import { isOfContainers } from '../../../../../../electron/checks/snapshots/tools/answers';

describe('which of the backups that a tool lists counts', () => {
  it('the newest that is own, whole and not empty', () => {
    const found = [
      { time: 1, host: 'laptop.example.com', files: 3 },
      { time: 2, host: 'laptop', files: 0 },
      { time: 3, host: 'laptop', whole: false },
      { time: 4, host: 'other' },
    ];
    expect(newestFound('borg', found, { host: 'laptop' })).toEqual({
      kind: 'newest',
      newest: 1,
      passed: { empty: 1, partial: 1, foreign: 1 },
    });
  });

  it("is not told when all are somebody else's", () => {
    expect(newestFound('borg', [{ time: 1, host: 'other' }], { host: 'laptop' }).kind).toBe('unknown');
  });

  it('looks into the newest ones until one holds a file, and takes the word of a tool that cannot tell', async () => {
    const found = [1, 2, 3].map((time) => ({ time, id: String(time) }));
    const asked: string[] = [];
    const reading = await newestWithFiles('borg', found, {}, async ({ id = '' }) => {
      asked.push(id);
      return id === '3' ? false : undefined;
    });
    expect([reading, asked]).toEqual([{ kind: 'newest', newest: 2, passed: { empty: 1 } }, ['3', '2']]);
  });
});

describe("rsnapshot's log", () => {
  const line = (time: string, words: string) => `[2026-11-30T${time}] /usr/bin/rsnapshot alpha: ${words}\n`;

  it('tells of failed runs since the last good one', () => {
    const good = line('10:00:00', 'started') + line('10:01:00', 'completed, but with some warnings');
    const bad =
      line('11:00:00', 'started') +
      line('11:01:00', 'ERROR: /usr/bin/rsnapshot alpha: completed, but with some errors');
    const runs = runsIn(good + bad, 'alpha');
    expect((runs?.failed ?? 0) - (runs?.good ?? 0)).toBe(59 * 60);
    expect(runsIn(bad + good, 'alpha')?.failed).toBeUndefined();
    expect(runsIn(good, 'beta')).toBeUndefined();
  });
});

it.each([
  ['var/lib/docker/btrfs/subvolumes/f9a9f253', true],
  ['@/var/lib/containers/storage/btrfs/subvolumes/1', true],
  ['rpool/var/lib/docker/4f2a', true],
  ['@home/.snapshots/12/snapshot', false],
  ['rpool/home/docker-notes', false],
])('%s is of containers: %s', (path, expected) => {
  expect(isOfContainers(path)).toBe(expected);
});
