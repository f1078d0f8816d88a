import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxEndOfLife } from '../../../../../../electron/checks/updates/endOfLife/endOfLife';
import type { SupportKind } from '../../../../../../electron/checks/updates/options';

const bookworm = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_CODENAME=bookworm\n';
const jammy =
  'PRETTY_NAME="Ubuntu 22.04.4 LTS"\nID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n';
const devuan =
  'PRETTY_NAME="Devuan GNU/Linux 5 (daedalus)"\nID=devuan\nID_LIKE=debian\nVERSION_CODENAME=daedalus\n';
const lmde = 'NAME=LMDE\nID=linuxmint\nID_LIKE=debian\nVERSION_ID=6\nDEBIAN_CODENAME=bookworm\n';
const mint =
  'PRETTY_NAME="Linux Mint 21"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID=21\nVERSION_CODENAME=vanessa\nUBUNTU_CODENAME=jammy\n';

describe('the end of support', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fettle-eol-'));
    mkdirSync(path.join(root, 'etc'));
    mkdirSync(path.join(root, 'usr/share'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const look = (osRelease: string, support: SupportKind = 'free', tables = true) => {
    writeFileSync(path.join(root, 'etc/os-release'), osRelease);
    if (tables)
      cpSync('test/fixtures/linux/distro-info', path.join(root, 'usr/share/distro-info'), {
        recursive: true,
      });
    return linuxEndOfLife(root, support);
  };

  it.each<[string, string, SupportKind, string]>([
    ['Debian with the free LTS', bookworm, 'free', '2028-06-30'],
    ['Debian without LTS', bookworm, 'standard', '2026-07-11'],
    ['Debian with ELTS', bookworm, 'extended', '2033-06-30'],
    ['Ubuntu', jammy, 'free', '2027-06-01'],
    ['a derivative of Ubuntu with an end of its own', mint, 'free', '2027-04-30'],
    ['a derivative that follows Debian', devuan, 'free', '2028-06-30'],
    ['LMDE, which ends before Debian', lmde, 'standard', '2026-01-01'],
    ['a system that says it itself', 'NAME=Fedora\nSUPPORT_END=2027-05-19\n', 'free', '2027-05-19'],
  ])('%s', async (_, osRelease, support, lastDay) => {
    expect(await look(osRelease, support)).toMatchObject({
      kind: 'known',
      lastDay,
      end: Date.parse(lastDay) / 1000 + 86_400,
    });
  });

  it.each([
    ['a release whose end is not set', 'ID=debian\nVERSION_CODENAME=forky\n'],
    ['a release without a code name', 'ID=debian\nPRETTY_NAME="Debian"\n'],
    ['another system', 'ID=other\nNAME="Other Linux"\n'],
    ['a release of Alpine that is to come, for it is no release', 'ID=alpine\nVERSION_ID=3.29.0\n'],
    ['nonsense in the system’s own word', 'ID=x\nSUPPORT_END=soon\n'],
    ['an empty file', ''],
  ])('is not known for %s', async (_, osRelease) => {
    expect(await look(osRelease)).toMatchObject({ kind: 'unknown' });
  });

  it.each<[string, SupportKind, string]>([
    [bookworm, 'free', '2028-06-30'],
    [bookworm, 'standard', '2026-07-11'],
    [bookworm, 'extended', '2033-06-30'],
    [jammy, 'free', '2027-06-01'],
    [jammy, 'extended', '2034-04-25'],
    [devuan, 'free', '2028-06-30'],
  ])(
    'is told out of our own table, with its month, without distro-info-data',
    async (system, support, lastDay) => {
      expect(await look(system, support, false)).toMatchObject({ kind: 'known', lastDay, table: '2026-11' });
    },
  );

  it('is told out of our own table for a release that an old distro-info-data does not know', async () => {
    const trixie = 'ID=debian\nVERSION_ID=13\nVERSION_CODENAME=trixie\n';
    mkdirSync(path.join(root, 'usr/share/distro-info'));
    writeFileSync(
      path.join(root, 'usr/share/distro-info/debian.csv'),
      'version,codename,series,eol\n12,B,bookworm,2026-07-11\n',
    );
    expect(await look(trixie, 'free', false)).toMatchObject({ lastDay: '2030-06-30', table: '2026-11' });
  });

  it.each([
    ['Arch', 'ID=arch\nNAME="Arch Linux"\n'],
    ['Debian sid', 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\nVERSION_CODENAME=forky\n'],
    ['Alpine edge', 'ID=alpine\nVERSION_ID=3.23_alpha20250612\nPRETTY_NAME="Alpine Linux edge"\n'],
    ['Alpine edge, as it called itself before', 'ID=alpine\nVERSION_ID=3.22.0_alpha20250108\n'],
    ['Kali, made of testing', 'ID=kali\nVERSION_ID=2026.3\nVERSION_CODENAME=kali-rolling\n'],
    ['Tumbleweed', 'ID=opensuse-tumbleweed\nVERSION_ID=20261101\n'],
  ])('does not exist for %s', async (_, osRelease) => {
    expect(await look(osRelease)).toMatchObject({ kind: 'rolling' });
  });

  it('is not known for a derivative that nobody lists, but that of its base is', async () => {
    const other = 'PRETTY_NAME="Other 3"\nID=other\nID_LIKE=ubuntu\nVERSION_ID=3\nUBUNTU_CODENAME=jammy\n';
    expect(await look(other)).toMatchObject({
      kind: 'unknown',
      base: { name: 'Ubuntu jammy', lastDay: '2027-06-01' },
    });
  });

  it('is not announced for the newest of those that end with the next one', async () => {
    expect(await look('ID=neon\nVERSION_ID=24.04\nUBUNTU_CODENAME=noble\n')).toMatchObject({ kind: 'open' });
    expect(await look('ID=linuxmint\nNAME=LMDE\nVERSION_ID=7\nDEBIAN_CODENAME=trixie\n')).toMatchObject({
      kind: 'open',
    });
  });
});
