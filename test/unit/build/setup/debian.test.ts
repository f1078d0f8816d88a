import { expect, test, vi } from 'vitest';
import { ensureDebianPackages } from '../../../../build/setup/debian.mjs';
import {
  choosePackages,
  missingPackages,
  packagesFor,
  parseCandidates,
  parseInstalled,
} from '../../../../build/setup/debian-packages.mjs';

const everything = (purpose: string) => [...packagesFor(purpose).required, ...packagesFor(purpose).extras];

/** A machine on which `present` is installed and apt offers what `offered` says. */
function machine(present: string[], over = {}, offered = everything('bench')) {
  const run = vi.fn((_command: string, _args: string[]) => Promise.resolve({ status: 0 as number | null }));
  const system = {
    hasApt: true,
    isRoot: true,
    hasTerminal: false,
    installed: (names: string[]) => new Set(names.filter((name) => present.includes(name))),
    candidates: () => new Set(offered),
    ask: vi.fn((_question: string) => Promise.resolve(true)),
    run,
    ...over,
  };
  const commands = () => run.mock.calls.map(([command, args]) => [command, ...args].join(' '));
  return { system, commands };
}

const say = () => undefined;

test('the purposes ask for the fewest packages', () => {
  expect(packagesFor('start').extras).toEqual([]);
  expect(everything('demo')).toContain('icinga2-bin');
  expect(everything('demo')).not.toContain('icinga2');
  expect(everything('demo')).not.toContain('gnome-keyring');
  expect(everything('test')).toContain('gnome-keyring');
});

test('names with t64 count as installed, and are taken where apt has them', () => {
  expect(missingPackages(['libgtk-3-0', 'xvfb'], () => new Set(['libgtk-3-0t64']))).toEqual(['xvfb']);
  const offered = new Set(['libgtk-3-0t64', 'libasound2', 'xvfb']);
  expect(choosePackages(['libgtk-3-0', 'libasound2', 'xvfb', 'restic'], offered)).toEqual({
    chosen: ['libgtk-3-0t64', 'libasound2', 'xvfb'],
    unknown: ['restic'],
  });
});

test('reads what dpkg and apt print', () => {
  expect(parseInstalled('xvfb installed\nrestic config-files\nborgbackup not-installed\n')).toEqual(
    new Set(['xvfb']),
  );
  const policy = [
    'libgtk-3-0t64:',
    '  Installed: (none)',
    '  Candidate: 3.24.41-4ubuntu1',
    '  Version table:',
    '     3.24.41-4ubuntu1 500',
    'libasound2:',
    '  Installed: (none)',
    '  Candidate: (none)',
    '',
  ].join('\n');
  expect(parseCandidates(policy)).toEqual(new Set(['libgtk-3-0t64']));
});

test('nothing is run when nothing is missing', async () => {
  const { system, commands } = machine(everything('test'));
  expect(await ensureDebianPackages('test', { say, system })).toBe('all there');
  expect(commands()).toEqual([]);
});

test('root: updates the lists once and installs only what is missing', async () => {
  const { system, commands } = machine(
    everything('demo').filter((name) => !['xvfb', 'restic'].includes(name)),
  );
  await ensureDebianPackages('demo', { say, system });
  expect(commands()).toEqual([
    'apt-get update -q',
    'apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 -q xvfb restic',
  ]);
});

test('without root and terminal: stops with the one line', async () => {
  const { system, commands } = machine(
    everything('demo').filter((name) => name !== 'xvfb'),
    { isRoot: false },
  );
  await expect(ensureDebianPackages('demo', { say, system })).rejects.toThrow(
    /\n {2}sudo apt-get update; sudo apt-get install -y --no-install-recommends xvfb$/,
  );
  expect(commands()).toEqual([]);
});

test('an ordinary user on a terminal is asked once, then sudo is used', async () => {
  const { system, commands } = machine([], { isRoot: false, hasTerminal: true });
  await ensureDebianPackages('start', { say, system });
  expect(system.ask).toHaveBeenCalledTimes(1);
  expect(commands().every((line) => line.startsWith('sudo DEBIAN_FRONTEND=noninteractive apt-get '))).toBe(
    true,
  );
});

test('who says no gets the line; the demo goes on when only its extras are missing', async () => {
  const no = { isRoot: false, hasTerminal: true, ask: () => Promise.resolve(false) };
  await expect(ensureDebianPackages('start', { say, system: machine([], no).system })).rejects.toThrow(
    /sudo apt-get install/,
  );
  const { system, commands } = machine(packagesFor('demo').required, no);
  expect(await ensureDebianPackages('demo', { say, system })).toMatch(/^left out: .*icinga2-bin/);
  expect(commands()).toEqual([]);
});

test('a package that the system does not offer stops the tests, not the demo', async () => {
  const offered = everything('test').filter((name) => name !== 'icinga2-bin');
  const demo = machine([], {}, offered);
  expect(await ensureDebianPackages('demo', { say, system: demo.system })).toMatch(
    /does not offer icinga2-bin/,
  );
  const tests = machine([], {}, offered);
  await expect(ensureDebianPackages('test', { say, system: tests.system })).rejects.toThrow(
    /does not know icinga2-bin/,
  );
});

test('a tool that is only tried where it is to be had stops nothing, unless nothing is known', async () => {
  const offered = everything('test').filter((name) => name !== 'pacman-package-manager');
  const { system, commands } = machine([], {}, offered);
  expect(await ensureDebianPackages('test', { say, system })).toBe(
    'installed; this system does not offer pacman-package-manager',
  );
  expect(commands().at(-1)).toContain(' vorta');
  const offline = machine([], { run: () => Promise.resolve({ status: 100 }) }, offered);
  await expect(ensureDebianPackages('test', { say, system: offline.system })).rejects.toThrow(
    /does not know pacman-package-manager \(and apt-get update failed\)/,
  );
});

test('a failed apt-get is reported with its exit code', async () => {
  const { system } = machine([], { run: () => Promise.resolve({ status: 100 }) });
  await expect(ensureDebianPackages('start', { say, system })).rejects.toThrow(/exit code 100/);
});

test('a system without apt is told what is needed', async () => {
  const { system } = machine([], { hasApt: false });
  expect(await ensureDebianPackages('demo', { say, system })).toMatch(/no apt.*Icinga 2/);
});
