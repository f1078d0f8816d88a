import { describe, expect, it } from 'vitest';
import { judgePlugin } from '../../../../electron/checks/judgePlugin';
import type { Command, ProcessOutcome } from '../../../../electron/platform/processes/process';
import { english, exited, runCheck } from '../../../support/agent/checks';

const judged = (outcome: ProcessOutcome) => judgePlugin({ program: 'check_x', outcome, timeout: 60 });

describe('the plugin check', () => {
  it.each([
    [0, 'ok'],
    [1, 'warning'],
    [2, 'critical'],
    [3, 'unknown'],
  ] as const)('exit code %i is %s, with the words and perfdata of the plugin', (code, state) => {
    const result = judged(exited(code, "X: {braces} isn't | 'a b'=1;2;3;0;9\nmore"));
    expect(result.state).toBe(state);
    expect(english(result.summary)).toBe("X: {braces} isn't");
    expect(result.longOutput).toBe('more');
    expect(result.perfdata).toEqual(["'a b'=1;2;3;0;9"]);
  });

  it.each<[string, ProcessOutcome, RegExp]>([
    ['exit code 4', exited(4, 'OK'), /exit code 4/],
    ['exit code 127', exited(127, '', 'sh: 1: foo: not found'), /exit code 127: sh: 1: foo: not found/],
    ['exit code 255', exited(255, 'OK'), /exit code 255/],
    ['exit code 0 without a word', exited(0, ' \n'), /printed nothing/],
    [
      'a signal',
      { kind: 'signalled', signal: 'SIGSEGV', stdout: 'OK', stderr: '', truncated: false, duration: 1 },
      /SIGSEGV/,
    ],
    [
      'a time-out',
      { kind: 'timed-out', stdout: 'OK', stderr: '', truncated: false, duration: 60 },
      /60 seconds|1 minute/,
    ],
    ['a missing file', { kind: 'not-found', program: 'check_x' }, /not installed/],
    [
      'a file that cannot be started',
      { kind: 'not-executable', program: 'check_x', reason: 'EACCES' },
      /EACCES/,
    ],
    ['an end that we caused', { kind: 'aborted' }, /stopped/],
  ])('%s is UNKNOWN with the reason and a remedy', (_, outcome, reason) => {
    const result = judged(outcome);
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(reason);
    expect(result.remedy).toHaveLength(1);
    expect(result.perfdata).toEqual([]);
  });

  it('keeps a finding whose plugin found no words', () => {
    expect(judged(exited(2)).state).toBe('critical');
  });

  it('puts macros into the arguments and leaves other dollars alone', async () => {
    const commands: Command[] = [];
    await runCheck('plugin', {
      options: { command: ['check_x', '-H', '$host$/$user$', '$ARG1$', '$home$'] },
      run: async (command) => {
        commands.push(command);
        return exited(0, 'OK');
      },
    });
    expect(commands[0]?.argv).toEqual(['check_x', '-H', 'laptop-alice/alice', '$ARG1$', '/home/alice']);
    expect(commands[0]?.searchIn).toContain('/usr/lib/nagios/plugins');
  });
});
