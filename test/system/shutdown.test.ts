import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.mjs';
import type { DepartureInput } from '../../shared/policy';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { boot, layWire, type Machine, type Wire } from '../support/machine/machine';
import { machineImage, machineMissing } from '../support/machine/machineImage';

const host = 'laptop-alice';
const root = resolve(__dirname, '../..');
const missing = await machineMissing();
const alice = 1000;
const bob = 1001;

describe.skipIf(missing)(`a machine with systemd${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let icinga: RunningIcinga;
  let wire: Wire;
  let machine: Machine | undefined;
  let folder: string;
  const at = (...parts: string[]) => join(folder, ...parts);

  beforeAll(async () => {
    await machineImage();
    await bundle({ ifChanged: true });
    folder = mkdtempSync(join(tmpdir(), 'fettle-machine-'));
    chmodSync(folder, 0o755);
    icinga = await startIcinga({ hosts: [{ name: host, services: ['archive', 'dummy'] }] });
    wire = await layWire(folder, icinga.port);
    await install();
  });
  afterAll(async () => {
    await wire?.remove();
    await icinga?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await machine?.stop();
    machine = undefined;
    await icinga.ask('POST', '/v1/actions/remove-acknowledgement', {
      type: 'Service',
      service: `${host}!archive`,
    });
  });

  /** What the package and IT put on the machine, and two homes that outlast a boot. */
  async function install(): Promise<void> {
    for (const name of ['program', 'etc/policy.d', 'var/departure', 'home'])
      mkdirSync(at(name), { recursive: true });
    chownSync(at('home'), alice, alice);
    const out = join(root, 'out');
    for (const name of readdirSync(out).filter((one) => /^cli\b.*\.js$/.test(one)))
      copyFileSync(join(out, name), at('program', name));
    for (const name of ['fettle-departure.service', 'user-runtime-dir.conf'])
      copyFileSync(join(root, 'build/linux', name), at('program', name));
    writeFileSync(at('program/fettle'), '#!/bin/sh\nexec /usr/bin/node /opt/fettle/cli.js "$@"\n', {
      mode: 0o755,
    });
    writeFileSync(at('hosts'), '10.77.0.1 localhost\n');
    await build({
      entryPoints: [join(__dirname, '../support/programs/headlessApp.ts')],
      outfile: at('program/app.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      external: ['electron', 'keytar'],
      logLevel: 'error',
    });
    const files = await icinga.clientCertificate(host);
    copyFileSync(files.cert, at('etc/client.crt'));
    copyFileSync(files.key, at('etc/client.key'));
    chownSync(at('etc/client.key'), alice, alice);
    copyFileSync(icinga.caFile, at('etc/ca.crt'));
    const stamp = { time: new Date(Date.now() - 10 * 86_400_000).toISOString(), ok: true, tool: 'test' };
    writeFileSync(at('home/stamp.json'), JSON.stringify(stamp));
    policy({});
  }

  function policy(departure: DepartureInput): void {
    const auth = { type: 'certificate', cert: '/etc/fettle/client.crt', key: '/etc/fettle/client.key' };
    const targets = [{ name: 'main', endpoints: [icinga.url], ca: '/etc/fettle/ca.crt', auth }];
    const archive = { use: 'stamp-file', required: true, options: { path: '/home/alice/stamp.json' } };
    const organisation = { name: 'Example', privacyContact: 'dpo@example.com' };
    const enforced = { targets, checks: { archive }, departure };
    writeFileSync(
      at('etc/policy.d/50-it.json'),
      JSON.stringify({ version: 1, organisation, owner: 'alice', enforced }),
    );
  }

  /** Boots, and installs the unit as a package does. */
  async function started(): Promise<Machine> {
    machine = await boot({
      [realpathSync(process.execPath)]: '/usr/bin/node',
      [at('program')]: '/opt/fettle',
      [at('program/fettle')]: '/usr/bin/fettle',
      [at('etc')]: '/etc/fettle',
      [at('var')]: '/var/lib/fettle',
      [at('home')]: '/home/alice',
      [at('hosts')]: '/etc/hosts',
    });
    await installUnit(machine);
    return machine;
  }

  const done = async (on: Machine, ...argv: string[]) => {
    const said = await on.inside(...argv);
    if (said.code !== 0) throw new Error(`${argv.join(' ')}: ${said.code} ${said.output}`);
    return said.output;
  };

  async function installUnit(on: Machine): Promise<void> {
    await done(on, 'cp', '/opt/fettle/fettle-departure.service', '/etc/systemd/system/');
    const dropIn = '/etc/systemd/system/user-runtime-dir@.service.d/50-fettle.conf';
    await done(on, 'install', '-D', '-m', '0644', '/opt/fettle/user-runtime-dir.conf', dropIn);
    await done(on, 'systemctl', 'daemon-reload');
    await done(on, 'systemctl', 'enable', '--now', 'fettle-departure.service');
  }

  const handoverOf = (uid: number) => at('var/departure', String(uid), 'handover.json');

  /** The folder that root makes for a person at their log-in, and a handover in it. */
  const folderOf = (uid: number) => {
    mkdirSync(at('var/departure', String(uid)), { recursive: true, mode: 0o710 });
    chownSync(at('var/departure', String(uid)), uid, 0);
  };
  const put = (uid: number, text: string) => {
    folderOf(uid);
    writeFileSync(handoverOf(uid), text, { mode: 0o600 });
    chownSync(handoverOf(uid), uid, uid);
  };

  /** Forty other people with handovers of their own, and 50,000 files of one of them: hers must still be done in time. */
  async function crowd(on: Machine): Promise<void> {
    const handover = readFileSync(handoverOf(alice), 'utf8');
    const uids = Array.from({ length: 40 }, (_, index) => 700 + index);
    for (const uid of uids) put(uid, handover);
    for (let index = 0; index < 50_000; index += 1)
      writeFileSync(at('var/departure', String(uids[0]), `${index}.json`), '');
    const lines = uids.map((uid) => `crowd${uid}:x:${uid}:${uid}::/tmp:/bin/sh`).join('\n');
    await done(on, 'sh', '-c', `echo '${lines}' >>/etc/passwd`);
  }

  /** A session as at a log-in; without a terminal logind would call it one of the background. */
  const session = (user: string) => [`User=${user}`, 'PAMName=login', 'Environment=XDG_SESSION_CLASS=user'];

  /** Starts the app in a session of alice's; resolves with what it knows of the last departure. */
  async function app(on: Machine): Promise<string> {
    const properties = [
      'User=alice',
      'PAMName=login',
      'Type=simple',
      'StandardOutput=file:/home/alice/app.log',
    ];
    writeFileSync(at('home/app.log'), '');
    await done(
      on,
      'systemd-run',
      '--unit=app',
      ...properties.map((one) => `--property=${one}`),
      '/usr/bin/node',
      '/opt/fettle/app.js',
    );
    await expect.poll(() => readFileSync(at('home/app.log'), 'utf8'), { timeout: 20_000 }).toMatch(/^ready/);
    return readFileSync(at('home/app.log'), 'utf8').trim().replace('ready ', '');
  }

  const archive = async () => {
    const service = (await icinga.readServices(host)).find(({ name }) => name === 'archive');
    if (!service) throw new Error('no service');
    return service;
  };
  const acknowledgements = async () =>
    (await icinga.ask('GET', '/v1/objects/comments')).results.filter(({ attrs }) => attrs.entry_type === 4);
  const unitSaid = (on: Machine) =>
    done(on, 'journalctl', '--no-pager', '--output=cat', '--unit=fettle-departure');

  it('tells a poweroff from everything else, and departs without the app', { timeout: 120_000 }, async () => {
    const on = await started();
    await app(on);
    expect(await archive()).toMatchObject({ state: 2, acknowledged: false });
    expect(existsSync(handoverOf(alice))).toBe(true);
    // A crash is not a departure.
    await done(on, 'systemctl', 'kill', '--signal=KILL', 'app.service');

    await done(on, 'systemctl', 'stop', 'fettle-departure.service');
    await done(on, 'systemctl', 'start', 'fettle-departure.service');
    await done(on, 'systemctl', 'restart', 'fettle-departure.service');
    await done(on, 'shutdown', '-h', '+1');
    await done(on, 'shutdown', '-c');
    await done(on, 'systemctl', 'disable', '--now', 'fettle-departure.service');
    await done(on, 'rm', '/etc/systemd/system/fettle-departure.service');
    await done(on, 'systemctl', 'daemon-reload');
    await installUnit(on);
    expect(await unitSaid(on)).toMatch(/The machine stays on/);
    const rated = await done(on, 'systemd-analyze', 'security', '--no-pager', 'fettle-departure.service');
    const [, exposure] = /exposure level for fettle-departure.service: ([\d.]+)/.exec(rated) ?? [];
    expect(Number(exposure), rated).toBeLessThanOrEqual(3);
    await crowd(on);
    expect(await archive()).toMatchObject({ acknowledged: false });

    await done(on, 'systemctl', 'poweroff');
    expect(await on.off()).toBe(0);
    expect(await archive()).toMatchObject({ acknowledged: true, sticky: true, author: `Fettle on ${host}` });
    const journal = JSON.parse(readFileSync(at('home/.local/state/fettle/departures.json'), 'utf8'));
    expect(journal.data.at(-1)).toMatchObject({ cause: 'shutdown', services: { archive: 'acknowledged' } });
  });

  it('answers the checks of services and firewall', { timeout: 120_000 }, async () => {
    const on = await started();
    const checks = {
      services: { options: { names: ['systemd-logind', 'fettle-departure'] } },
      absent: { use: 'services', options: { names: ['no-such-service'] } },
      firewall: {},
    };
    mkdirSync(at('home/policy'), { recursive: true });
    writeFileSync(at('home/policy/policy.json'), JSON.stringify({ version: 1, enforced: { checks } }));
    // Only a person at a terminal may run what nobody has answered yet.
    const run = (entry: string) =>
      on.inside('script', '-qec', `FETTLE_POLICY=/home/alice/policy fettle run ${entry}`, '/dev/null');
    expect(await run('services')).toMatchObject({ code: 0 });
    expect(await run('absent')).toMatchObject({
      code: 2,
      output: expect.stringContaining('no-such-service'),
    });
    await done(on, 'systemctl', 'stop', 'fettle-departure.service');
    expect(await run('services')).toMatchObject({
      code: 2,
      output: expect.stringContaining('fettle-departure'),
    });
    // Nothing of the kind is installed there.
    expect((await run('firewall')).code).toBeGreaterThan(0);
  });

  it('comes back, and departs once at a reboot with app and unit', { timeout: 120_000 }, async () => {
    const on = await started();
    expect(await app(on)).toBe('departure.acknowledged');
    expect(await archive()).toMatchObject({ state: 2, acknowledged: false });
    await done(on, 'systemctl', 'reboot');
    expect(await on.off()).toBe(133);
    expect(await archive()).toMatchObject({ acknowledged: true, author: `Fettle on ${host}` });
    expect(await acknowledgements()).toHaveLength(1);
  });

  it('departs when the last one logs off, but not when somebody else stays', {
    timeout: 120_000,
  }, async () => {
    const on = await started();
    const logOff = async () => {
      const sessions = await done(on, 'loginctl', 'list-sessions', '--no-legend');
      const own = /^\s*(\S+)\s+1000\s/m.exec(sessions)?.[1];
      await done(on, 'loginctl', 'terminate-session', own ?? `none in ${sessions}`);
      const state = async () => (await on.inside('systemctl', 'is-active', 'app.service')).output.trim();
      await expect.poll(state, { timeout: 10_000 }).toBe('inactive');
    };
    const properties = session('bob').map((one) => `--property=${one}`);
    await done(on, 'systemd-run', '--unit=bob', ...properties, 'sleep', 'infinity');
    await app(on);
    await logOff();
    expect(await archive()).toMatchObject({ acknowledged: false });

    await done(on, 'systemctl', 'stop', 'bob.service');
    await app(on);
    await logOff();
    expect(await archive()).toMatchObject({ acknowledged: true, author: `Fettle on ${host}` });
  });

  it('sends nothing without a handover, and with forged, foreign, oversized and stale ones', {
    timeout: 120_000,
  }, async () => {
    const handover = JSON.parse(readFileSync(handoverOf(alice), 'utf8'));
    put(alice, JSON.stringify({ ...handover, validUntil: 1 }));
    put(bob, JSON.stringify(handover));
    put(1002, JSON.stringify({ ...handover, problems: ['x'.repeat(100_000)] }));
    put(1003, '{"version":2}');
    for (const uid of [1004, 1005]) folderOf(uid);
    execFileSync('ln', ['-s', handoverOf(bob), handoverOf(1004)]);
    execFileSync('mkfifo', [handoverOf(1005)]);
    // Spelt in another way, of root, and in a folder of somebody else.
    for (const [name, owner] of [
      ['01000', alice],
      ['0', 0],
      ['1006', bob],
    ] as const) {
      mkdirSync(at('var/departure', name));
      writeFileSync(at('var/departure', name, 'handover.json'), JSON.stringify(handover));
      for (const path of [name, `${name}/handover.json`]) chownSync(at('var/departure', path), owner, owner);
    }
    const on = await started();
    await done(on, 'systemctl', 'poweroff');
    expect(await on.off()).toBe(0);
    expect(await archive()).toMatchObject({ acknowledged: false });
  });
});
