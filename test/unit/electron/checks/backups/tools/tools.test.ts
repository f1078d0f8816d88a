import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTime, type Reading } from '../../../../../../electron/checks/backups/read/reading';
import { judgeBorg } from '../../../../../../electron/checks/backups/tools/borg';
import { judgeRestic } from '../../../../../../electron/checks/backups/tools/restic';
import { parseStamp } from '../../../../../../electron/checks/backups/tools/stampFile';
import type { ProcessOutcome } from '../../../../../../electron/platform/processes/process';
import { english, exited } from '../../../../../support/agent/checks';

function recorded(tool: 'borg' | 'restic', name: string, code: number): ProcessOutcome {
  const text = (stream: string) => {
    const file = `test/fixtures/linux/${tool}/${name}.${stream}`;
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return exited(code, text('stdout'), text('stderr'));
}

const timedOut: ProcessOutcome = {
  kind: 'timed-out',
  stdout: '',
  stderr: '',
  truncated: false,
  duration: 60,
};
const words = (reading: Reading) => (reading.kind === 'unknown' ? english(reading.reason) : reading.kind);

describe('borg 1.2.4', () => {
  const read = (outcome: ProcessOutcome, repository = '/srv/backup/n') => {
    const answer = judgeBorg(outcome, 60, repository);
    return answer.kind === 'answer' ? words(answer.reading) : answer.kind;
  };

  it('takes the naive time as UTC', () => {
    const answer = judgeBorg(recorded('borg', 'ok', 0), 60, '/srv/backup/n');
    expect(answer).toMatchObject({
      kind: 'answer',
      reading: { kind: 'newest', newest: Date.parse('2026-11-20T10:00:00Z') / 1000 },
    });
  });

  it.each([
    ['empty', 0, /^empty$/],
    ['locked', 2, /^locked$/],
    ['passphrase-wrong', 2, /does not accept the passphrase/],
    ['passphrase-missing', 2, /needs a passphrase/],
    ['passcommand', 2, /could not get its passphrase/],
    ['missing', 2, /no borg repository/],
    ['invalid', 2, /no borg repository/],
    ['relocated', 2, /was at another place/],
    ['first-access', 2, /for the first time/],
    ['refused', 2, /^unreachable$/],
  ])('%s', (name, code, expected) => {
    expect(read(recorded('borg', name, code))).toMatch(expected);
  });

  it('takes a missing repository on a disk that can be unplugged for one that is not plugged in', () => {
    expect(read(recorded('borg', 'missing', 2), '/media/alice/disk/borg')).toBe('unreachable');
  });

  it('tells an answer that does not come over the network from a local one', () => {
    expect(read(timedOut, 'ssh://server/./repo')).toBe('unreachable');
    expect(read(timedOut, 'alice@server:repo')).toBe('unreachable');
    expect(read(timedOut)).toMatch(/did not finish within/);
  });

  it.each([
    ['no JSON', exited(0, 'hello'), /could not be understood/],
    ['nothing', exited(0, ''), /could not be understood/],
    ['another JSON', exited(0, '{"archives":[{"time":"yesterday"}]}'), /could not be understood/],
    ['an error without JSON', exited(2, '', 'Traceback\nImportError: x'), /exit code 2: ImportError: x/],
    ['a missing program', { kind: 'not-found', program: 'borg' } as const, /borg is not installed/],
  ])('%s is no backup', (_, outcome, expected) => {
    expect(read(outcome)).toMatch(expected);
  });
});

describe('restic', () => {
  const read = (outcome: ProcessOutcome, repository = '/srv/backup/R') =>
    words(judgeRestic(outcome, 60, repository));

  it('takes the newest of all hosts and paths', () => {
    const reading = judgeRestic(recorded('restic', 'ok', 0), 60, '/srv/backup/R');
    expect(reading).toEqual({ kind: 'newest', newest: Date.parse('2026-11-12T10:00:00Z') / 1000 });
  });

  it.each([
    ['empty', 0, /^empty$/],
    ['password-wrong', 1, /does not accept the passphrase/],
    ['password-missing', 1, /needs a passphrase/],
    ['password-file', 1, /could not get its passphrase/],
    ['missing', 1, /no restic repository/],
    ['refused', 1, /^unreachable$/],
    ['sftp', 1, /^unreachable$/],
  ])('%s (0.14)', (name, code, expected) => {
    expect(read(recorded('restic', name, code))).toMatch(expected);
  });

  it.each([
    [10, /no restic repository/],
    [11, /^locked$/],
    [12, /does not accept the passphrase/],
    [1, /exit code 1: Fatal: something/],
  ])('exit code %i (0.17)', (code, expected) => {
    expect(read(exited(code, '', 'Fatal: something\nmore'))).toMatch(expected);
  });

  it.each(['', 'null', '{}', '[{"time":"2026-11-12"}]', '[{}]', 'Enter password'])(
    '%j is no answer',
    (stdout) => {
      expect(read(exited(0, stdout))).toMatch(/could not be understood/);
    },
  );

  it('does not repeat credentials from an address', () => {
    expect(read(exited(1, '', 'Fatal: bad answer from rest:https://alice:secret@server/'))).not.toMatch(
      /secret|alice/,
    );
  });
});

describe('the stamp file', () => {
  it('holds time, success and tool', () => {
    expect(parseStamp('{"time":"2026-11-12T11:00:00.5+01:00","ok":true,"tool":"tar"}\n')).toMatchObject({
      kind: 'newest',
      newest: Date.parse('2026-11-12T10:00:00.5Z') / 1000,
    });
    expect(parseStamp('{"time":"2026-11-12T10:00:00Z","ok":false,"tool":"tar"}')).toMatchObject({
      kind: 'failed-run',
      tool: 'tar',
    });
  });

  it.each([
    '',
    'ok',
    '{}',
    '{"time":"2026-11-12T10:00:00","ok":true}',
    '{"time":"2026-13-12T10:00:00Z","ok":true}',
    '{"time":1700000000,"ok":true}',
    '{"time":"2026-11-12T10:00:00Z","ok":"true"}',
    '{"time":"2026-11-12T10:00:00Z"}',
    '{"time":"2026-11-12T10:00:00Z","ok":tr',
  ])('%j is no stamp', (text) => {
    expect(parseStamp(text)).toMatchObject({ kind: 'unknown' });
  });
});

describe('times', () => {
  it('keeps nanoseconds as a fraction and refuses what has no zone', () => {
    expect(parseTime('2026-11-21T03:45:38.759182539Z')).toBeCloseTo(
      Date.parse('2026-11-21T03:45:38.759Z') / 1000,
      2,
    );
    expect(parseTime('2026-11-21T03:45:38')).toBeUndefined();
  });
});
