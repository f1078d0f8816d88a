import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBackups } from '../../../../../../electron/checks/backups/judge/judge';
import { BackupThresholdsSchema } from '../../../../../../electron/checks/backups/judge/thresholds';
import type { Reading } from '../../../../../../electron/checks/backups/read/reading';
import { judgeBorg } from '../../../../../../electron/checks/backups/tools/borg';
import { judgeBorgmatic } from '../../../../../../electron/checks/backups/tools/borgmatic';
import { judgeDejaDup } from '../../../../../../electron/checks/backups/tools/dejaDup';
import { judgeDuplicity } from '../../../../../../electron/checks/backups/tools/duplicity';
import { judgeKopia } from '../../../../../../electron/checks/backups/tools/kopia';
import { judgeRestic } from '../../../../../../electron/checks/backups/tools/restic';
import { parseStamp } from '../../../../../../electron/checks/backups/tools/stampFile';
import {
  judgeLatestBackup,
  judgeTimeMachineSettings,
} from '../../../../../../electron/checks/backups/tools/timeMachine';
import { judgeVorta } from '../../../../../../electron/checks/backups/tools/vortaDatabase';
import { judgeWindows } from '../../../../../../electron/checks/backups/tools/windows';
import { judgeSnapshots } from '../../../../../../electron/checks/snapshots';
import { judgeBtrfs } from '../../../../../../electron/checks/snapshots/tools/btrfs';
import { judgeSnapper } from '../../../../../../electron/checks/snapshots/tools/snapper';
import { judgeZfs } from '../../../../../../electron/checks/snapshots/tools/zfs';
import type { ProcessOutcome } from '../../../../../../electron/platform/processes/process';
import { exited } from '../../../../../support/agent/checks';

const runs = 10_000;
const thresholds = BackupThresholdsSchema.parse(undefined);
const recorded = (file: string) => readFileSync(`test/fixtures/${file}`, 'utf8');

interface Gatherer {
  name: string;
  good: string;
  read(outcome: ProcessOutcome): Reading;
  /** Exit codes beside 0 that the tool gives a meaning to. */
  meant?: readonly number[];
  /** Where text from elsewhere breaks the answer; default: anywhere. */
  inject?: readonly number[];
  /** Whether the beginning matters; a list that starts later is whole again. */
  header?: false;
}

const old = 'ID 256 gen 6 cgen 6 top level 256 otime 2026-01-01 04:59:09 path .snapshots/0/snapshot\n';
const gatherers: Gatherer[] = [
  {
    name: 'borg',
    good: recorded('linux/borg/ok.stdout'),
    read: (outcome) => {
      const answer = judgeBorg(outcome, 60, '/srv/backup');
      return answer.kind === 'answer' ? answer.reading : { kind: 'locked' };
    },
    meant: [1],
  },
  { name: 'borgmatic', good: recorded('linux/borgmatic/ok.stdout'), read: (one) => judgeBorgmatic(one, 60) },
  {
    name: 'restic',
    good: recorded('linux/restic/ok.stdout'),
    read: (one) => judgeRestic(one, 60, '/srv'),
    meant: [10, 11, 12],
  },
  { name: 'kopia', good: recorded('linux/kopia/ok.stdout'), read: (one) => judgeKopia(one, 60) },
  {
    name: 'duplicity',
    good: reportOf('linux/duplicity/ok.stdout'),
    // What stands outside the report is duplicity talking to people.
    inject: [8, 12, 30, 60],
    read: (one) => judgeDuplicity(one, 60, '/srv'),
  },
  { name: 'deja-dup', good: recorded('linux/deja-dup/ok.stdout'), read: (one) => judgeDejaDup(one, 60) },
  { name: 'vorta', good: recorded('linux/vorta/ok.stdout'), read: (one) => judgeVorta(one, 60) },
  {
    name: 'time-machine',
    good: recorded('macos/time-machine/ok.stdout'),
    read: (one) => judgeTimeMachineSettings(one, 60),
    inject: [0],
  },
  {
    name: 'time-machine (tmutil)',
    good: recorded('macos/time-machine/latest.stdout'),
    read: (one) => judgeLatestBackup(one, 60),
    inject: [0],
  },
  {
    name: 'windows',
    good: recorded('windows/powershell/ok.stdout'),
    read: (one) => judgeWindows('x', one, 60),
  },
  {
    name: 'stamp-file',
    good: '{"time":"2026-11-20T10:00:00Z","ok":true,"tool":"tar"}\n',
    read: (one) => parseStamp(one.kind === 'exited' && one.code === 0 ? one.stdout : ''),
  },
  {
    name: 'snapper',
    good: recorded('linux/snapper/ok.stdout'),
    read: (one) => judgeSnapper(one, 60, 'root'),
  },
  {
    name: 'btrfs',
    header: false,
    good: old + recorded('linux/btrfs/ok.stdout'),
    read: (one) => judgeBtrfs(one, 60),
  },
  {
    name: 'zfs',
    header: false,
    good: `rpool@old\t1700000000\n${recorded('linux/zfs/ok.stdout').split('\n')[2]}\n`,
    read: (one) => judgeZfs(one, 60),
  },
];

