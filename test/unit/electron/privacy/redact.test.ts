import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactMetrics } from '../../../../electron/privacy/perfdata';
import { redactText } from '../../../../electron/privacy/redact';

const alice = { user: 'alice', home: '/home/alice' };
const redact = (text: string) => redactText(text, alice);
const metrics = (all: string[]) => redactMetrics(all, redact);

describe('redactText', () => {
  it.each([
    ['backup of /home/alice/docs failed', 'backup of [home]/docs failed'],
    ['cannot read /home/bob/.cache', 'cannot read [home]/.cache'],
    ['C:\\Users\\alice\\x', '[home]\\x'],
    ['repo backup_alice is 3 days old', 'repo backup_[user] is 3 days old'],
    ['Alice is not malicealice', '[user] is not malicealice'],
    ['mail alice.smith@example.co.uk now', 'mail [e-mail] now'],
    ['rest:https://alice:s3c:r@t@backup.example.com/r', 'rest:https://[credentials]@backup.example.com/r'],
    ['sftp://alice@host/x', 'sftp://[credentials]@host/x'],
    ['https://u:p/w@host/x', 'https://[credentials]@host/x'],
    ['https://m:5665/v1?token=abc&x=1', 'https://m:5665/v1?token=[credentials]&x=1'],
    ['https://m:5665/v1/a', 'https://m:5665/v1/a'],
    ['eth0:10.0.0.5/24, gw 192.168.1.1.', 'eth0:[address]/24, gw [address].'],
    ['rta_203.0.113.7 and 203.0.113.7-203.0.113.9', 'rta_[address] and [address]-[address]'],
    ['10.0.0.5-10', '[address]-10'],
    [
      'addr:fe80::1%eth0, 2001:db8::, [::1]:53 and ::ffff:198.51.100.1.',
      'addr:[address], [address], [[address]]:53 and [address].',
    ],
    ['mac 00:1A:2b:3c:4d:5e or 00-1a-2b-3c-4d-5e', 'mac [address] or [address]'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    ['Smith, Alice-Marie: done', '[name]: done'],
    ['alice-marie.smith and Smith', '[name] and [name]'],
    ['backup of laptop-7.example.org and LAPTOP-7', 'backup of [host] and [host]'],
    ['disk /dev/disk/by-id/ata-SAMSUNG_MZ7_S3Z8NB0K is full', 'disk /dev/disk/by-id/[serial] is full'],
    ['Serial Number: S3Z8-NB0K, S/N 4711A', 'Serial Number: [serial], S/N [serial]'],
    ['uuid 8f14e45f-ceea-467f-a8a7-1c2d3e4f5a6b mounted', 'uuid [serial] mounted'],
    ['id 0123456789abcdef0123456789abcdef', 'id [serial]'],
    ['RESTIC_PASSWORD=hunter2 and --token=abc', 'RESTIC_PASSWORD=[credentials] and --token=[credentials]'],
    ['Authorization: Bearer ey.J0-x', 'Authorization: Bearer [credentials]'],
    ['bob@backup:repo is locked', '[credentials]@backup:repo is locked'],
    ['2 packages: libssl3, tor-browser', '2 packages: [2 packages]'],
    ['found\nInst tor [0.4] (0.5 Debian)\nInst vlc [3] (4 Debian)\nend', 'found\n[2 packages]\nend'],
    ['tor/stable 0.4.8 amd64 [upgradable from: 0.4.7]', '[1 package]'],
    ['tor_0.4.8-1_amd64.deb, vlc-3.0.20-1.el9.x86_64', '[package], [package]'],
  ])('%j', (text, expected) => {
    const who = {
      ...alice,
      realName: 'Alice-Marie Smith',
      hosts: ['laptop-7', 'laptop-7.example.org'],
      serials: ['0123456789abcdef0123456789abcdef'],
    };
    expect(redactText(text, who)).toBe(expected);
  });

  it.each([
    'openssl 1.2.3.4-5 and lib 1.2.3.4+dfsg-1, 1.2.3.4~rc1',
    'v1.2.3.4, version 1.2.3.4, Version: 120.0.0.1',
    '1.2.3.4.5 and 300.1.2.3',
    'checked at 12:34:56 on 2026-11-21T12:34:56Z',
    'std::string and Dpkg::Lock, 10:30',
    'age=123s;345600;604800;0',
    'the serial port is busy; 3 security updates are pending, please install by Monday',
    'Ubuntu 24.04 is supported until May; kernel 6.8.0-45-generic is installed, 6.8.0-41-generic is running',
    'the passphrase is missing and none is set',
  ])('leaves "%s" alone', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('redacts another home folder, but not its namesakes', () => {
    const root = { user: 'root', home: '/root/' };
    expect(redactText('/root/x of root, /rootfs, /mnt/root', root)).toBe(
      '[home]/x of root, /rootfs, /mnt/root',
    );
  });

  it('copes with users who are called like a placeholder, and with special characters', () => {
    expect(redactText('user at home', { user: 'user', home: '/home/user' })).toBe('[user] at home');
    expect(redactText('a.b-c+d aXb-c+d', { user: 'a.b-c+d', home: '' })).toBe('[user] aXb-c+d');
  });

  const filler = fc.stringMatching(/^[a-z ,.:;/=()-]{0,12}$/);
  const secrets = fc.constantFrom(
    'alice',
    '/home/alice',
    'alice@example.com',
    '192.168.7.9',
    'fe80::a1b2:3',
    '00:11:22:aa:bb:cc',
    'https://al:hunter2@h.example',
  );

  it('lets no seeded secret through', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, secrets), { minLength: 1, maxLength: 5 }), (parts) => {
        const redacted = redact(parts.map(([text, secret]) => `${text} ${secret} `).join(''));
        expect(redacted).not.toMatch(/\balice\b|192\.168\.7\.9|fe80|00:11:22|hunter2|@example/);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), secrets), { maxLength: 8 }), (parts) => {
        const once = redact(parts.join(' '));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it.each([
    ':',
    'a',
    'a:',
    '1.',
    '@a.',
    'a@',
    'x://',
    '/home/',
    'aa:',
    'a, ',
    'packages: a ',
    'Inst a\n',
    'token=',
    'a-',
    'a_1_',
    'serial ',
  ])('is quick on 100 kB of "%s"', (unit) => {
    const started = performance.now();
    redact(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('redactMetrics', () => {
  it.each([
    ["'/home/alice free'=12GB;1;2;0;10", "'[home] free'=12GB;1;2;0;10"],
    ["'alice's disk'=1;;;;", "'[user]'s disk'=1;;;;"],
    ['backup_alice=3600s;345600;604800;0', 'backup_[user]=3600s;345600;604800;0'],
    ['rta_10.0.0.5=1.5ms', 'rta_[address]=1.5ms'],
    ['age=10s;20:30;@1:2', 'age=10s;20:30;@1:2'],
  ])('%s', (metric, expected) => {
    expect(metrics([metric])[0]).toBe(expected);
  });

  it('keeps every metric valid and its numbers untouched', () => {
    const label = fc.array(
      fc.constantFrom('alice', '/home/alice', 'a@b.de', '10.1.2.3', "'", ' ', 'x', '|'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(label, fc.integer(), (parts, value) => {
        const rest = `=${value}s;1:2;@3;0;9`;
        const redacted = metrics([`'${parts.join('')}'${rest}`])[0] ?? '';
        expect(redacted.endsWith(rest)).toBe(true);
        expect(redacted.slice(0, -rest.length)).toMatch(/^'.+'$/);
      }),
    );
  });
});
