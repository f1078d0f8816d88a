import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../../../../electron/checks/backups/read/folder';
import { readBackInTime } from '../../../../../../electron/checks/backups/tools/backInTime';
import { judgeKopia } from '../../../../../../electron/checks/backups/tools/kopia';
import { judgeRestic } from '../../../../../../electron/checks/backups/tools/restic';
import { contextFor, exited } from '../../../../../support/agent/checks';

const time = '2026-11-20T10:00:00Z';

describe('a snapshot without a single file is no backup', () => {
  it('of restic, from 0.17 on', () => {
    const list = (files: number) =>
      exited(0, JSON.stringify([{ time, summary: { total_files_processed: files } }]));
    expect(judgeRestic(list(0), 60, '/srv')).toEqual({ kind: 'empty', passed: { empty: 1 } });
    expect(judgeRestic(list(1), 60, '/srv')).toMatchObject({ kind: 'newest' });
  });

  it('of kopia', () => {
    const list = (files: number) =>
      exited(0, JSON.stringify([{ endTime: time, rootEntry: { summ: { files } } }]));
    expect(judgeKopia(list(0), 60)).toEqual({ kind: 'empty', passed: { empty: 1 } });
    expect(judgeKopia(list(1), 60)).toMatchObject({ kind: 'newest' });
  });

  it('of Back In Time', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'fettle-backintime-'));
    try {
      const config = path.join(root, 'config');
      const settings = { path: root, 'path.host': 'h', 'path.user': 'u', 'path.profile': '1' };
      writeFileSync(
        config,
        Object.entries(settings)
          .map(([key, value]) => `profile1.snapshots.${key}=${value}\n`)
          .join(''),
      );
      const snapshot = path.join(root, 'backintime/h/u/1/20261120-100000-123');
      mkdirSync(path.join(snapshot, 'backup/home'), { recursive: true });
      writeFileSync(path.join(snapshot, 'info'), '');
      const read = () => readBackInTime(contextFor({}), { config });
      expect(await read()).toEqual({ kind: 'empty' });
      writeFileSync(path.join(snapshot, 'backup/home/letter'), 'x');
      expect(await read()).toMatchObject({ kind: 'newest' });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

/** Below it disks are mounted; only a folder that is there and empty on this machine can be looked at. */
const emptyMount = ['/mnt/', '/media/'].find((folder) => {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
});

describe('an empty folder where a disk is mounted otherwise', () => {
  it.skipIf(!emptyMount)('is a disk that is not plugged in', async () => {
    const looker = { tool: 'rsnapshot', context: contextFor({}) };
    expect(await namesIn(looker, emptyMount ?? '')).toEqual({
      kind: 'reading',
      reading: { kind: 'unreachable' },
    });
  });
});
