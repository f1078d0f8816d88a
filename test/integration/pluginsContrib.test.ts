import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command, ProcessOutcome } from '../../electron/platform/processes/process';
import { createRunProcess } from '../../electron/platform/processes/run';
import { serviceStates } from '../../shared/states';
import { english, runCheck } from '../support/agent/checks';

const folder = '/usr/lib/nagios/plugins';

/** Runs a plugin for real and keeps what it printed, for figures such as the load differ from run to run. */
async function observed(command: readonly string[]) {
  const seen: ProcessOutcome[] = [];
  const real = createRunProcess(process.env);
  const run = async (started: Command) => {
    const outcome = await real(started);
    seen.push(outcome);
    return outcome;
  };
  const result = await runCheck('plugin', { options: { command }, run, timeout: 60 });
  const [outcome] = seen;
  if (outcome?.kind !== 'exited') throw new Error(`${command[0]}: ${JSON.stringify(outcome)}`);
  return { result, outcome };
}

/** What the guidelines say of one line: text, a bar, perfdata. */
function oneLine(stdout: string): { text: string; perfdata: string[] } {
  const [text = '', perfdata = ''] = (stdout.split('\n')[0] ?? '').split('|');
  return { text: text.trim(), perfdata: perfdata.trim() === '' ? [] : perfdata.trim().split(/\s+/) };
}

const standard = [
  ['check_users', '-w', '5', '-c', '10'],
  ['check_swap', '-w', '0%', '-c', '0%', '-n', 'ok'],
  ['check_procs', '-w', '5000', '-c', '9000'],
  ['check_file_age', '-w', '1', '-c', '999999999', '-f', '/etc/passwd'],
  ['check_disk', '-w', '1%', '-c', '0%', '-p', '/'],
  ['check_load', '-r', '-w', '900,900,900', '-c', '999,999,999'],
  ['check_disk', '-w', '1%', '-c', '0%', '-p', '/', '-p', '/tmp', '-u', 'kB'],
  ['check_procs', '-C', 'nobody-runs-this', '-c', '1:'],
  ['check_procs', '-m', 'RSS', '-w', '1:999999999'],
  ['check_cluster', '-s', '-l', 'two of three', '-d', '0,2,0', '-w', '@1:', '-c', '@2:'],
  ['check_file_age', '-f', '/no/such/file'],
  ['check_log', '-F', '/etc/hostname', '-O', '/nonexistent/old', '-q', 'x'],
  ['check_ups', '-H', '127.0.0.1', '-p', '1', '-u', 'x'],
  ['check_tcp', '-H', '127.0.0.1', '-p', '1'],
  ['check_udp', '-H', '127.0.0.1', '-p', '1', '-s', 'x', '-e', 'y', '-t', '2'],
  ['check_ssh', '-p', '1', '127.0.0.1'],
  ['check_ftp', '-H', '127.0.0.1', '-p', '1'],
  ['check_http', '-H', '127.0.0.1', '-p', '1'],
  ['check_nt', '-H', '127.0.0.1', '-p', '1', '-v', 'UPTIME'],
  ['check_mrtg', '-F', '/nonexistent', '-a', 'AVG', '-v', '1', '-w', '1', '-c', '2'],
  ['check_sensors'],
  ['negate', '-o', 'CRITICAL', '/usr/lib/nagios/plugins/check_dummy', '0', 'fine'],
  ['check_dummy', '2', 'many words | a=1s;2;3;0;10 b=50%;@10:20;~:90;0;100'],
];
const contributed = [
  ['check_uptime'],
  ['check_memory', '-w', '1%', '-c', '1%'],
  ['check_madrisan_uptime'],
  ['check_madrisan_load'],
  ['check_madrisan_swap'],
  ['check_madrisan_users'],
  ['check_nbprocs'],
  ['check_tcpcount'],
  ['check_statusfile', '/nowhere'],
  ['check_running_kernel'],
  ['pmp-check-unix-memory'],
  ['pmp-check-lvm-snapshots'],
  ['pmp-check-mysql-deleted-files'],
  ['check_cpu'],
  ['check_cpufreq'],
  ['check_cswch'],
  ['check_intr'],
  ['check_iowait'],
  ['check_paging'],
  ['check_network'],
  ['check_network_collisions'],
  ['check_network_dropped'],
  ['check_network_errors'],
  ['check_network_multicast'],
  ['check_etc_hosts'],
  ['check_readonlyfs'],
  ['check_temperature'],
  ['check_fc'],
  ['check_drbd'],
  ['check_raid'],
  ['check_haproxy_stats'],
];

describe.skipIf(!existsSync(`${folder}/check_memory`))(
  'monitoring-plugins and monitoring-plugins-contrib',
  { timeout: 60_000 },
  () => {
    it.each([...standard, ...contributed])(
      '%s: state, words and perfdata are the plugin’s own',
      async (...command) => {
        const { result, outcome } = await observed(command);
        const printed = oneLine(outcome.stdout);
        expect(result.state).toBe(serviceStates[outcome.code]);
        expect(english(result.summary)).toBe(printed.text);
        expect(result.perfdata).toEqual(printed.perfdata);
      },
    );

    it('check_smtp: perfdata after the bar of a later line', async () => {
      const { result, outcome } = await observed(['check_smtp', '-H', '127.0.0.1', '-p', '1']);
      const later = outcome.stdout.split('|')[1]?.trim();
      expect([result.state, later]).toEqual([serviceStates[outcome.code], expect.stringMatching(/^time=/)]);
      expect(result.perfdata).toEqual([later]);
    });

    it('check_entropy: the word that it puts behind a blank is no metric', async () => {
      const { result, outcome } = await observed(['check_entropy']);
      expect(outcome.stdout).toMatch(/\|entropy=\d+ bytes/);
      expect(result.perfdata).toEqual([expect.stringMatching(/^entropy=\d+$/)]);
    });

    it('check_packages: several lines', async () => {
      const { result, outcome } = await observed(['check_packages']);
      const [first = '', ...rest] = outcome.stdout.trim().split('\n');
      expect(english(result.summary)).toBe(first.split('|')[0]?.trim());
      for (const line of rest.filter((one) => !one.includes('|')))
        expect(result.longOutput).toContain(line.trim());
    });
  },
);

describe('a script in a shell that is named', () => {
  it.each(['sh', 'bash'] as const)('%s', async (shell) => {
    const script = 'echo "OK $FETTLE_HOST $WORD in $0 | x=1"; exit 1';
    const result = await runCheck('plugin', { options: { shell, script }, environment: { WORD: 'b c' } });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(new RegExp(`^OK laptop-alice b c in (/\\S+/)?${shell}$`));
    expect(result.perfdata).toEqual(['x=1']);
  });

  it('takes no macro apart, whatever is in it', async () => {
    const result = await runCheck('plugin', {
      options: { command: ['check_dummy', '0', "$home$; echo 'x' $(id)"] },
    });
    expect(english(result.summary)).toBe("OK: /home/alice; echo 'x' $(id)");
  });

  it('a shell that is not there is UNKNOWN', async () => {
    const result = await runCheck('plugin', { options: { shell: 'powershell', script: 'exit 0' } });
    expect(result.state).toBe('unknown');
  });
});
