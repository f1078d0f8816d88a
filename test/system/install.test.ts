import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Display, startDisplay } from '../support/desktop/display';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { boot, layWire, type Machine, reach, type Wire } from '../support/machine/machine';
import { machineImage, machineMissing } from '../support/machine/machineImage';
import { testPackage, withVersion } from '../support/machine/testPackage';

const host = 'laptop-carol';
const debugPort = 9222;
const salt = 'salt-of-the-test';
const missing = await machineMissing();
const packages = '/srv/packages';
/** What starts the app: the session at log-in, and the person. */
const entries = {
  session: '/etc/xdg/autostart/fettle.desktop',
  menu: '/usr/share/applications/fettle.desktop',
};

describe.skipIf(missing)(`the package on a machine${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let icinga: RunningIcinga;
  let wire: Wire;
  let display: Display;
  let machine: Machine;
  let folder: string;
  const at = (...parts: string[]) => join(folder, ...parts);

  beforeAll(async () => {
    await machineImage();
    folder = mkdtempSync(join(tmpdir(), 'fettle-install-'));
    chmodSync(folder, 0o755);
    mkdirSync(at('packages'));
    mkdirSync(at('it'));
    const deb = await testPackage('deb');
    copyFileSync(deb, at('packages/fettle.deb'));
    await withVersion(deb, '9.0.0', at('packages/newer.deb'));
    icinga = await startIcinga({ ticketSalt: salt, hosts: [{ name: host, services: ['archive'] }] });
    wire = await layWire(folder, icinga.port);
    display = await startDisplay();
    await prepareForIt();
  });
  afterAll(async () => {
    await display?.stop();
    await wire?.remove();
    await icinga?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => machine?.stop());

  /** What IT brings: its policy, and the ticket for this host. */
  async function prepareForIt(): Promise<void> {
    writeFileSync(at('it/ticket'), await icinga.icinga2('pki', 'ticket', '--cn', host, '--salt', salt));
    const targets = [{ name: 'main', endpoints: [icinga.url], host, auth: { type: 'certificate' } }];
    const archive = {
      use: 'stamp-file',
      required: true,
      title: { en: 'Archive' },
      options: { path: '/home/carol/stamp.json' },
    };
    const organisation = { name: 'Example', privacyContact: 'dpo@example.com' };
    writeFileSync(
      at('it/50-company.json'),
      JSON.stringify({ version: 1, organisation, enforced: { targets, checks: { archive } } }),
    );
    const stamp = { time: new Date(Date.now() - 10 * 86_400_000).toISOString(), ok: true, tool: 'test' };
    writeFileSync(at('it/stamp.json'), JSON.stringify(stamp));
    writeFileSync(at('it/hosts'), '10.77.0.1 localhost\n');
  }

  async function started(): Promise<void> {
    machine = await boot({
      [at('packages')]: packages,
      [at('it')]: '/srv/it',
      [at('it/hosts')]: '/etc/hosts',
      [`/tmp/.X11-unix/X${display.name.slice(1)}`]: '/srv/display',
    });
    await done(
      'install',
      '-D',
      '-m',
      '0644',
      '/srv/it/50-company.json',
      '/etc/fettle/policy.d/50-company.json',
    );
  }

  async function done(...argv: string[]): Promise<string> {
    const said = await machine.inside(...argv);
    if (said.code !== 0) throw new Error(`${argv.join(' ')}: ${said.code} ${said.output}`);
    return said.output;
  }
  const shell = (script: string) => done('sh', '-ec', script);
  const apt = (...args: string[]) => done('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args);
  const archive = async () => {
    const service = (await icinga.readServices(host)).find(({ name }) => name === 'archive');
    if (!service) throw new Error('no service');
    return service;
  };

  /** A new person of this machine, and what IT gives them. */
  async function newPerson(): Promise<void> {
    await shell(`
      useradd --create-home --shell /bin/sh carol
      install -o carol -m 0644 /srv/it/stamp.json /home/carol/
      mkdir -p /tmp/.X11-unix
      ln -s /srv/display /tmp/.X11-unix/X0`);
  }

  /** What IT runs on the machine, as in docs/install.md: the ticket comes through a pipe, and is in no file of hers. */
  async function enrolled(): Promise<void> {
    await shell(`
      </srv/it/ticket systemd-run --quiet --wait --collect --pipe --uid=carol fettle enroll --target main \
        --endpoint ${icinga.url} --ticket-stdin --fingerprint ${icinga.fingerprint}`);
  }

  /** Logs carol in, starts what an entry of the desktop says, and works in the window. */
  async function loggedIn(entry: keyof typeof entries, work: (page: Page) => Promise<void>): Promise<void> {
    const [, command = ''] = /^Exec=(.*)$/m.exec(await done('cat', entries[entry])) ?? [];
    const properties = ['User=carol', 'PAMName=login', 'Environment=DISPLAY=:0 XDG_SESSION_CLASS=user'];
    await done(
      'systemd-run',
      '--unit=app',
      '--collect',
      ...properties.map((one) => `--property=${one}`),
      ...command.replace(' %U', '').split(' '),
      `--remote-debugging-port=${debugPort}`,
    );
    const way = await reach(folder, debugPort);
    let browser: Browser | undefined;
    try {
      browser = await connected(way.port);
      await work(await firstWindow(browser));
    } catch (error) {
      throw new Error(`the app: ${await shell('journalctl --no-pager --unit=app --lines=20')}`, {
        cause: error,
      });
    } finally {
      await browser?.close();
      await way.close();
    }
  }

  async function connected(port: number): Promise<Browser> {
    const endpoint = `http://127.0.0.1:${port}`;
    await expect
      .poll(
        () =>
          fetch(endpoint).then(
            () => true,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    return chromium.connectOverCDP(endpoint);
  }

  async function firstWindow(browser: Browser): Promise<Page> {
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    await expect.poll(() => pages().length, { timeout: 30_000 }).toBe(1);
    const [page] = pages();
    if (!page) throw new Error('no window');
    return page;
  }

  /** Answers every card in the window, as a person does. */
  async function answerAll(page: Page): Promise<void> {
    const yes = page.getByRole('button', { name: /^(I have read this|Yes, allow)$/ });
    await yes.first().waitFor();
    for (let left = await yes.count(); left > 0; left -= 1) {
      await yes.first().click();
      await expect.poll(() => yes.count(), { timeout: 10_000 }).toBe(left - 1);
    }
  }

  /** The kinds of the app's processes, and of those that draw pages whether they are in a user namespace of their own. */
  async function processes(): Promise<{ commands: string[]; contained: boolean[] }> {
    const said = await shell(`
      cd /proc
      for pid in [0-9]*; do
        [ "$(readlink $pid/exe)" = /opt/fettle/fettle ] || continue
        echo "$(readlink $pid/ns/user) $(tr '\\0' ' ' <$pid/cmdline)"
      done`);
    const lines = said.trim().split('\n');
    const own = (await done('readlink', '/proc/1/ns/user')).trim();
    return {
      commands: lines,
      contained: lines
        .filter((line) => line.includes('--type=renderer'))
        .map((line) => !line.startsWith(own)),
    };
  }

  const unitState = (unit: string) => async () =>
    (await machine.inside('systemctl', 'is-active', unit)).output.trim();
  const reported = (state: object) =>
    expect.poll(archive, { timeout: 90_000 }).toMatchObject({ state: 2, ...state });

  /** Every file of the machine but those that package management and systemd keep for themselves. */
  async function files(): Promise<string[]> {
    const theirs = [
      '/var/lib/dpkg',
      '/var/lib/apt',
      '/var/cache',
      '/var/log',
      '/var/lib/systemd',
      '/var/tmp',
    ];
    const pruned = theirs.map((path) => `-path ${path} -prune -o`).join(' ');
    await shell(`find / -xdev ${pruned} -printf '%y %m %u %p\\n' >${packages}/files`);
    return readFileSync(at('packages/files'), 'utf8').trim().split('\n');
  }

  it('is installed without a terminal, enrolled, met by a new person, upgraded, downgraded, and shut down', {
    timeout: 240_000,
  }, async () => {
    await started();
    await apt('install', '-y', `${packages}/fettle.deb`);
    await newPerson();
    await loggedIn('session', async (page) => {
      const { commands, contained } = await processes();
      expect(commands.filter((line) => line.includes('--no-sandbox'))).toEqual([]);
      expect(contained).toEqual([true]);
      // People may make user namespaces here, so nothing needs a setuid program.
      expect((await done('stat', '-c', '%a:%U', '/opt/fettle/chrome-sandbox')).trim()).toBe('755:root');
      // Before the answers nothing is sent; what Icinga itself may say about that is UNKNOWN.
      expect((await archive()).state).toBe(3);
      await answerAll(page);
      // While the app runs; before the first log-in is tried below.
      await enrolled();
      await reported({ acknowledged: false });
    });
    // A test build says so wherever it says its version.
    expect(
      await done(
        'systemd-run',
        '--quiet',
        '--wait',
        '--collect',
        '--pipe',
        '--uid=carol',
        'fettle',
        '--version',
      ),
    ).toMatch(/^\d+\.\d+\.\d+-test$/m);

    await expect.poll(unitState('fettle-departure'), { timeout: 30_000 }).toBe('active');
    const since = () =>
      done('systemctl', 'show', '--property=ActiveEnterTimestampMonotonic', 'fettle-departure');
    const before = await since();
    for (const change of [['newer.deb'], ['fettle.deb', '--allow-downgrades']]) {
      const [file, ...options] = change;
      await apt('install', '-y', ...options, `${packages}/${file}`);
      expect(await unitState('app')()).toBe('inactive');
      // The hook of the shutdown was not even asked.
      expect(await since()).toBe(before);
      await loggedIn('menu', async (page) => {
        // Nothing is asked again, and what was known is known.
        await page.getByText('Last backup 10 days ago').first().waitFor();
      });
      expect(await archive()).toMatchObject({ state: 2, acknowledged: false });
    }

    await done('systemctl', 'poweroff');
    expect(await machine.off()).toBe(0);
    expect(await archive()).toMatchObject({ acknowledged: true, author: `Fettle on ${host}` });
  });

  it('leaves after removal and purge only what docs/install.md names', { timeout: 240_000 }, async () => {
    await started();
    await newPerson();
    const before = new Set(await files());
    const added = async () =>
      (await files()).filter((file) => !before.has(file)).map((line) => line.split(' ')[3]);
    await apt('install', '-y', `${packages}/fettle.deb`);
    await enrolled();
    await loggedIn('session', answerAll);
    await expect.poll(added, { timeout: 30_000 }).toContain('/var/lib/fettle/departure/1002/handover.json');

    await apt('remove', '-y', 'fettle');
    expect(await unitState('app')()).toBe('inactive');
    expect(await unitState('fettle-departure')()).toBe('inactive');
    const inHome = '/home/carol/';
    const elsewhere = async () => (await added()).filter((path) => path?.startsWith(inHome) !== true);
    expect(await elsewhere()).toEqual([
      '/etc/xdg/autostart',
      '/etc/xdg/autostart/fettle.desktop',
      '/etc/fettle/policy.json',
    ]);
    await apt('purge', '-y', 'fettle');
    expect(await elsewhere()).toEqual([]);
    // The font cache is GTK's, for every program of hers.
    const hers = (await added()).filter((path) => path?.startsWith(`${inHome}.cache/fontconfig`) !== true);
    const folders = hers.map((path) => path?.replace(inHome, '').split('/').slice(0, 3).join('/'));
    expect([...new Set(folders)]).toEqual(['.cache', '.local', '.local/state', '.local/state/fettle']);
    expect(await done('ls', '/etc/fettle', '/etc/fettle/policy.d')).toContain('50-company.json');
  });
});
