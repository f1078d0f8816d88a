import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../../../electron/agent/plan/configuration';
import { changeSetting, settingsView } from '../../../../../electron/agent/settings/page';
import { managedPolicy } from '../../../../../electron/platform/managed';
import { managedDomain, withoutPayload } from '../../../../../electron/platform/managed/mac';
import type { PolicyInput } from '../../../../../shared/policy';
import type { SettingView } from '../../../../../shared/settingsView';

let folder: string;
let environment: NodeJS.ProcessEnv;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-settings-'));
  environment = {
    FETTLE_POLICY: join(folder, 'policy'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  file = join(folder, 'config/fettle/settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setPolicy(policy: Omit<PolicyInput, 'version'>): void {
  mkdirSync(join(folder, 'policy/policy.d'), { recursive: true });
  writeFileSync(join(folder, 'policy/policy.d/50-company.json'), JSON.stringify({ version: 1, ...policy }));
}

function setSettings(text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function setting(name: string): SettingView | undefined {
  return settingsView(loadConfiguration(environment))
    .groups.flatMap(({ settings }) => settings)
    .find(({ path }) => path.join('.') === name);
}

const change = (name: string, value: string | boolean | string[] | null) =>
  changeSetting(loadConfiguration(environment), [{ path: name.split('.'), value }]);

const company: Omit<PolicyInput, 'version'> = {
  organisation: { name: 'Example GmbH', privacyContact: 'dpo@example.com' },
  enforced: {
    targets: [{ name: 'main', endpoints: ['https://m1:5665'], auth: { type: 'password', user: 'laptop' } }],
    checks: { updates: { required: true } },
    departure: { sticky: true },
  },
  defaults: { language: 'de', checks: { disk: {} } },
};

const registry = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
const preferences = `/Library/Managed Preferences/${managedDomain}.plist`;
const profile = { PayloadUUID: '1', version: 1, enforced: { notifications: 'problems' } };

/** Where the system's own management keeps a policy, as each system answers. */
const managements = {
  'the registry of Windows': {
    managed: () =>
      managedPolicy('windows', (argv) =>
        argv.includes('/s')
          ? `\r\n${registry}\\Fettle\\enforced\r\n    notifications    REG_SZ    problems\r\n\r\n`
          : `\r\n${registry}\\Fettle\r\n`,
      ),
    place: basename(`${registry}\\Fettle`),
  },
  'the managed preferences of macOS': {
    managed: () => ({ place: preferences, text: withoutPayload(JSON.stringify(profile)) }),
    place: basename(preferences),
  },
};

describe('the settings page', () => {
  it('offers without a policy what is about this computer alone', () => {
    const { groups, organisation } = settingsView(loadConfiguration(environment));
    expect(organisation).toBeUndefined();
    expect(groups.map(({ id }) => id)).toEqual(['general', 'check-updates']);
    expect(setting('language')).toMatchObject({ value: 'system', own: false });
    expect(setting('checks.updates.enabled')).toMatchObject({ value: true, own: false });
  });

  it('shows what IT has set, and names the file', () => {
    setPolicy(company);
    expect(settingsView(loadConfiguration(environment)).organisation).toBe('Example GmbH');
    expect(setting('departure.sticky')).toMatchObject({ value: true, locked: '50-company.json' });
    expect(setting('checks.updates.enabled')).toMatchObject({ value: true, locked: '50-company.json' });
    expect(setting('checks.updates.interval')?.locked).toBeUndefined();
    expect(setting('language')).toMatchObject({ value: 'de', own: false });
    expect(setting('checks.disk.enabled')?.locked).toBeUndefined();
  });

  it.each(Object.entries(managements))('shows as locked what %s set', async (_, { managed, place }) => {
    setSettings('{ "version": 1, "notifications": "none" }');
    const configuration = loadConfiguration(environment, managed);
    const shown = settingsView(configuration)
      .groups.flatMap(({ settings }) => settings)
      .find(({ path }) => path.join('.') === 'notifications');
    expect(shown).toMatchObject({ value: 'problems', own: false, locked: place });
    const answer = await changeSetting(configuration, [{ path: ['notifications'], value: 'all' }]);
    expect(answer).toMatchObject({
      written: false,
      faults: [{ message: { id: 'settings.locked', params: { file: place } } }],
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, notifications: 'none' });
  });

  it('leaves only the language open when the policy cannot be used', () => {
    setPolicy({ enforced: { checks: { nonsense: {} } } });
    const names = settingsView(loadConfiguration(environment)).groups.flatMap(({ settings }) =>
      settings.map(({ path }) => path.join('.')),
    );
    expect(names).toEqual(['language']);
  });
});

describe('a choice', () => {
  it('is written for the person alone, holds, and can be taken back', async () => {
    setPolicy(company);
    expect(await change('language', 'en')).toEqual({ written: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, language: 'en' });
    expect(loadConfiguration(environment).plan.language).toBe('en');
    expect(setting('language')).toMatchObject({ value: 'en', own: true });
    await change('language', null);
    expect(setting('language')).toMatchObject({ value: 'de', own: false });
  });

  it('leaves comments and what else is in the file', async () => {
    setSettings('{\n  // mine\n  "version": 1,\n  "pause": "hours"\n}\n');
    await change('notifications', 'problems');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('// mine');
    expect(loadConfiguration(environment).plan.preferences).toEqual({
      notifications: 'problems',
      pause: 'hours',
    });
  });

  it('switches a check off and on again, and it stays in the list', async () => {
    setPolicy(company);
    await change('checks.disk.enabled', false);
    expect(loadConfiguration(environment).plan.entries.map(({ id }) => id)).toEqual(['updates']);
    expect(setting('checks.disk.enabled')).toMatchObject({ value: false, own: true });
    await change('checks.disk.enabled', true);
    expect(loadConfiguration(environment).plan.entries).toHaveLength(2);
  });

  it.each([
    ['checks.updates.interval', 'often', 'config.wrong-value'],
    ['checks.updates.interval', '5s', 'config.too-short'],
    ['notifications', 'loud', 'config.wrong-value'],
    ['hours.from', '08:00', 'config.missing'],
  ])('that is wrong is not written: %s = %s', async (name, value, id) => {
    setPolicy(company);
    const answer = await change(name, value);
    expect(answer).toMatchObject({ written: false });
    const [fault] = answer.written ? [] : answer.faults;
    expect(fault?.message.id).toBe(id);
    expect(fault?.remedy.id).toBeTruthy();
    expect(() => readFileSync(file)).toThrow();
  });

  it('of hours is written as a whole', async () => {
    setPolicy(company);
    const parts = { days: ['mon', 'tue'], from: '09:00', to: '17:00', timeZone: 'Europe/Berlin' };
    const changes = Object.entries(parts).map(([key, value]) => ({ path: ['hours', key], value }));
    expect(await changeSetting(loadConfiguration(environment), changes)).toEqual({ written: true });
    expect(loadConfiguration(environment).plan.hours).toEqual(parts);
  });

  it('that is not the person’s is refused, by whom and where', async () => {
    setPolicy(company);
    const answer = await change('checks.updates.enabled', false);
    expect(answer).toMatchObject({
      written: false,
      faults: [{ message: { id: 'settings.locked', params: { file: '50-company.json' } } }],
    });
    await expect(change('targets', [])).rejects.toThrow('not a setting');
    await expect(change('checks.updates.environment', 'x')).rejects.toThrow('not a setting');
  });

  it('written by hand against IT does not count', () => {
    setPolicy(company);
    setSettings('{ "version": 1, "checks": { "updates": { "enabled": false } } }');
    expect(loadConfiguration(environment).plan.entries.map(({ id }) => id)).toContain('updates');
  });

  it('does not touch a file that is broken', async () => {
    setSettings('{ "version": 1,, }');
    const answer = await change('language', 'de');
    expect(answer.written ? [] : answer.faults.map(({ message }) => message.id)).toContain(
      'config.malformed',
    );
    expect(readFileSync(file, 'utf8')).toBe('{ "version": 1,, }');
  });
});
