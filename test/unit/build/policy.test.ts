import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adml, admx } from '../../../build/policy/admx';
import { examplePolicy } from '../../../build/policy/example';
import { policyKeys } from '../../../build/policy/keys';
import { policyPages } from '../../../build/policy/pages';
import { catalog } from '../../../electron/checks/catalog';
import { policyOfRegistry } from '../../../electron/platform/managed/windows';
import { policyDescriptions } from '../../../electron/policy/descriptions';
import { loadPolicy } from '../../../electron/policy/load';
import { PolicySchema } from '../../../shared/policy';
import { ConfigurationFolder } from '../../support/agent/configuration';

const root = path.join(__dirname, '../../..');

describe('what is made of the schema', () => {
  it.each(Object.keys(policyPages()))(
    '%s is up to date (node --import tsx build/policy/write.ts)',
    (file) => {
      expect(readFileSync(path.join(root, file), 'utf8')).toBe(policyPages()[file]);
    },
  );

  it('describes every key, and no key that is not there', () => {
    const known = new Set(policyKeys().map((key) => key.path));
    expect(Object.keys(policyDescriptions).filter((one) => !known.has(one))).toEqual([]);
  });
});

describe('the group policies', () => {
  const attribute = (xml: string, name: string) =>
    [...xml.matchAll(new RegExp(`\\b${name}="([^"]*)"`, 'g'))].map((found) => found[1] ?? '');
  const referred = (kind: string) =>
    [...admx().matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map((found) => found[1]);

  it.each(['en', 'de'] as const)('have all their words in %s, and no others', (language) => {
    const words = adml(language);
    const strings = [...words.matchAll(/<string id="(\w+)">([^<]+)</g)].map((found) => found[1]);
    const presentations = [...words.matchAll(/<presentation id="(\w+)">/g)].map((found) => found[1]);
    expect(new Set(strings)).toEqual(new Set(referred('string')));
    expect(new Set(presentations)).toEqual(new Set(referred('presentation')));
    expect(strings.length).toBe(new Set(strings).size);
  });

  it('set each value once', () => {
    const values = [...admx().matchAll(/key="([^"]+)"[\s\S]*?valueName="([^"]+)"/g)].map(
      ([, key, value]) => `${key}\\${value}`,
    );
    expect(values.length).toBe(attribute(admx(), 'explainText').length);
    expect(new Set(values).size).toBe(values.length);
  });

  it('come back out of the registry as the policy that was meant', () => {
    const config = new ConfigurationFolder();
    try {
      const policy = policyOfRegistry(registryOf(examplePolicy));
      expect(policy).toEqual(examplePolicy);
      const managed = () => ({ place: 'HKEY_LOCAL_MACHINE', text: JSON.stringify(policy) });
      const loaded = loadPolicy(config.paths, catalog, managed, config.owners);
      expect(loaded).toMatchObject({ state: 'loaded', faults: [] });
    } finally {
      config.remove();
    }
  });

  it('know booleans, numbers and texts apart', () => {
    const printed = [
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Fettle\\enforced\\departure',
      '    sticky    REG_SZ    false',
      '    author    REG_SZ    Müller & Söhne    GmbH',
      '    mode    REG_MULTI_SZ    acknowledge\\0downtime',
      '    count    REG_DWORD    0x10',
    ].join('\r\n');
    expect(policyOfRegistry(printed)).toEqual({
      version: 1,
      enforced: {
        departure: {
          sticky: false,
          author: 'Müller & Söhne    GmbH',
          mode: ['acknowledge', 'downtime'],
          count: 16,
        },
      },
    });
  });
});

describe('the example of a profile', () => {
  it('is a good policy', () => {
    expect(PolicySchema.safeParse(examplePolicy).error).toBeUndefined();
  });
});

/** What `reg query /s` prints for a policy that was set by the templates: lists and objects in lists as several lines. */
function registryOf(policy: object): string {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Fettle';
  const lines: string[] = [];
  const walk = (value: object, place: string) => {
    lines.push('', place);
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'version') continue;
      const strings = Array.isArray(inner) && inner.every((one) => typeof one === 'string');
      if (strings) lines.push(`    ${name}    REG_MULTI_SZ    ${inner.join('\\0')}`);
      else if (Array.isArray(inner) || name === 'checks') {
        const text = JSON.stringify(inner, undefined, 1).split('\n').join('\\0');
        lines.push(`    ${name}    REG_MULTI_SZ    ${text}`);
      } else if (typeof inner !== 'object') lines.push(`    ${name}    REG_SZ    ${String(inner)}`);
    }
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && !Array.isArray(inner) && name !== 'checks')
        walk(inner, `${place}\\${name}`);
    }
  };
  walk(policy, key);
  return lines.join('\r\n');
}
