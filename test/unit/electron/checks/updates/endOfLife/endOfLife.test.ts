import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxEndOfLife } from '../../../../../../electron/checks/updates/endOfLife/endOfLife';
import type { SupportKind } from '../../../../../../electron/checks/updates/options';

const bookworm = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_CODENAME=bookworm\n';
const jammy =
  'PRETTY_NAME="Ubuntu 22.04.4 LTS"\nID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n';
const mint =
  'PRETTY_NAME="Linux Mint 21"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=vanessa\nUBUNTU_CODENAME=jammy\n';

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
    ['a derivative of Ubuntu', mint, 'free', '2027-06-01'],
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
    ['another system', 'ID=arch\nNAME="Arch Linux"\n'],
    ['nonsense in the system’s own word', 'ID=x\nSUPPORT_END=soon\n'],
    ['an empty file', ''],
  ])('is not known for %s', async (_, osRelease) => {
    expect(await look(osRelease)).toMatchObject({ kind: 'unknown' });
  });

  it('is not known without the tables', async () => {
    expect(await look(bookworm, 'free', false)).toEqual({
      kind: 'unknown',
      system: 'Debian GNU/Linux 12 (bookworm)',
    });
  });
});
