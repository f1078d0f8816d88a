import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workstation } from '../support/agent/workstation';
import { folderArguments } from '../support/icinga/pki';

let station: Workstation;
let policy: string;
beforeEach(() => {
  station = new Workstation();
  policy = join(station.folder, 'policy.json');
  const checks = { updates: {}, archive: { use: 'stamp-file', freshness: '2d', options: { path: '/s' } } };
  writeFileSync(policy, JSON.stringify({ version: 1, enforced: { checks } }));
});
afterEach(() => station.remove());

/** What `icinga2 daemon -C` says of a configuration. */
async function validated(text: string) {
  const file = join(station.folder, 'icinga2.conf');
  writeFileSync(file, `include <itl>\nobject Zone "clients" {}\n${text}`);
  const folder = join(station.folder, 'icinga');
  for (const name of ['.', 'etc', 'log', 'cache', 'spool', 'run', 'data'])
    mkdirSync(join(folder, name), { recursive: true });
  const began = Date.now();
  const arguments_ = ['daemon', '-C', '-c', file, ...(await folderArguments(folder))];
  const judged = spawnSync('icinga2', arguments_, { encoding: 'utf8' });
  return { judged, seconds: (Date.now() - began) / 1000 };
}

describe('fettle icinga-config', () => {
  it('writes a thousand hosts that Icinga accepts', async () => {
    const hosts = join(station.folder, 'hosts.txt');
    const names = Array.from({ length: 1000 }, (_, i) => `laptop-${i}`);
    writeFileSync(hosts, `# ours\n${names.join('\n')}\n`);
    const { code, stdout } = await station.fettle('icinga-config', '--hosts', hosts, '--policy', policy);
    expect(code).toBe(0);
    const { judged, seconds } = await validated(stdout);
    console.log(`daemon -C with 1000 hosts: ${seconds.toFixed(1)} s`);
    expect(judged.stdout).toContain('Instantiated 1000 Hosts');
    expect(judged.stdout).toContain('Instantiated 2000 Services');
    expect(judged.stdout).toContain('Instantiated 1000 ApiUsers');
    expect(judged.status).toBe(0);
  });

  it('gives each host what its own policy says, and rights on itself alone', async () => {
    const { stdout } = await station.fettle('icinga-config', 'laptop-a', '--policy', policy);
    expect(stdout).toContain('client_cn = "laptop-a"');
    expect(stdout).toMatch(/apply Service "archive" \{[^}]*check_interval = 172800s/);
    expect(stdout.match(/permission = /g)).toHaveLength(5);
    expect(stdout.match(/filter = \{\{ host\.name == "laptop-a" \}\}/g)).toHaveLength(5);
  });

  it('refuses names that Icinga cannot take, and policies with errors', async () => {
    expect(await station.fettle('icinga-config', 'a!b', '--policy', policy)).toMatchObject({ code: 2 });
    expect(await station.fettle('icinga-config', '--policy', policy)).toMatchObject({ code: 2 });
    writeFileSync(policy, '{ "version": 3 }');
    expect(await station.fettle('icinga-config', 'a', '--policy', policy)).toMatchObject({
      code: 1,
      stdout: '',
    });
  });

  it('knows zones, working hours and events, in words that Icinga accepts', async () => {
    const hours = { days: ['mon', 'fri'], from: '08:00', to: '18:00', timeZone: 'Europe/Berlin' };
    writeFileSync(policy, JSON.stringify({ version: 1, enforced: { checks: { updates: {} }, hours } }));
    const { code, stdout } = await station.fettle(
      ...['icinga-config', 'laptop-a', '--policy', policy, '--zone', 'clients'],
      ...['--time-period', '--event-command', '/usr/local/bin/fettle "event"'],
    );
    expect(code).toBe(0);
    const { judged } = await validated(stdout);
    expect(judged.stdout).toContain('Instantiated 1 TimePeriod');
    expect(judged.stdout).toContain('Instantiated 1 EventCommand');
    expect(judged.status).toBe(0);
    expect(stdout).toContain('"monday" = "08:00-18:00"');
    expect(stdout.match(/zone = "clients"/g)).toHaveLength(2);
    writeFileSync(policy, '{ "version": 1 }');
    const none = await station.fettle('icinga-config', 'a', '--policy', policy, '--time-period');
    expect(none).toMatchObject({ code: 2, stdout: '' });
  });

  it('gives each host a password of its own, and the same one the next time', async () => {
    const auth = { type: 'password', user: 'fettle-{host}' };
    const body = (user: object) => ({
      version: 1,
      organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
      enforced: { targets: [{ name: 'main', endpoints: ['https://m1:5665'], auth: user }] },
    });
    writeFileSync(policy, JSON.stringify(body(auth)));
    const folder = join(station.folder, 'passwords');
    const both = ['icinga-config', 'laptop-a', 'laptop-b', '--policy', policy];
    expect(await station.fettle(...both)).toMatchObject({ code: 2, stdout: '' });
    const first = await station.fettle(...both, '--passwords', folder);
    expect(first.code).toBe(0);
    const password = readFileSync(join(folder, 'laptop-a'), 'utf8').trim();
    expect(statSync(join(folder, 'laptop-a')).mode & 0o777).toBe(0o600);
    expect(first.stdout).toMatch(
      new RegExp(`object ApiUser "fettle-laptop-a" \\{\\s+password = "${password}"`),
    );
    expect((await station.fettle(...both, '--passwords', folder)).stdout).toBe(first.stdout);
    const { judged } = await validated(first.stdout);
    expect(judged.status).toBe(0);
    writeFileSync(policy, JSON.stringify(body({ ...auth, user: 'everybody' })));
    expect(await station.fettle(...both, '--passwords', folder)).toMatchObject({ code: 2 });
  });

  it('grants what the way of departing needs, and no more', async () => {
    const granted = async (mode: string[]) => {
      writeFileSync(policy, JSON.stringify({ version: 1, enforced: { departure: { mode } } }));
      const { stdout } = await station.fettle('icinga-config', 'laptop-a', '--policy', policy);
      return [...stdout.matchAll(/permission = "([^"]+)"/g)].map(([, name]) => name);
    };
    expect(await granted([])).toEqual(['actions/process-check-result']);
    expect(await granted(['downtime'])).toContain('actions/schedule-downtime');
    expect(await granted(['acknowledge'])).not.toContain('actions/schedule-downtime');
  });
});
