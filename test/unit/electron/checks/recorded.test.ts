import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeKopia } from '../../../../electron/checks/backups/tools/kopia';
import { judgeLatestBackup } from '../../../../electron/checks/backups/tools/timeMachine';
import { gatherFirewall, judgeFirewall } from '../../../../electron/checks/system/firewall';
import { readDnfSubcommand, readNeedsRestarting } from '../../../../electron/checks/updates/reboot/tools';
import { readApk } from '../../../../electron/checks/updates/sources/apk';
import { parseAdvisories } from '../../../../electron/checks/updates/sources/dnf';
import { readSoftwareupdate } from '../../../../electron/checks/updates/sources/macos';
import { contextFor, exited } from '../../../support/agent/checks';

const recorded = (file: string) => readFileSync(`test/fixtures/${file}`, 'utf8');

/** Output of machines that we do not have, out of public threads and pages; the READMEs of test/fixtures say which. */
describe('what others recorded', () => {
  it.each([
    ['2021', '2021-07-29T22:02:09.311Z'],
    ['0.10', '2022-05-22T04:08:14.104Z'],
  ])('kopia of %s', (version, time) => {
    const reading = judgeKopia(exited(0, recorded(`linux/kopia/listed-${version}.stdout`)), 60);
    expect(reading).toMatchObject({ kind: 'newest', newest: expect.closeTo(Date.parse(time) / 1000, 1) });
  });

  it('kopia’s list for people is no answer', () => {
    const said = recorded('linux/kopia/incomplete-for-people.stdout');
    expect(judgeKopia(exited(0, said), 60)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['dnf5', ['flac.x86_64']],
    ['fedora27', ['glibc.x86_64']],
    ['el7', ['389-ds-base.x86_64', '389-ds-base-libs.x86_64']],
  ])('advisories of %s', (version, packages) => {
    expect([...(parseAdvisories(recorded(`linux/dnf/advisories-${version}.txt`)) ?? [])]).toEqual(packages);
  });

  it.each(['el8', 'el9'])('needs-restarting of %s', (version) => {
    const said = exited(1, recorded(`linux/dnf/restart-${version}.txt`));
    expect(readNeedsRestarting(said, 'b', 60)).toMatchObject({ kind: 'pending' });
    expect(readDnfSubcommand(said, 'b')).toMatchObject({ kind: 'pending' });
  });

  it('needs-restarting of EL 8 with nothing to do, and dnf without the command', () => {
    const none = exited(0, recorded('linux/dnf/restart-none-el8.txt'));
    expect(readNeedsRestarting(none, 'b', 60)).toEqual({ kind: 'none' });
    expect(readDnfSubcommand(none, 'b')).toEqual({ kind: 'none' });
    expect(readDnfSubcommand(exited(1, '', 'No such command: needs-restarting.'), 'b')).toBeUndefined();
    expect(readDnfSubcommand({ kind: 'not-found', program: 'dnf' }, 'b')).toBeUndefined();
  });

  it('apk without its indexes is UNKNOWN, and with updates not whole', () => {
    const heading = 'Installed:                                Available:\n';
    const stderr = recorded('linux/apk/no-index.stderr');
    expect(readApk(exited(0, heading, stderr), 60)).toMatchObject({ kind: 'unknown' });
    expect(readApk(exited(0, recorded('linux/apk/version.txt'), stderr), 60)).toMatchObject({
      kind: 'known',
      incomplete: expect.anything(),
    });
  });

  it.each([
    ['10.15', ['Safari14.0CatalinaAuto-14.0']],
    ['11', ['macOS Big Sur 11.1 Beta 2-20C5061b']],
    ['13', ['Safari17.0VenturaAuto-17.0', 'macOS Ventura 13.6-22G120', 'macOS Sonoma 14.0-23A344']],
    ['13.7', ['Safari18.3.1VenturaAuto-18.3.1', 'macOS Ventura 13.7.4-22H420', 'macOS Sequoia 15.3.1-24D70']],
  ])('softwareupdate of macOS %s', (version, labels) => {
    const pending = readSoftwareupdate(exited(0, recorded(`macos/softwareupdate/list-${version}.txt`)), 60);
    expect(pending).toEqual({ kind: 'known', updates: labels.map((id) => ({ id, security: false })) });
  });

  it('softwareupdate of macOS 10.14, which had another form, is UNKNOWN', () => {
    const said = recorded('macos/softwareupdate/list-10.14.txt');
    expect(readSoftwareupdate(exited(0, said), 60)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['on-10.10', 'ok'],
    ['on-state-2', 'ok'],
    ['blocking-15', 'ok'],
    ['off', 'warning'],
    ['broken-13', 'unknown'],
  ])('the firewall of macOS, %s, is %s', async (file, state) => {
    const run = async () => exited(0, recorded(`macos/firewall/${file}.stdout`));
    expect(judgeFirewall(await gatherFirewall(contextFor({}, { run }), 'mac')).state).toBe(state);
  });

  it('tmutil of Mac OS X 10.7, and of a disk that is away', () => {
    const said = exited(0, recorded('macos/time-machine/latest-10.7.stdout'));
    expect(judgeLatestBackup(said, 60)).toEqual({
      kind: 'newest',
      newest: new Date(2011, 7, 26, 10, 45, 14).getTime() / 1000,
    });
    const away = exited(1, '', recorded('macos/time-machine/not-mounted-wrapped.stderr'));
    expect(judgeLatestBackup(away, 60)).toEqual({ kind: 'unreachable' });
  });
});
