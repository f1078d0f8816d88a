import { describe, expect, it } from 'vitest';
import { machineShutsDown } from '../../../../../electron/platform/logind/shutdown';
import type { ProcessOutcome } from '../../../../../electron/platform/processes/process';

const exited = (stdout: string, code = 0): ProcessOutcome => ({
  kind: 'exited',
  code,
  stdout,
  stderr: '',
  truncated: false,
  duration: 0.01,
});

/** What a systemd 252 said when it was asked inside a unit's ExecStop. */
const poweroff = `  541 poweroff.target                start running
  559 fettle-departure.service       stop  running
  560 systemd-poweroff.service       start waiting
`;
const stopped = '  88 fettle-departure.service stop running\n';

describe('whether the machine shuts down', () => {
  const asked = (state: ProcessOutcome, jobs: ProcessOutcome) =>
    machineShutsDown(async ({ argv }) => (argv[1] === 'list-jobs' ? jobs : state));

  it.each([
    ['a poweroff', 'stopping', poweroff, true],
    ['a reboot', 'stopping', poweroff.replace('poweroff.target', 'reboot.target  '), true],
    ['the stop of the unit', 'running', stopped, false],
    ['the stop of the unit on a degraded system', 'degraded', stopped, false],
    ['a rescue shell', 'stopping', '  12 rescue.target start running\n', false],
    ['a service with such a name', 'stopping', '  12 my-poweroff.target start running\n', false],
    ['a poweroff that ends itself', 'stopping', '  12 poweroff.target stop running\n', false],
  ])('knows %s', async (_, state, jobs, off) => {
    expect(await asked(exited(`${state}\n`, 1), exited(jobs))).toBe(off);
  });

  it('is not said by a systemd that does not answer, or is not there', async () => {
    const none: ProcessOutcome = { kind: 'not-found', program: 'systemctl' };
    expect(await asked(none, none)).toBe(false);
    expect(await asked(exited('stopping\n', 1), none)).toBe(false);
  });
});
