import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { mayCopySystem, onSystemCopy } from '../support/packages/systemCopy';

const root = join(__dirname, '../..');
const unpacked = join(root, 'dist/linux-unpacked');
let deb: string;
let said: string;
let listed: string;

beforeAll(() => {
  const args = ['build/package/dist.mjs', '--linux', 'deb', '--test'];
  said = execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  deb = said.trim().split('\n').at(-1) ?? '';
  listed = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' });
}, 300_000);

const field = (name: string) => execFileSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).trim();

describe('the deb', () => {
  it('is marked as a test build, in name and version', () => {
    expect(field('Version')).toMatch(/^\d+\.\d+\.\d+~test$/);
    expect(field('Description')).toMatch(/^Fettle \(test build\)/);
  });

  it('has the fuses of a release', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'fettle'));
    const on = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      cookies: on(FuseV1Options.EnableCookieEncryption),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: true,
      nodeOptions: false,
      inspect: false,
      cookies: true,
      onlyAsar: true,
      integrity: true,
      fileProtocol: false,
    });
  });

  it('holds the licences and no source map', () => {
    for (const file of [
      'LICENSES.chromium.html',
      'LICENSE.electron.txt',
      'licences/LIBRARIES.txt',
      'doc/fettle/copyright',
    ])
      expect(listed).toContain(file);
    expect(listed).toMatch(/^-rwsr-xr-x root\/root .*chrome-sandbox$/m);
    const asar = readFileSync(join(unpacked, 'resources/app.asar'), 'latin1');
    expect(asar).not.toMatch(/sourceMappingURL|\.js\.map"/);
    expect(asar).toContain('"cli.js"');
  });

  it('starts the command line with what Electron’s own V8 compiled of it', () => {
    const program = join(unpacked, 'resources/app.asar/out/cli.js');
    const { stdout } = spawnSync(
      join(unpacked, 'fettle'),
      ['-p', `process.argv.push('--version'); require(${JSON.stringify(program)}).script.cachedDataRejected`],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^false$/m);
  });

  it.each([
    'usr/lib/systemd/system/fettle-departure.service',
    'usr/lib/tmpfiles.d/fettle.conf',
    'usr/share/applications/fettle.desktop',
    'usr/share/icons/hicolor/256x256/apps/fettle.png',
    'usr/share/man/man1/fettle.1',
    'usr/share/bash-completion/completions/fettle',
    'usr/share/zsh/vendor-completions/_fettle',
    'usr/share/fish/vendor_completions.d/fettle.fish',
    'etc/xdg/autostart/fettle.desktop',
    'opt/fettle/set-sandbox',
    'opt/fettle/stop-running',
    'usr/lib/systemd/system/fettle-sandbox.service',
    'usr/lib/systemd/system/user-runtime-dir@.service.d/50-fettle.conf',
  ])('brings %s', (file) => {
    expect(listed).toContain(` ./${file}\n`);
  });

  it('has an asar with the hash of every file, and the commands of the bundle in it', () => {
    const asar = readFileSync(join(unpacked, 'resources/app.asar'));
    const header = asar.toString('utf8', 16, 16 + asar.readUInt32LE(12));
    const content = asar.subarray(8 + asar.readUInt32LE(4));
    interface Node {
      files?: Record<string, Node>;
      offset?: string;
      size?: number;
      integrity?: { hash: string };
    }
    const hashed: string[] = [];
    const look = (node: Node, path: string) => {
      for (const [name, inner] of Object.entries(node.files ?? {})) look(inner, `${path}/${name}`);
      if (node.offset === undefined) return;
      const start = Number(node.offset);
      const bytes = content.subarray(start, start + (node.size ?? 0));
      expect([path, node.integrity?.hash]).toEqual([path, createHash('sha256').update(bytes).digest('hex')]);
      hashed.push(path);
    };
    look(JSON.parse(header), '');
    expect(hashed).toEqual(
      expect.arrayContaining(['/out/main.js', '/out/cli.js', '/out/systeminformation.js', '/out/preload.js']),
    );
  });

  it('is what the build prints last, after the sizes', () => {
    expect(said.trim().split('\n').slice(-4)).toEqual([
      expect.stringMatching(/^ *[\d.]+ MiB {2}dist\/linux-unpacked\/resources\/app\.asar$/),
      expect.stringMatching(/^ *[\d.]+ MiB {2}dist\/linux-unpacked$/),
      expect.stringMatching(/^ *[\d.]+ MiB {2}dist\/fettle_.*\.deb$/),
      deb,
    ]);
  });

  it.skipIf(findRuntime(root).origin === 'official')('is never a release of the development runtime', () => {
    const { status, stderr } = spawnSync(process.execPath, ['build/package/dist.mjs', '--linux', 'deb'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('a release is not built from it')]);
  });

  it('comes with a bill of materials', () => {
    expect(readdirSync(join(root, 'dist')).some((name) => name.endsWith('.cdx.json'))).toBe(true);
    expect(statSync(deb).size).toBeGreaterThan(10_000_000);
  });

  it.skipIf(!mayCopySystem)(
    'installs in an image build over a policy that is there, and leaves it at purge',
    () => {
      const script = `
      mkdir -p /etc/fettle/policy.d
      echo '{ "version": 1, "owner": "alice" }' > /etc/fettle/policy.d/50-company.json
      dpkg --force-depends -i /tmp/fettle.deb >/dev/null 2>&1
      fettle --version
      echo "owner: $(fettle show-config | grep -c '^owner = "alice"')"
      echo "sandbox: $(stat -c %A:%U /opt/fettle/chrome-sandbox)"
      echo "enabled: $(readlink /etc/systemd/system/multi-user.target.wants/fettle-departure.service)"
      echo "folders: $(stat -c %a:%U /var/lib/fettle /var/lib/fettle/departure /var/lib/fettle/machine | tr '\\n' ' ')"
      rm -rf /var/lib/fettle
      mv "$(command -v systemd-tmpfiles)" /tmp/
      /var/lib/dpkg/info/fettle.postinst configure
      echo "without systemd: $(stat -c %a:%U /var/lib/fettle /var/lib/fettle/departure /var/lib/fettle/machine | tr '\\n' ' ')"
      echo 0 > /var/lib/fettle/machine/owner
      echo "profile: $(test ! -e /etc/apparmor.d || ls /etc/apparmor.d/fettle 2>/dev/null || echo none)"
      man -w fettle >/dev/null 2>&1 || ls /usr/share/man/man1/fettle.1 >/dev/null
      dpkg --force-depends -i /tmp/fettle.deb >/dev/null 2>&1
      echo "after upgrade: $(command -v fettle) $(ls /etc/xdg/autostart/fettle.desktop)"
      dpkg -r fettle >/dev/null 2>&1
      echo "after remove: $(find /opt/fettle /usr/bin/fettle 2>/dev/null | wc -l) $(ls /etc/fettle/policy.json)"
      dpkg -P fettle >/dev/null 2>&1
      echo "after purge: $(find /etc/fettle -type f) $(find /etc /usr /opt /var/lib -xdev -iname '*fettle*' -not -path '/etc/fettle*' | wc -l)"
    `;
      const lines = onSystemCopy(script, { 'fettle.deb': deb }).trim().split('\n');
      expect(lines.map((line) => line.trim())).toEqual([
        expect.stringMatching(/^\d+\.\d+\.\d+-test$/),
        'owner: 1',
        'sandbox: -rwsr-xr-x:root',
        expect.stringMatching(/^enabled: .*\/lib\/systemd\/system\/fettle-departure\.service$/),
        'folders: 755:root 755:root 1777:root',
        'without systemd: 755:root 755:root 1777:root',
        expect.stringMatching(/^profile: ?(none)?$/),
        'after upgrade: /usr/bin/fettle /etc/xdg/autostart/fettle.desktop',
        'after remove: 0 /etc/fettle/policy.json',
        'after purge: /etc/fettle/policy.d/50-company.json 0',
      ]);
    },
    180_000,
  );
});
