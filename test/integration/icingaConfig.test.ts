import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderArguments } from '../support/icingaPki';
import { Workstation } from '../support/workstation';

let station: Workstation;
let policy: string;
beforeEach(() => {
  station = new Workstation();
  policy = join(station.folder, 'policy.json');
  const checks = { updates: {}, archive: { use: 'stamp-file', freshness: '2d', options: { path: '/s' } } };
  writeFileSync(policy, JSON.stringify({ version: 1, enforced: { checks } }));
});
afterEach(() => station.remove());

describe('fettle icinga-config', () => {
  it('writes a thousand hosts that Icinga accepts', async () => {
    const hosts = join(station.folder, 'hosts.txt');
    const names = Array.from({ length: 1000 }, (_, i) => `laptop-${i}`);
    writeFileSync(hosts, `# ours\n${names.join('\n')}\n`);
    const { code, stdout } = await station.fettle('icinga-config', '--hosts', hosts, '--policy', policy);
    expect(code).toBe(0);
    const file = join(station.folder, 'icinga2.conf');
    writeFileSync(file, `include <itl>\n${stdout}`);
    const folder = join(station.folder, 'icinga');
    for (const name of ['.', 'etc', 'log', 'cache', 'spool', 'run', 'data'])
      mkdirSync(join(folder, name), { recursive: true });
    const began = Date.now();
    const arguments_ = ['daemon', '-C', '-c', file, ...(await folderArguments(folder))];
    const judged = spawnSync('icinga2', arguments_, { encoding: 'utf8' });
    console.log(`daemon -C with 1000 hosts: ${((Date.now() - began) / 1000).toFixed(1)} s`);
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
});
