import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../electron/checks/catalog';
import { importCustomChecks } from '../../../../electron/checks/customChecks';
import { PolicySchema } from '../../../../shared/policy';
import { english } from '../../../support/agent/checks';

/** After the agent's own example file, with the checks switched on. */
const example = `[default]
  # Use this file to define own custom checks
[check_whoami]
  command = /usr/bin/whoami
  interval = 60
  timeout = 5
  enabled = false
[check_users]
  command = /usr/lib/nagios/plugins/check_users -w 5 -c "1 0"
  interval = 30
  timeout = 120
  enabled = true
[Check Shell!]
  command = echo hallo welt | wc -l
  shell = /bin/bash
  interval = 600
  enabled = 1
[check_powershell_script_spaces]
  command = '"C:\\Program Files\\it-novum\\check_spaces.ps1"'
  shell = powershell
  enabled = true
[check_powershell_command]
  command = "Write-Host test"
  shell = powershell_command
  enabled = true
[check_bat]
  command = "C:\\example_script.bat"
  shell = bat
  enabled = true
`;

const problems = (text: string) =>
  importCustomChecks(text).problems.map(({ line, message }) => `${line}: ${english(message)}`);

describe('the import of customchecks.ini', () => {
  it('makes entries that a policy accepts', () => {
    const { checks, problems } = importCustomChecks(example);
    expect(problems).toEqual([]);
    expect(() => PolicySchema.parse({ version: 1, defaults: { checks } })).not.toThrow();
    for (const entry of Object.values(checks)) catalog.get('plugin')?.options.parse(entry.options);
    expect(checks.check_whoami).toMatchObject({ enabled: false, interval: '1m', timeout: '5s' });
    expect(checks.check_users).toMatchObject({
      interval: '1m',
      timeout: '1m',
      options: { command: ['/usr/lib/nagios/plugins/check_users', '-w', '5', '-c', '1 0'] },
    });
    expect(checks['check-shell']).toEqual({
      use: 'plugin',
      interval: '10m',
      timeout: '15s',
      options: { shell: 'bash', script: 'echo hallo welt | wc -l' },
      title: { en: 'Check Shell!' },
    });
    expect(checks.check_powershell_script_spaces?.options?.command).toContain(
      'C:\\Program Files\\it-novum\\check_spaces.ps1',
    );
    expect(checks.check_powershell_command?.options).toEqual({
      shell: 'powershell',
      script: 'Write-Host test',
    });
    expect(checks.check_bat?.options?.command).toEqual(['cmd', '/c', 'call', 'C:\\example_script.bat']);
  });

  it('names line and value of every error', () => {
    const text =
      'x\n[a]\nintervall=3\n[b]\ncommand=x "\ninterval=abc\nenabled=maybe\n[c]\ncommand=x\nshell=zsh\n[b]\nz=1';
    expect(problems(text)).toEqual([
      '1: “x” is neither a [section] nor “key = value”',
      '2: [a] has no command',
      '3: “intervall” is not a known key; known are command, interval, timeout, enabled, shell, powershell_exe',
      '5: a quotation mark in “x "” is not closed',
      '6: interval cannot be “abc”; expected is a whole number of seconds',
      '7: enabled cannot be “maybe”; expected is true or false',
      expect.stringMatching(/^10: shell cannot be “zsh” here/),
      '11: [b] is written twice',
      '11: [b] has no command',
      '12: “z” is not a known key; known are command, interval, timeout, enabled, shell, powershell_exe',
    ]);
    expect(problems('command = x')).toEqual(['1: “command = x” stands before the first [section]']);
  });

  it('never throws, and gives only what a policy accepts', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '[a]',
        '[A ]',
        '[é]',
        'command = a "b c"',
        'enabled = true',
        'interval = 99999',
        'shell = sh',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { checks } = importCustomChecks(lines.join('\n'));
        expect(PolicySchema.safeParse({ version: 1, defaults: { checks } }).success).toBe(true);
      }),
    );
  });
});

describe('comments behind a value', () => {
  const commandOf = (line: string) => {
    const { checks, problems } = importCustomChecks(`[x]\ncommand = ${line}\n`);
    return { argv: (checks.x?.options as { command?: string[] })?.command, problems: problems.length };
  };

  it.each<[string, string[], number]>([
    ['check_users -w 1 -c 2 ; at most one', ['check_users', '-w', '1', '-c', '2'], 0],
    ['check_users -w 1 # at most one', ['check_users', '-w', '1'], 0],
    ['check_http -u "/a;b #c"', ['check_http', '-u', '/a;b #c'], 1],
    ['check_http -u /page#part', ['check_http', '-u', '/page#part'], 1],
    ['`check_http -u /page#part` ; said', ['check_http', '-u', '/page#part'], 0],
    ['check_a \\\n  -w 1', ['check_a', '-w', '1'], 0],
  ])('%s', (line, argv, count) => {
    expect(commandOf(line)).toEqual({ argv, problems: count });
  });

  it('are left out of numbers, words and sections', () => {
    const { checks, problems } = importCustomChecks(
      '[x] ; first\ncommand = a\ninterval = 120 ; two minutes\nenabled = true # yes\n',
    );
    expect(problems).toEqual([]);
    expect(checks.x).toMatchObject({ interval: '2m' });
    expect(checks.x?.enabled).toBeUndefined();
  });
});
