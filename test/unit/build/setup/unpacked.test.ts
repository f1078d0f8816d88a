import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureUnpacked, UNPACKED } from '../../../../build/setup/unpacked.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fettle-unpacked-'));
});
afterEach(() => rmSync(root, { recursive: true }));

interface Machine {
  installed?: readonly string[];
  offered?: readonly string[];
  /** The command that fails, by its beginning. */
  fails?: string;
}

/** A machine that answers as apt and dpkg do; a package "unpacks" to a file of its name. */
function machine({ installed = [], offered = UNPACKED, fails = '-' }: Machine) {
  const commands: string[] = [];
  const answers: Record<string, (args: string[], cwd?: string) => string> = {
    'dpkg-query': () => installed.map((name) => `${name} installed\n`).join(''),
    'apt-cache': () => offered.map((name) => `${name}:\n  Candidate: 1.0\n`).join(''),
    'apt-get install': (args) =>
      ['libthing1', ...args.slice(4)].map((name) => `Inst ${name} (1.0)\n`).join(''),
    'apt-get download': (args, cwd = '') => {
      for (const name of args.slice(2)) writeFileSync(path.join(cwd, `${name}.deb`), '');
      return '';
    },
    'dpkg-deb': ([, file = '', folder = '']) => {
      writeFileSync(path.join(folder, path.basename(file, '.deb')), '');
      return '';
    },
  };
  const run = (command: string, args: string[], { cwd }: { cwd?: string } = {}) => {
    const line = [command, ...args].join(' ');
    commands.push(line);
    if (line.startsWith(fails)) return { status: 100, stdout: '', stderr: 'E: first\nE: no such thing\n' };
    const answer = answers[`${command} ${args[0]}`] ?? answers[command];
    return { status: 0, stdout: answer?.(args, cwd) ?? '', stderr: '' };
  };
  return { commands, options: { say: () => undefined, platform: 'linux', run } };
}

const inFolder = (name: string) => existsSync(path.join(root, '.runtime/unpacked', name));

test('what is not installed is unpacked with the libraries that are missing, once', () => {
  const { commands, options } = machine({ installed: ['snapd'] });
  expect(ensureUnpacked(root, options)).toBe('unpacked');
  expect(['fwupd', 'deja-dup', 'libthing1', 'snapd'].map(inFolder)).toEqual([true, true, true, false]);
  // Nothing is ever installed.
  expect(
    commands.filter((line) => line.startsWith('apt-get install') && !line.includes('--simulate')),
  ).toEqual([]);
  expect(existsSync(path.join(root, '.runtime/unpacked.partial'))).toBe(false);
  const before = commands.length;
  expect(ensureUnpacked(root, options)).toBe('all there');
  expect(commands.slice(before).filter((line) => /apt-cache|update|download/.test(line))).toEqual([]);
});

test('where all is installed nothing is fetched', () => {
  const { commands, options } = machine({ installed: UNPACKED });
  expect(ensureUnpacked(root, options)).toBe('all installed');
  expect(commands.filter((line) => /update|download/.test(line))).toEqual([]);
});

test('what the system does not offer is said, asked for once more after an update, and the rest is unpacked', () => {
  const { commands, options } = machine({ offered: ['snapd', 'deja-dup'] });
  expect(ensureUnpacked(root, options)).toBe(
    'this system does not offer fwupd, fwupd-tests, nginx, haproxy, apache2-bin; tests that need it are skipped',
  );
  expect(commands).toContain('apt-get update -q');
  expect([inFolder('snapd'), inFolder('fwupd')]).toEqual([true, false]);
  expect(JSON.parse(readFileSync(path.join(root, '.runtime/unpacked/packages.json'), 'utf8'))).toEqual(
    UNPACKED,
  );
});

test.each([
  ['apt-get install', /^apt cannot install .*: E: no such thing; tests .* are skipped$/],
  ['apt-get download', /^the packages could not be fetched: E: no such thing; /],
  ['dpkg-deb', /\.deb could not be unpacked: E: no such thing; /],
])('when %s fails it says so, leaves nothing half made, and the next run succeeds', (fails, words) => {
  expect(ensureUnpacked(root, machine({ fails }).options)).toMatch(words);
  expect([inFolder('.'), existsSync(path.join(root, '.runtime/unpacked.partial'))]).toEqual([false, false]);
  expect(ensureUnpacked(root, machine({}).options)).toBe('unpacked');
});

test('elsewhere than on a system with apt it says what is not tried', () => {
  const sentence = `no apt on this system; not tried without an installation: ${UNPACKED.join(', ')}`;
  expect(ensureUnpacked(root, { ...machine({}).options, platform: 'darwin' })).toBe(sentence);
  expect(ensureUnpacked(root, machine({ fails: 'apt-get --version' }).options)).toBe(sentence);
});