/** From the first line that is looked at to the last one. */
function reportOf(file: string): string {
  const text = recorded(file);
  const end = 'incomplete-sets-num 0\n';
  return text.slice(text.indexOf('INFO 3'), text.indexOf(end) + end.length);
}

const failures = [
  'ERROR: something went wrong',
  'Traceback (most recent call last):',
  'Permission denied',
  'Enter passphrase for key /srv/backup: ',
  'FEHLER: Zugriff verweigert',
];
const foreign = [
  'Letzte vollständige Sicherung: Sa 21 Nov 2026 10:00:00\n',
  'Dernière sauvegarde complète : sam. 20 nov. 2026\n',
  'laptop  Fr, 2026-11-20 10:00:00\n',
  '20.11.2026 10:00\n',
  '昨日のバックアップ 2026年11月20日\n',
];

/** Every time in an answer, and how other languages write one. */
const times = /\d{4}-\d\d-\d\d[T -]\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?|\d{8}T\d{6}Z|\b\d{10}\b/g;
const localTimes = [
  'Fr 20 Nov 2026 10:00:00 CET',
  '20.11.2026 10:00',
  '11/20/2026 10:00:00 AM',
  '2026年11月20日 10:00:00',
  '٢٠٢٦-١١-٢٠T١٠:٠٠:٠٠Z',
  'vendredi 20 novembre',
  'gestern',
];

/** Ways in which an answer breaks; after each of them "OK" would be a guess. */
function broken({ good, meant = [], inject, header }: Gatherer): fc.Arbitrary<ProcessOutcome> {
  const whole = good.trimEnd();
  const positions = inject ? fc.constantFrom(...inject) : fc.nat(good.length - 1);
  return fc.oneof(
    fc.integer({ min: 1, max: whole.length - 1 }).map((end) => exited(0, whole.slice(0, end))),
    ...(header === false
      ? []
      : [fc.integer({ min: 1, max: whole.length - 1 }).map((start) => exited(0, good.slice(start)))]),
    fc.constantFrom(...foreign).map((text) => exited(0, text)),
    fc.constantFrom(...localTimes).map((text) => exited(0, good.replace(times, text))),
    fc
      .tuple(positions, fc.constantFrom(...failures))
      .map(([at, text]) => exited(0, `${good.slice(0, at)}\n${text}\n${good.slice(at)}`)),
    fc.constantFrom('', ' ', '\n', 'null', '[]', '{}').map((text) => exited(0, text)),
    fc.string().map((text) => exited(0, `${text}?`)),
    fc
      .tuple(fc.integer({ min: 1, max: 255 }), fc.constantFrom('', ...failures))
      .filter(([code]) => !meant.includes(code))
      .map(([code, text]) => exited(code, good, text)),
    fc.constantFrom<ProcessOutcome>(
      { kind: 'timed-out', stdout: good, stderr: '', truncated: false, duration: 60 },
      { kind: 'signalled', signal: 'SIGKILL', stdout: good, stderr: '', truncated: false, duration: 1 },
      { kind: 'aborted' },
      { kind: 'not-found', program: 'x' },
      { kind: 'not-executable', program: 'x', reason: 'EACCES' },
    ),
    // Every digit is lost, so that nothing says when.
    fc.nat(9).map((digit) => exited(0, whole.replace(/\d/g, digit === 0 ? '?' : ''))),
  );
}

describe.each(gatherers)('an answer of $name', (gatherer) => {
  const now = Math.max(...newestOf(gatherer)) + 3600;
  const states = (reading: Reading) => [
    judgeBackups([{ name: 'x', key: 'x', tool: 'borg' as const, reading, before: {} }], thresholds, now)
      .state,
    // What was known from before does not make up for an answer that is no answer.
    judgeBackups(
      [{ name: 'x', key: 'x', tool: 'borg' as const, reading, before: { newest: now - 3600 } }],
      thresholds,
      now,
    ).state,
    judgeSnapshots([{ name: 'x', reading }], thresholds, now).state,
  ];

  it('is OK when whole', () => {
    expect(states(gatherer.read(exited(0, gatherer.good)))).toEqual(['ok', 'ok', 'ok']);
    expect(gatherer.good.replace(times, '')).not.toBe(gatherer.good);
  });

  it(`is never OK when broken, ${runs} times`, () => {
    fc.assert(
      fc.property(broken(gatherer), (outcome) => {
        for (const state of states(gatherer.read(outcome))) if (state === 'ok') return false;
        return true;
      }),
      { numRuns: runs },
    );
  }, 30_000);
});

function newestOf({ read, good }: Gatherer): number[] {
  const reading = read(exited(0, good));
  return reading.kind === 'newest' ? [reading.newest] : [];
}
