import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(__dirname, '../..');
const unpacked = join(root, 'dist/linux-unpacked');
let deb: string;

beforeAll(() => {
  const args = ['build/package/dist.mjs', '--linux', 'deb', '--test'];
  const said = execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  deb = said.trim().split('\n').at(-1) ?? '';
}, 300_000);

const field = (name: string) => execFileSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).trim();

/** Needs the right to mount; an unprivileged container has none. */
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/**
 * Runs a script as root on a copy of this machine's system that is thrown away. No systemd runs there, as in an image build.
 */
function onCopy(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fettle-copy-'));
  try {
    const outside = `
      set -e
      mount -t tmpfs tmpfs ${folder}
      mkdir ${folder}/upper ${folder}/work ${folder}/root
      mount -t overlay overlay -o lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work ${folder}/root
      mount -t proc proc ${folder}/root/proc
      mount --rbind /dev ${folder}/root/dev
      mount -t tmpfs tmpfs ${folder}/root/tmp
      cp '${deb}' ${folder}/root/tmp/fettle.deb
      chroot ${folder}/root sh -ec "$SCRIPT" </dev/null`;
    const { stdout, stderr, status } = spawnSync('unshare', ['-m', 'sh', '-c', outside], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        SCRIPT: script,
        DEBIAN_FRONTEND: 'noninteractive',
        HOME: '/tmp',
        LC_ALL: 'C',
      },
    });
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    return stdout;
  } finally {
    rmdirSync(folder);
  }
}

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
    const files = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' });
    for (const file of [
      'LICENSES.chromium.html',
      'LICENSE.electron.txt',
      'licences/LIBRARIES.txt',
      'doc/fettle/copyright',
    ])
      expect(files).toContain(file);
    expect(files).toMatch(/^-rwsr-xr-x root\/root .*chrome-sandbox$/m);
    const asar = readFileSync(join(unpacked, 'resources/app.asar'), 'latin1');
    expect(asar).not.toMatch(/sourceMappingURL|\.js\.map"/);
    expect(asar).toContain('"cli.js"');
  });

  it('comes with a bill of materials', () => {
    expect(readdirSync(join(root, 'dist')).some((name) => name.endsWith('.cdx.json'))).toBe(true);
    expect(statSync(deb).size).toBeGreaterThan(10_000_000);
  });

  it.skipIf(!mayMount)(
    'installs silently over a policy that is there, and leaves it at purge',
    () => {
      const said = onCopy(`
      mkdir -p /etc/fettle/policy.d
      echo '{ "version": 1, "owner": "alice" }' > /etc/fettle/policy.d/50-company.json
      dpkg --force-depends -i /tmp/fettle.deb >/dev/null 2>&1
      fettle --version
      echo "owner: $(fettle show-config | grep -c '^owner = "alice"')"
      echo "sandbox: $(stat -c %A:%U /opt/fettle/chrome-sandbox)"
      man -w fettle >/dev/null 2>&1 || ls /usr/share/man/man1/fettle.1 >/dev/null
      dpkg --force-depends -i /tmp/fettle.deb >/dev/null 2>&1
      echo "after upgrade: $(command -v fettle) $(ls /etc/xdg/autostart/fettle.desktop)"
      dpkg -r fettle >/dev/null 2>&1
      echo "after remove: $(find /opt/fettle /usr/bin/fettle 2>/dev/null | wc -l) $(ls /etc/fettle/policy.json)"
      dpkg -P fettle >/dev/null 2>&1
      echo "after purge: $(find /etc/fettle -type f) $(find /etc /usr /opt /var/lib -xdev -iname '*fettle*' -not -path '/etc/fettle*' | wc -l)"
    `);
      expect(said.trim().split('\n')).toEqual([
        expect.stringMatching(/^\d+\.\d+\.\d+-test$/),
        'owner: 1',
        'sandbox: -rwsr-xr-x:root',
        'after upgrade: /usr/bin/fettle /etc/xdg/autostart/fettle.desktop',
        'after remove: 0 /etc/fettle/policy.json',
        'after purge: /etc/fettle/policy.d/50-company.json 0',
      ]);
    },
    180_000,
  );
});
