import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gatherEncryption,
  judgeEncryption,
  parseLsblk,
  readBitLocker,
  readFileVault,
} from '../../../../../electron/checks/system/diskEncryption';
import { encryptionOf } from '../../../../../electron/checks/system/encryptedChain';
import {
  gatherFirewall,
  judgeFirewall,
  readProfiles,
  readSocketFilter,
} from '../../../../../electron/checks/system/firewall';
import { readServices } from '../../../../../electron/checks/system/firewallLinux';
import {
  gatherScreenLock,
  judgeScreenLock,
  readGnome,
  readWindows,
} from '../../../../../electron/checks/system/screenLock';
import { parseKde } from '../../../../../electron/checks/system/screenLockKde';
import { readScreenLockStatus } from '../../../../../electron/checks/system/screenLockMac';
import { currentDesktop } from '../../../../../electron/platform/desktop';
import type { ProcessOutcome } from '../../../../../electron/platform/processes/process';
import { contextFor, english, exited } from '../../../../support/agent/checks';

interface Node {
  name?: string;
  fstype?: string;
  type: string;
  mountpoints?: (string | null)[];
  mountpoint?: string | null;
  children?: Node[];
}
const lsblk = (...blockdevices: Node[]) => JSON.stringify({ blockdevices });
const root = (children?: Node[]): Node => ({
  type: 'lvm',
  mountpoints: ['/'],
  ...(children ? { children } : {}),
});
const disk = (...children: Node[]): Node => ({ type: 'disk', mountpoints: [null], children });
const part = (...children: Node[]): Node => ({ type: 'part', mountpoints: [null], children });
const crypt = (...children: Node[]): Node => ({ type: 'crypt', mountpoints: [null], children });

