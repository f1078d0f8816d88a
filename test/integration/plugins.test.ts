import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../support/agent/checks';

const folder = '/usr/lib/nagios/plugins';

// check_apt takes as long as apt does.
describe.skipIf(!existsSync(`${folder}/check_apt`))('monitoring-plugins', { timeout: 90_000 }, () => {
  it('check_apt: its own words and perfdata', async () => {
    let raw = '';
    try {
      raw = execFileSync(`${folder}/check_apt`, ['-t', '60'], { encoding: 'utf8' });
    } catch (error) {
      raw = String((error as { stdout: unknown }).stdout);
    }
    const [words = '', perfdata = ''] = raw.trim().split('|');
    const result = await runCheck('plugin', { options: { command: ['check_apt', '-t', '60'] }, timeout: 60 });
    expect(english(result.summary)).toBe(words.trim());
    expect(result.perfdata.join(' ')).toBe(perfdata.trim());
  });

  it('check_load and check_procs: perfdata word for word', async () => {
    const load = await runCheck('plugin', { options: { command: ['check_load', '-w', '900', '-c', '999'] } });
    expect(load.state).toBe('ok');
    expect(load.perfdata).toHaveLength(3);
    expect(load.perfdata[0]).toMatch(/^load1=\d+\.\d{3};900\.000;999\.000;0;$/);
    const processes = await runCheck('plugin', { options: { command: ['check_procs', '-w', '1:100000'] } });
    expect(processes.state).toBe('ok');
    expect(processes.perfdata).toHaveLength(1);
    expect(processes.perfdata[0]).toMatch(/^procs=\d+;1:100000;;0;$/);
  });

  it.each([
    ['0', 'ok'],
    ['1', 'warning'],
    ['2', 'critical'],
    ['3', 'unknown'],
    ['4', 'unknown'],
  ])('check_dummy %s is %s', async (code, state) => {
    const result = await runCheck('plugin', {
      options: { command: ['check_dummy', code, '$host$ | x=1;2;3'] },
    });
    expect(result.state).toBe(state);
    if (code === '2') {
      expect(english(result.summary)).toBe('CRITICAL: laptop-alice');
      expect(result.perfdata).toEqual(['x=1;2;3']);
    }
  });
});

describe('plugins that do not keep to the protocol', { timeout: 30_000 }, () => {
  let own = '';
  beforeAll(() => {
    own = mkdtempSync(path.join(tmpdir(), 'fettle-plugins-'));
  });
  afterAll(() => rmSync(own, { recursive: true }));

  const plugin = (script: string) => {
    const file = path.join(own, 'check_own');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return { options: { command: [file] } };
  };

  it.each([
    ['exit code 127', 'nonsuch', /exit code 127/],
    ['a signal', 'kill -SEGV $$', /SIGSEGV/],
    ['silence', 'exit 0', /printed nothing/],
    ['only NULs', "printf '\\0\\0'", /printed nothing/],
    ['exit code 42', 'echo OK; exit 42', /exit code 42/],
  ])('%s', async (_, script, words) => {
    const result = await runCheck('plugin', plugin(script));
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(words);
    expect(result.remedy).toHaveLength(1);
  });

  it('one that hangs with a child', async () => {
    const result = await runCheck('plugin', {
      ...plugin('echo "OK | x=1"; sleep 300 & sleep 300'),
      timeout: 1,
    });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toMatch(/did not finish within 1 second/);
    expect(result.perfdata).toEqual([]);
  });

  it('one that prints far too much: the first line counts, no half metric', async () => {
    const result = await runCheck(
      'plugin',
      plugin("echo 'WARNING: much | x=1'; head -c 20000000 /dev/zero | tr '\\0' 'y'; exit 1"),
    );
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toBe('WARNING: much');
    expect(result.perfdata).toEqual(['x=1']);
    expect(result.evidence.map((one) => english(one.message)).join()).toMatch(/printed more than is kept/);
  });

  it('one that prints invalid UTF-8', async () => {
    const result = await runCheck('plugin', plugin("printf 'OK \\377\\376 | x=1'"));
    expect(result.state).toBe('ok');
    expect(english(result.summary)).toBe('OK \uFFFD\uFFFD');
  });

  it('one that is not there and one that may not be executed', async () => {
    const missing = await runCheck('plugin', { options: { command: ['check_that_nobody_has'] } });
    expect(english(missing.summary)).toMatch(/not installed/);
    const file = path.join(own, 'check_plain');
    writeFileSync(file, '#!/bin/sh\necho OK\n', { mode: 0o644 });
    const plain = await runCheck('plugin', { options: { command: [file] } });
    expect(plain.state).toBe('unknown');
    expect(english(plain.summary)).toMatch(/cannot be started/);
  });
});
