import { describe, expect, it } from 'vitest';
import { judgePlugin } from '../../../../electron/checks/judgePlugin';
import type { ProcessOutcome } from '../../../../electron/platform/processes/process';
import { english, exited, runCheck } from '../../../support/agent/checks';

const judged = (outcome: ProcessOutcome) => judgePlugin({ program: 'check_x', outcome, timeout: 60 });
const said = (outcome: ProcessOutcome) => {
  const { summary, evidence, remedy, state, longOutput } = judged(outcome);
  return {
    state,
    words: [summary, ...evidence.map((one) => one.message)].map(english).join('\n'),
    remedy: remedy.map((one) => english(one.message)).join('\n'),
    longOutput,
  };
};

const python = 'Traceback (most recent call last):\n  File "/x/check", line 2, in <module>\n    import y\n';

describe('a plugin that could not look', () => {
  it.each<[string, number, string, RegExp, RegExp]>([
    [
      'Python without a module',
      1,
      `${python}ModuleNotFoundError: No module named 'y'\n`,
      /code 1: ModuleNotFoundError: No module named 'y'$/,
      /library/,
    ],
    ['Python that fails', 1, `${python}KeyError: 'load'\n`, /KeyError: 'load'$/, /broke off/],
    [
      'Perl without a module, whose die ends with errno',
      2,
      "Can't locate No/Such.pm in @INC (you may need to install the No::Such module) at /x/check line 2.\nBEGIN failed--compilation aborted at /x/check line 2.\n",
      /code 2: Can't locate No\/Such\.pm/,
      /library/,
    ],
    [
      'Perl that dies with EPERM',
      1,
      'cannot open socket: Operation not permitted at /x/check line 9.\n',
      /cannot open socket/,
      /rights/,
    ],
    [
      'a wrong argument, argparse',
      2,
      'usage: check_x [-h] -H HOST [-w WARNING] [-c CRITICAL]\ncheck_x: error: the following arguments are required: -H\n',
      /the following arguments are required: -H$/,
      /correct the command/,
    ],
    [
      'a wrong argument, getopt',
      1,
      "check_x: invalid option -- 'z'\nUsage: check_x -w <limit> -c <limit>\n",
      /invalid option -- 'z'$/,
      /correct the command/,
    ],
    [
      'Node without a package',
      1,
      "node:internal/modules/cjs/loader:1\n  throw err;\n  ^\n\nError: Cannot find module 'x'\nRequire stack:\n- /x/check\n    at Function (node:1:2)\n\nNode.js v20.19.0\n",
      /code 1: Error: Cannot find module 'x'$/,
      /library/,
    ],
    [
      'Ruby without a gem',
      1,
      "/x/check:1:in `require': cannot load such file -- y (LoadError)\n\tfrom /x/check:1:in `<main>'\n",
      /cannot load such file -- y/,
      /library/,
    ],
    [
      'a shell script without its tool',
      2,
      '/x/check: line 3: jq: command not found\n',
      /jq: command not found$/,
      /broke off/,
    ],
    [
      'sudo that asks',
      1,
      'sudo: a terminal is required to read the password\nsudo: a password is required\n',
      /a password is required$/,
      /rights/,
    ],
  ])('%s is UNKNOWN with the one line that tells', (_, code, stderr, words, remedy) => {
    const result = said(exited(code, '', stderr));
    expect(result.state).toBe('unknown');
    expect(result.words).toMatch(words);
    expect(result.remedy).toMatch(remedy);
  });

  it('is UNKNOWN as well when it had printed something that is no verdict', () => {
    expect(said(exited(1, 'Checking the pool\n', `${python}ValueError: x`)).state).toBe('unknown');
    expect(said(exited(2, 'Usage: check_x -H <host>\n')).state).toBe('unknown');
  });
});

describe('a plugin that has looked', () => {
  it.each<[string, number, string, string, string, string]>([
    [
      'a state on stderr',
      2,
      '',
      'CRITICAL - cannot open /x: Permission denied',
      'critical',
      'CRITICAL - cannot open /x: Permission denied',
    ],
    ['a finding on stderr', 2, '', '2 of 4 disks failed\n', 'critical', '2 of 4 disks failed'],
    ['an OK on stderr', 0, '', 'OK - all fine | x=1', 'ok', 'OK - all fine'],
    [
      'a verdict beside a traceback',
      1,
      'WARNING: 3 old',
      `${python}ValueError: x`,
      'warning',
      'WARNING: 3 old',
    ],
    ['the word usage', 1, 'Usage: 93% of /home', '', 'warning', 'Usage: 93% of /home'],
    ['figures only', 0, '| load=0.5 users=3', '', 'ok', 'load=0.5 users=3'],
    ['a first line of blanks', 1, '   \nWARNING - 2 old', '', 'warning', 'WARNING - 2 old'],
  ])('%s keeps its state and words', (_, code, stdout, stderr, state, words) => {
    const result = said(exited(code, stdout, stderr));
    expect(result.state).toBe(state);
    expect(result.words).toBe(words);
  });

  it('says on stderr why it does not know', () => {
    expect(said(exited(3, 'UNKNOWN', 'no route to host')).words).toBe(
      'UNKNOWN\ncheck_x said: no route to host',
    );
  });
});

describe('a plugin that ends as it must not', () => {
  it.each<[string, ProcessOutcome, string]>([
    ['exit code 255', exited(255, 'CRITICAL - host down | rta=5ms\nsince noon'), 'CRITICAL - host down'],
    [
      'a time-out',
      {
        kind: 'timed-out',
        stdout: 'WARNING - waiting for lock of pid 4711\n',
        stderr: '',
        truncated: false,
        duration: 60,
      },
      'WARNING - waiting for lock of pid 4711',
    ],
    [
      'exit code 0 and only a complaint',
      exited(0, '', 'locale: cannot set LC_ALL'),
      'locale: cannot set LC_ALL',
    ],
  ])('%s: UNKNOWN with its words', (_, outcome, words) => {
    const result = said(outcome);
    expect(result.state).toBe('unknown');
    expect(result.words).toMatch(new RegExp(`^Cannot tell: .*\\ncheck_x said: ${words}$`));
  });
});

describe('strangers’ words', () => {
  it('are plain text wherever a result goes', async () => {
    const result = await runCheck('plugin', {
      options: { command: ['check_x'] },
      run: async () => exited(1, "WARNING: Cafe\u0301 \u202egpj.exe \ud83d\n\u202edetails | 'e\u0301'=1"),
    });
    expect(english(result.summary)).toBe('WARNING: Café gpj.exe \ufffd');
    expect([result.longOutput, result.perfdata]).toEqual([
      'details',
      ['é=1'].map((one) => one.replace('é', "'é'")),
    ]);
  });
});