describe('disk encryption on Linux', { timeout: 60_000 }, () => {
  it.each<[string, string, string]>([
    ['LVM on LUKS', lsblk(disk(part(crypt(root())))), 'on'],
    [
      'LUKS on LVM',
      lsblk(disk(part({ type: 'lvm', children: [{ type: 'crypt', mountpoints: ['/'] }] }))),
      'on',
    ],
    ['plain', lsblk(disk({ type: 'part', mountpoints: ['/'] })), 'off'],
    [
      'plain beside an encrypted stick',
      lsblk(disk(part(root())), disk(crypt({ type: 'part', mountpoints: ['/media/x'] }))),
      'off',
    ],
    ['an encrypted child of the plain root', lsblk(disk(root([crypt()]))), 'off'],
    ['btrfs subvolumes', lsblk(disk(crypt({ type: 'part', mountpoints: ['/home', '/'] }))), 'on'],
    ['RAID of two encrypted disks', lsblk(disk(crypt(root())), disk(crypt(root()))), 'on'],
    ['RAID of which one disk is not', lsblk(disk(crypt(root())), disk(part(root()))), 'partly'],
    ['util-linux before 2.37', lsblk(disk({ type: 'crypt', mountpoint: '/' })), 'on'],
    ['a root that lsblk does not know (ZFS)', lsblk(disk(part())), 'unknown'],
    ['nothing', lsblk(), 'unknown'],
  ])('%s', (_, output, expected) => {
    expect(encryptionOf(parseLsblk(output) ?? [], '/')).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['dm-integrity', 'DM_integrity', 'off'],
    ['the data of dm-verity', 'squashfs', 'off'],
    ['LUKS', 'crypto_LUKS', 'on'],
    ['BitLocker', 'BitLocker', 'on'],
  ])('%s below is %s', (_, fstype, expected) => {
    const node = { type: 'part', fstype, children: [{ type: 'crypt', mountpoints: ['/'] }] };
    expect(encryptionOf(parseLsblk(lsblk(disk(node))) ?? [], '/')).toBe(expected);
  });

  it('what the kernel says of a device counts before what lies below; of a btrfs each disk counts', () => {
    const devices = parseLsblk(
      lsblk(disk({ name: 'root', type: 'crypt', mountpoints: ['/'] }), { name: 'sdb', type: 'disk' }),
    );
    const kind = (uuid: string, disks: string[][] = []) =>
      encryptionOf(devices ?? [], '/', new Map([['root', uuid]]), disks);
    expect(kind('CRYPT-LUKS2-0123-root')).toBe('on');
    expect(kind('CRYPT-VERITY-0123-root')).toBe('off');
    expect(kind('CRYPT-LUKS2-0123-root', [['root', 'sdb']])).toBe('partly');
  });

  it.each<[string, string, string, string]>([
    ['encryption\taes-256-gcm\nkeystatus\tavailable\n', '', 'ok', 'encrypts by itself'],
    ['encryption\toff\nkeystatus\t-\n', 'rpool\t1G\n\t/dev/mapper/luks\t1G\n', 'ok', 'lies on encryption'],
    ['encryption\toff\nkeystatus\t-\n', 'rpool\t1G\n\t/dev/sdb\t1G\n', 'critical', 'lies on a plain disk'],
    [
      'encryption\toff\nkeystatus\t-\n',
      'rpool\t1G\n\t/dev/disk/by-id/ata-x\t1G\n',
      'unknown',
      'lies on who knows what',
    ],
  ])('ZFS %j, %j is %s: it %s', async (own, pool, state) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fettle-zfs-'));
    mkdirSync(path.join(folder, 'proc/self'), { recursive: true });
    writeFileSync(
      path.join(folder, 'proc/self/mountinfo'),
      '24 1 0:20 / / rw shared:1 - zfs rpool/ROOT/x rw,xattr\n',
    );
    const devices = lsblk(disk({ name: 'luks', type: 'crypt' }), { name: 'sdb', type: 'disk' });
    const answers: Record<string, string> = { lsblk: devices, zfs: own, zpool: pool };
    const run = async ({ argv }: { argv: readonly string[] }) => exited(0, answers[argv[0] ?? '']);
    try {
      const facts = await gatherEncryption(contextFor({ mounts: ['/'] }, { run, root: folder }), 'linux');
      expect(judgeEncryption(facts).state).toBe(state);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is judged, and lsblk without MOUNTPOINTS is asked again', async () => {
    const asked: string[] = [];
    const run = async ({ argv }: { argv: readonly string[] }) => {
      const columns = argv.at(-1) ?? '';
      asked.push(columns);
      return columns.endsWith('S')
        ? exited(1, '', 'lsblk: unknown column: MOUNTPOINTS')
        : exited(0, lsblk(disk({ type: 'crypt', mountpoint: '/' })));
    };
    const facts = await gatherEncryption(contextFor({ mounts: ['/'] }, { run }), 'linux');
    expect(judgeEncryption(facts).state).toBe('ok');
    expect(asked).toEqual(['NAME,TYPE,FSTYPE,MOUNTPOINTS', 'NAME,TYPE,FSTYPE,MOUNTPOINT']);
  });

  it('never takes broken output for encryption: 10,000 cuts and injected errors', async () => {
    const whole = lsblk(disk(part(crypt(root()))));
    const errors = fc.constantFrom('lsblk: failed', 'Zugriff verweigert', '\u0000', '{', '<html>');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.option(errors), async (at, error) => {
        const output = error === null ? whole.slice(0, at) : whole.slice(0, at) + error + whole.slice(at);
        const inside = error !== null && parseLsblk(output) !== undefined;
        const run = async () => exited(0, output);
        const { state } = judgeEncryption(
          await gatherEncryption(contextFor({ mounts: ['/'] }, { run }), 'linux'),
        );
        // Text inside a name or a type may leave valid JSON, and then the chain must still hold a crypt.
        expect(inside || state === 'unknown').toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('disk encryption elsewhere', () => {
  it.each([
    ['1', 'on'],
    ['2', 'off'],
    ['3', 'partly'],
    ['5', 'off'],
    ['6', 'unknown'],
    ['', 'unknown'],
    ['Zugriff verweigert', 'unknown'],
  ])('BitLockerProtection %s is %s', (output, expected) => {
    expect(readBitLocker(`${output}\r\n`)).toBe(expected);
  });
  it('FileVault, which ends with 1 when it is off', async () => {
    expect([readFileVault('true\n'), readFileVault('false\n'), readFileVault('')]).toEqual([
      'on',
      'off',
      'unknown',
    ]);
    const facts = await gatherEncryption(
      contextFor({ mounts: ['/'] }, { run: async () => exited(1, 'false\n') }),
      'mac',
    );
    expect(judgeEncryption(facts).state).toBe('critical');
  });
  it.each<[string, ProcessOutcome]>([
    ['missing', { kind: 'not-found', program: 'fdesetup' }],
    ['failing', exited(1, '', 'denied')],
    ['silent', exited(0, '')],
  ])('a program that is %s is UNKNOWN', async (_, outcome) => {
    for (const system of ['mac', 'windows', 'linux'] as const) {
      const context = contextFor({ mounts: ['/'] }, { run: async () => outcome });
      expect(judgeEncryption(await gatherEncryption(context, system)).state).toBe('unknown');
      expect(judgeFirewall(await gatherFirewall(context, system)).state).toBe('unknown');
    }
  });
});

describe('the firewall', () => {
  it('on Linux is weak evidence and says so', () => {
    const judged = (output: string) =>
      judgeFirewall({ kind: 'seen', facts: { weak: true, parts: readServices(output) } });
    const on = judged('inactive\nactive\ninactive\n');
    expect(on.state).toBe('ok');
    expect(on.evidence.map((one) => english(one.message)).join()).toMatch(/weak evidence/);
    const off = judged('inactive\nfailed\nunknown\n');
    expect([off.state, off.remedy.length]).toEqual(['warning', 1]);
    expect(readServices('Failed to connect to bus')).toEqual([]);
  });

  it('does not count ufw when it is switched off in its own file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fettle-ufw-'));
    try {
      mkdirSync(path.join(folder, 'etc/ufw'), { recursive: true });
      writeFileSync(path.join(folder, 'etc/ufw/ufw.conf'), '# x\nENABLED=no\n');
      const run = async () => exited(3, 'active\ninactive\ninactive\n');
      const facts = await gatherFirewall(contextFor({}, { run, root: folder }), 'linux');
      expect(judgeFirewall(facts).state).toBe('warning');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['NixOS', 'firewall', {}, 'ok'],
    [
      'netfilter-persistent without rules',
      'netfilter-persistent',
      { 'etc/iptables/rules.v4': '*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n' },
      'warning',
    ],
    [
      'nftables without a rule',
      'nftables',
      { 'etc/nftables.conf': '# drop all\nflush ruleset\ntable inet f {\n}\n' },
      'warning',
    ],
    ['nftables with rules', 'nftables', { 'etc/nftables.conf': 'chain input { policy drop; }\n' }, 'ok'],
    ['nothing that is known', '', {}, 'unknown'],
    [
      'a kernel that filters nothing',
      '',
      {
        'proc/sys/kernel/osrelease': '6.1.0\n',
        'proc/modules': 'ext4 1 1 - Live 0x0\n',
        'lib/modules/6.1.0/modules.builtin': 'kernel/fs/ext2/ext2.ko\n',
      },
      'warning',
    ],
  ])('on Linux: %s', async (_, active, files, state) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fettle-firewall-'));
    try {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      const run = async ({ argv }: { argv: readonly string[] }) =>
        exited(
          3,
          argv
            .slice(3)
            .map((name) => `${name === active ? '' : 'in'}active\n`)
            .join(''),
        );
      const facts = await gatherFirewall(contextFor({}, { run, root: folder }), 'linux');
      expect(judgeFirewall(facts).state).toBe(state);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('on Windows needs every profile, on macOS one switch', () => {
    const judged = (parts: { name: string; on: boolean }[]) =>
      judgeFirewall({ kind: 'seen', facts: { weak: false, parts } }).state;
    const profile = (Name: string, Enabled: boolean) => ({ Name, Enabled });
    expect(judged(readProfiles(JSON.stringify([profile('Domain', true), profile('Public', true)])))).toBe(
      'ok',
    );
    expect(judged(readProfiles(JSON.stringify([profile('Domain', true), profile('Public', false)])))).toBe(
      'warning',
    );
    expect(readProfiles(JSON.stringify(profile('Domain', true)))).toHaveLength(1);
    expect(judged(readSocketFilter('Firewall is enabled. (State = 1)'))).toBe('ok');
    expect(judged(readSocketFilter('Firewall is disabled. (State = 0)'))).toBe('warning');
    expect(readSocketFilter('')).toEqual([]);
  });
});

describe('the screen lock', () => {
  const limits = { after: { warning: 900 } };
  const judged = (facts: Parameters<typeof judgeScreenLock>[0] | undefined) =>
    facts && judgeScreenLock(facts, limits).state;

  it.each([
    [['true', 'uint32 0', 'uint32 300', 'false'], 'ok'],
    [['true', 'uint32 1200', 'uint32 300', 'false'], 'warning'],
    [['false', 'uint32 0', 'uint32 300', 'false'], 'critical'],
    [['true', 'uint32 0', 'uint32 0', 'false'], 'critical'],
    [['true', 'uint32 0', 'uint32 300', 'true'], 'critical'],
    [['true', 'uint32 0', 'uint32 300', 'maybe'], undefined],
    [['true', '', 'uint32 300', 'false'], undefined],
    [['No such schema', 'uint32 0', 'uint32 300', 'false'], undefined],
  ])('GNOME %j is %s', (values, state) => {
    expect(judged(readGnome(values))).toBe(state);
  });

  it.each([
    ['none', 'ok'],
    ['', 'unknown'],
    ['[Daemon]\nAutolock=false\n', 'critical'],
    ['[Daemon]\nAutolock[$i]=false\nTimeout[$i]=5\n', 'critical'],
    ['[Daemon][$i]\nAutolock=off\n', 'critical'],
    ['[Daemon]\r\nAutolock=false\r\n', 'critical'],
    ['[$Version]\nupdate_info=x.upd:y\n\n[Daemon]\nAutolock=true\nLockGrace=0\n', 'ok'],
    ['[Greeter][Wallpaper][org.kde.image][General]\nImage=file:///a[b].png\n', 'ok'],
    ['[Daemon]\nTimeout=0\n', 'critical'],
    ['[Daemon]\nAutolock=fal', 'unknown'],
    ['[Daemon]\nAutolock=maybe\n', 'unknown'],
    ['[Daemon]\nPermission denied\n', 'unknown'],
    ['[Daemon]\nTimeout=30\n', 'warning'],
    ['[Other]\nAutolock=false\n[Daemon]\nTimeout=10\n', 'ok'],
    ['[Daemon]\nTimeout=soon\n', 'unknown'],
  ])('KDE %j is %s', (text, state) => {
    expect(judged(parseKde([text]))).toBe(state);
  });

  it('of KDE: the person’s file over the system’s, but for what that one fixes', () => {
    const off = '[Daemon]\nAutolock=false\n';
    const on = '[Daemon]\nAutolock=true\n';
    expect(judged(parseKde([off, 'none']))).toBe('critical');
    expect(judged(parseKde([off, on]))).toBe('ok');
    expect(judged(parseKde([off.replace('=', '[$i]='), on]))).toBe('critical');
    expect(judged(parseKde(['garbage', on]))).toBe('unknown');
  });

  it('Windows and macOS', () => {
    expect(judged(readWindows('900;;;;.'))).toBe('ok');
    expect(judged(readWindows(';1;1;600;.'))).toBe('ok');
    expect(judged(readWindows(';1;0;600;.'))).toBe('critical');
    expect(readWindows('error')).toBeUndefined();
    expect(judged(readScreenLockStatus('screenLock delay is 300 seconds'))).toBe('ok');
    expect(judged(readScreenLockStatus('screenLock delay is immediate'))).toBe('ok');
    expect(judged(readScreenLockStatus('screenLock is off'))).toBe('critical');
    expect(judged(readScreenLockStatus('screenLock delay is 300.000000 seconds'))).toBe('ok');
    expect(judged(readScreenLockStatus('screenLock delay is -1 seconds'))).toBe('critical');
    expect(judged(readScreenLockStatus('screenLock delay is -1.000000 seconds'))).toBe('critical');
    expect(readScreenLockStatus('')).toBeUndefined();
  });

  it.each([
    ['600', ' displaysleep         10\n', 'ok', /10 minutes/],
    ['0', ' displaysleep         0\n', 'critical', /not locked/],
    [
      '0',
      'Battery Power:\n displaysleep 2\nAC Power:\n displaysleep 30 (prevented)\n',
      'warning',
      /30 minutes/,
    ],
    ['0', 'Battery Power:\n displaysleep 2\nAC Power:\n displaysleep 0\n', 'critical', /not locked/],
    ['', ' displaysleep 0\n', 'unknown', /screen saver starts/],
    ['1200', ' nothing\n', 'unknown', /pmset/],
  ])(
    'macOS counts from the screen saver (%s) or the display’s sleep: %j is %s',
    async (idle, power, state, words) => {
      const run = async ({ argv }: { argv: readonly string[] }) => {
        if (argv[0] === 'sysadminctl') return exited(0, '', 'screenLock delay is immediate');
        if (argv[0] === 'pmset') return exited(0, power);
        return idle === '' ? exited(1, '', 'The domain/default pair does not exist') : exited(0, `${idle}\n`);
      };
      const judgement = judgeScreenLock(await gatherScreenLock(contextFor({}, { run }), 'mac'), limits);
      expect([judgement.state, english(judgement.summary)]).toEqual([state, expect.stringMatching(words)]);
    },
  );

  it('of an unknown desktop, or without gsettings, cannot be told', async () => {
    expect(judged(await gatherScreenLock(contextFor({}), 'unknown'))).toBe('unknown');
    const run = async () => ({ kind: 'not-found' as const, program: 'gsettings' });
    expect(judged(await gatherScreenLock(contextFor({}, { run }), 'gnome'))).toBe('unknown');
    expect(currentDesktop({ XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' })).toBe('gnome');
    expect(currentDesktop({})).toBe('unknown');
  });
});
