import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../../../../electron/checks/catalog';
import type { Machine } from '../../../../electron/checks/check';
import { detected } from '../../../../electron/checks/detect';
import { english } from '../../../support/agent/checks';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fettle-detect-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What is said about a check on a machine that has some programs. */
async function said(id: string, programs: string[], platform: Machine['platform'] = 'linux') {
  const check = catalog.get(id);
  if (!check) throw new Error(id);
  const has = async (program: string) => programs.includes(program);
  const { available, reason } = await detected(check, { platform, root, home: '/home/alice', has });
  return [available, english(reason)];
}

describe('what can be checked on a machine', () => {
  it('is what its system and its programs allow', async () => {
    expect(await said('updates', [])).toEqual([true, 'it can look here']);
    expect(await said('restic', ['restic'])).toEqual([true, 'restic is installed']);
    expect(await said('restic', ['borg'])).toEqual([false, 'not installed: restic']);
    expect(await said('time-machine', ['tmutil'])).toEqual([false, 'not for this operating system']);
    expect(await said('time-machine', ['tmutil'], 'darwin')).toEqual([true, 'tmutil is installed']);
  });

  it('is nothing where IT has to name a server or a command first', async () => {
    expect(await said('ntopng-alerts', [])).toEqual([false, 'needs a server that IT names']);
    expect(await said('plugin', [])).toEqual([false, 'needs a command that IT names']);
  });

  it('is no tool that is installed and not set up', async () => {
    expect(await said('borgmatic', ['borgmatic'])).toEqual([
      false,
      'borgmatic is installed, but nothing is set up for it',
    ]);
    mkdirSync(path.join(root, 'home/alice/.config/borgmatic'), { recursive: true });
    expect(await said('borgmatic', ['borgmatic'])).toEqual([true, 'borgmatic is installed']);
  });

  it('has a word about every check, on every system', async () => {
    for (const id of catalog.keys())
      for (const platform of ['linux', 'darwin', 'win32'] as const)
        expect((await said(id, [], platform))[1], id).not.toBe('');
  });
});
