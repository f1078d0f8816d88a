import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSystemSettings, systemSettingsOpening } from '../../../../electron/platform/systemSettings';
import { systemSettingsOpenings } from '../../../../electron/platform/systemSettings/table';
import { RemedySchema } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';
import { systemSettingsPages } from '../../../../shared/systemSettings';

let bin = '';
beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'fettle-settings-'));
});
afterEach(() => rmSync(bin, { recursive: true }));

const install = (name: string, script = 'exit 0') => {
  const file = path.join(bin, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
};

describe('the table of settings pages', () => {
  it.each(systemSettingsPages)('%s: only addresses that the system itself serves', (page) => {
    for (const opening of [
      ...systemSettingsOpenings(page, 'windows'),
      ...systemSettingsOpenings(page, 'mac'),
    ]) {
      if ('address' in opening)
        expect(opening.address).toMatch(
          /^(ms-settings:|windowsdefender:\/\/|x-apple\.systempreferences:com\.apple\.)/,
        );
    }
    for (const desktop of ['gnome', 'kde', 'unknown'] as const)
      for (const opening of systemSettingsOpenings(page, desktop)) expect(opening).toHaveProperty('argv');
  });

  it('has an answer for every page but that of macOS on Windows, and for updates everywhere', () => {
    const without = systemSettingsPages.filter(
      (page) => systemSettingsOpenings(page, 'windows').length === 0,
    );
    expect(without).toEqual(['disk-access']);
    expect(systemSettingsPages.filter((page) => systemSettingsOpenings(page, 'mac').length === 0)).toEqual(
      [],
    );
    for (const desktop of ['gnome', 'kde', 'unknown'] as const)
      expect(systemSettingsOpenings('updates', desktop)).not.toEqual([]);
  });
});

describe('settingsOpening', () => {
  it('is nothing without a program', async () => {
    expect(await systemSettingsOpening('updates', { PATH: bin }, 'gnome')).toBeUndefined();
  });

  it('is the desktop’s own program before another one', async () => {
    const [gnome, kde] = [install('gnome-software'), install('plasma-discover')];
    const environment = { PATH: bin };
    expect(await systemSettingsOpening('updates', environment, 'gnome')).toEqual({
      argv: [gnome, '--mode=updates'],
    });
    expect(await systemSettingsOpening('updates', environment, 'kde')).toEqual({
      argv: [kde, '--mode', 'update'],
    });
    expect(await systemSettingsOpening('updates', environment, 'unknown')).toEqual({
      argv: [gnome, '--mode=updates'],
    });
  });

  it('does not start GNOME’s settings on another desktop, where they refuse to run', async () => {
    install('gnome-control-center');
    expect(await systemSettingsOpening('network', { PATH: bin }, 'unknown')).toBeUndefined();
  });

  it('needs no program where the system serves an address', async () => {
    expect(await systemSettingsOpening('updates', {}, 'windows')).toEqual({
      address: 'ms-settings:windowsupdate',
    });
  });
});

describe('openSettings', () => {
  it('starts the program in the session’s environment, without what is Electron’s', async () => {
    const said = path.join(bin, 'said');
    install('baobab', `env > ${said}.new; /bin/mv ${said}.new ${said}`);
    const environment = {
      PATH: `${bin}:/usr/bin:/bin`,
      DISPLAY: ':7',
      ELECTRON_RUN_AS_NODE: '1',
      FETTLE_POLICY: 'x',
    };
    await openSystemSettings('storage', environment, () => Promise.reject(new Error('no address')));
    await vi.waitFor(() => expect(existsSync(said)).toBe(true), 10_000);
    const seen = readFileSync(said, 'utf8');
    expect(seen).toContain('DISPLAY=:7');
    expect(seen).not.toMatch(/ELECTRON|FETTLE/);
  });

  it('says when nothing can open it', async () => {
    await expect(openSystemSettings('storage', { PATH: bin }, async () => undefined)).rejects.toThrow(
      'no program',
    );
  });
});

it('a page that only another version knows leaves a stored remedy readable', () => {
  const remedy = { message: message('disk.remedy', { mount: '/' }), settings: 'kitchen' };
  expect(RemedySchema.parse(remedy).settings).toBeUndefined();
});
