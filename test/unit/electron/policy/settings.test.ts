import { existsSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../../electron/policy/settings';
import { ConfigurationFolder } from '../../../support/agent/configuration';

let config: ConfigurationFolder;
beforeEach(() => {
  config = new ConfigurationFolder();
});
afterEach(() => config.remove());

const load = () => loadSettings(config.paths.settingsFile);

describe('loadSettings', () => {
  it.each([
    ['no file', undefined],
    ['an empty file', ''],
  ])('%s is no settings', (_, text) => {
    if (text !== undefined) config.settings(text);
    expect(load()).toEqual({ faults: [] });
  });

  it('reads them', () => {
    config.settings({ version: 1, language: 'de' });
    expect(load()).toMatchObject({ layer: { name: 'settings', value: { language: 'de' } }, faults: [] });
  });

  it.each([
    ['{', 'config.malformed'],
    ['{"version":1,"langage":"de"}', 'config.unknown-key'],
    ['{"version":1,"language":"fr"}', 'config.wrong-value'],
    ['{"language":"de"}', 'config.missing'],
    ['[]', 'config.wrong-value'],
  ])('leaves %s where it is, ignores it and says so', (text, id) => {
    config.settings(text);
    const { layer, faults } = load();
    expect(layer).toBeUndefined();
    expect(faults[0]).toMatchObject({ area: 'settings', message: { id }, place: { line: 1 } });
    expect(existsSync(config.paths.settingsFile)).toBe(true);
  });

  it('says when they cannot be read', () => {
    mkdirSync(config.paths.settingsFile);
    expect(load().faults[0]).toMatchObject({ area: 'settings', message: { id: 'config.unreadable' } });
  });
});
