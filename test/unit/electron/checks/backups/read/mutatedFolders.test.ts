import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { judgeBackups } from '../../../../../../electron/checks/backups/judge/judge';
import { BackupThresholdsSchema } from '../../../../../../electron/checks/backups/judge/thresholds';
import type { Reading } from '../../../../../../electron/checks/backups/read/reading';
import {
  parseBackInTimeConfig,
  readBackInTime,
} from '../../../../../../electron/checks/backups/tools/backInTime';
import {
  parseRsnapshotConfig,
  readRsnapshot,
} from '../../../../../../electron/checks/backups/tools/rsnapshot';
import { contextFor } from '../../../../../support/agent/checks';

const runs = 10_000;
const thresholds = BackupThresholdsSchema.parse(undefined);
const now = Date.now() / 1000;
const before = { newest: now - 3600 };
const stateOf = (reading: Reading) =>
  judgeBackups([{ name: 'x', key: 'x', tool: 'borg' as const, reading, before }], thresholds, now).state;

/** A disk in memory, because ten thousand real ones take a minute; folder.test.ts looks at a real one. */
const disk = vi.hoisted(() => ({ files: new Map<string, string>(), folders: new Map<string, string[]>() }));
vi.mock('../../../../../../electron/checks/backups/read/folder', () => {
  const found = <T>(value: T | undefined) =>
    value === undefined
      ? { kind: 'reading', reading: { kind: 'unknown', reason: { id: 'check.nothing' }, remedy: [] } }
      : { kind: 'seen', value };
  return {
    textOf: async (_: unknown, file: string) => found(disk.files.get(path.normalize(file))),
    namesIn: async (_: unknown, folder: string) =>
      found(disk.folders.get(path.normalize(folder).replace(/(.)\/$/, '$1'))),
    changeOf: async () => found(now),
    holdsFiles: async () => true,
    lockOf: async () => undefined,
  };
});

interface Tool {
  name: string;
  /** The configuration for a place; the place is its last word, so that whatever is cut off is missed. */
  config(place: string): string;
  /** Where the newest backup is below that place, and the name that makes it one. */
  folder: string;
  newest: string;
  /** What must be in it. */
  mark?: string;
  /** Whether another name is one of a backup as well. */
  isName(name: string): boolean;
  read(file: string): Promise<Reading>;
}

const tools: Tool[] = [
  {
    name: 'rsnapshot',
    config: (place) => `retain\talpha\t6\nsnapshot_root\t${place}`,
    folder: '',
    newest: 'alpha.0',
    isName: (name) => /^alpha\.[01]$/.test(name),
    read: (file) => readRsnapshot(contextFor({}), { config: file }),
  },
  {
    name: 'Back In Time',
    config: (place) => {
      const profile = ['host=h', 'user=u', 'profile=1'].map((line) => `profile1.snapshots.path.${line}\n`);
      return `${profile.join('')}profile1.snapshots.path=${place}`;
    },
    folder: 'backintime/h/u/1',
    newest: '20261120-100000-123',
    mark: 'info',
    isName: (name) => /^\d{8}-\d{6}-\d{3}$/.test(name),
    read: (file) => readBackInTime(contextFor({}), { config: file }),
  },
];

describe.each(tools)('what $name leaves', ({ config, folder, newest, mark, isName, read }) => {
  const place = '/srv/somewhere/here';
  const file = '/etc/tool.conf';
  const good = config(place);
  const marks = mark === undefined ? [] : [mark];
  /** Puts a configuration and one backup of a name onto the disk. */
  const put = (text: string, called: string) => {
    disk.files = new Map([[file, text]]);
    const parent = path.join(place, folder);
    disk.folders = new Map([
      [parent, [called]],
      [path.join(parent, called), marks],
    ]);
  };

  it('is OK when whole', async () => {
    put(good, newest);
    expect(stateOf(await read(file))).toBe('ok');
  });

  it(`is never OK when broken, ${runs} times`, async () => {
    const other = fc
      .oneof(
        fc.constantFrom(`${newest}.tmp`, `_${newest}`, newest.replaceAll('0', 'O'), '2026-11-20', 'gestern'),
        fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' }),
      )
      .filter((one) => !/[/\0]|^\.{1,2}$/.test(one) && !isName(one) && one !== newest);
    const text = fc.oneof(
      fc.integer({ min: 0, max: good.length - 1 }).map((end) => good.slice(0, end)),
      fc.integer({ min: 1, max: good.length }).map((start) => good.slice(start)),
      // In the middle of the place: a program that complains where its configuration should be.
      fc
        .tuple(fc.integer({ min: 1, max: place.length - 1 }), fc.constantFrom('\nERROR\n', '\nFEHLER: x\n'))
        .map(([at, words]) => good.slice(0, -at) + words + good.slice(-at)),
      fc.constantFrom(good.replaceAll('snapshot', 'Schnappschuss'), good.toUpperCase(), '', '\n', '{}'),
      fc.string().map((words) => `${words}?`),
    );
    const broken = fc.oneof(
      text.map((it) => ({ text: it, called: newest })),
      other.map((called) => ({ text: good, called })),
    );
    await fc.assert(
      fc.asyncProperty(broken, async ({ text: it, called }) => {
        put(it, called);
        return stateOf(await read(file)) !== 'ok';
      }),
      { numRuns: runs },
    );
  }, 60_000);
});

describe('a configuration file', () => {
  it('that is anything at all gives an absolute folder or none', () => {
    const parts = [
      'snapshot_root\t',
      '/srv/',
      'retain\talpha\t6',
      '\n',
      'profile1.snapshots.',
      'path=/srv',
      'path.host=h',
      '=',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string())).map((list) => list.join(''));
    fc.assert(
      fc.property(text, (config) => {
        expect(parseRsnapshotConfig(config)?.root ?? '/').toMatch(/^\//);
        expect(parseBackInTimeConfig(config, 1) ?? '/').toMatch(/^\//);
      }),
      { numRuns: runs },
    );
  });
});
